#include "cli/issue_files.h"

#include <utility>

#include "base/sha256.h"
#include "cli/files.h"
#include "cli/pdf_reader.h"
#include "text/file_format.h"

namespace kexie::cli {

namespace {

Result<IssueFile> read_pdf_issue(const std::string& path, const std::string& sha256) {
    auto document = read_pdf(path);
    if (!document) return document.error();
    return parse_document(document.take(), base_name(path), sha256);
}

}  // namespace

Result<IssueFile> read_issue_file(const std::string& path) {
    auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    auto file = file_format(bytes.value()) == FileFormat::Pdf
                    ? read_pdf_issue(path, sha256_hex(bytes.value()))
                    : parse_issue_file(bytes.take(), base_name(path));
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
