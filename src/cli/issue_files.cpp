#include "cli/issue_files.h"

#include <utility>

#include "cli/files.h"
#include "cli/pdf_reader.h"

namespace kexie::cli {

std::vector<IssueFile> read_issue_files(const std::vector<std::string>& paths,
                                        std::vector<Error>& errors,
                                        const std::function<void()>& step) {
    std::vector<IssueFile> files;
    for (const std::string& path : paths) {
        if (step) step();
        auto bytes = read_file(path);
        if (!bytes) {
            errors.push_back(bytes.error());
            continue;
        }
        const std::size_t old_errors = errors.size();
        const std::string name = base_name(path);
        for (IssueFile& file : parse_issue_files(bytes.take(), name, errors, nullptr, read_pdf)) {
            file.path = path + file.path.substr(name.size());
            files.push_back(std::move(file));
        }
        for (std::size_t i = old_errors; i < errors.size(); ++i) {
            errors[i].source = path + errors[i].source.substr(name.size());
        }
    }
    learn_from_each_other(files);
    return files;
}

}  // namespace kexie::cli
