#include "cli/issue_files.h"

#include <utility>

#include "cli/files.h"

namespace kexie::cli {

Result<IssueFile> read_issue_file(const std::string& path) {
    auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    auto file = parse_issue_file(bytes.take(), base_name(path));
    if (!file) {
        Error error = file.error();
        error.source = path;
        return error;
    }
    file.value().path = path;
    return file;
}

}  // namespace kexie::cli
