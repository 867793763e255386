#include "cli/commands.h"

#include "cli/archive_folder.h"
#include "cli/files.h"

namespace kexie::cli {

Result<Archive> load_bundle(const std::string& path) {
    const auto bytes = read_bundle_file(path);
    if (!bytes) return bytes.error();
    return read_bundle(bytes.value(), path);
}

Outcome write_result(const std::string& path, std::string_view bytes, const Console& console) {
    Outcome outcome;
    if (path == "-") {
        console.out << bytes;
    } else if (auto error = write_file(path, bytes)) {
        outcome.errors.push_back(std::move(*error));
    }
    return outcome;
}

Outcome run(const PrintArguments& arguments, const Console& console) {
    console.out << arguments.text;
    return {};
}

}  // namespace kexie::cli
