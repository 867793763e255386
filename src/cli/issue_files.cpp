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

std::vector<IssueFile> read_issue_files(const std::vector<std::string>& paths,
                                        std::vector<Error>& errors,
                                        const std::function<void()>& step) {
    std::vector<IssueFile> files;
    for (const std::string& path : paths) {
        if (step) step();
        auto file = read_issue_file(path);
        if (file) {
            files.push_back(file.take());
        } else {
            errors.push_back(file.error());
        }
    }
    learn_from_each_other(files);
    return files;
}

}  // namespace kexie::cli
