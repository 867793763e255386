#include "archive/file_bundle.h"

#include <utility>
#include <vector>

#include "archive/issue_file.h"
#include "archive/merge.h"
#include "archive/reader_advice.h"
#include "document/text_runs.h"

namespace kexie {

Profile profile_of(const Archive& archive) {
    Profile profile;
    for (const auto& issue : archive.issues) profile.learn(*issue);
    return profile;
}

namespace {

// What is noted about the file as a whole stands before what is noted about its first issue.
void take_issues(IssueFile& file, std::vector<Issue>& issues) {
    if (file.issues.empty()) return;
    keep_source_text(file);
    std::vector<Diagnostic>& noted = file.issues.front().issue.diagnostics;
    noted.insert(noted.begin(), file.diagnostics.begin(), file.diagnostics.end());
    for (ParsedIssue& parsed : file.issues) issues.push_back(std::move(parsed.issue));
}

// The interface has words for its own errors; those of the readers of formats are advice.
Error for_readers(Error error) {
    if (error.code == "pdf-elsewhere") error.code = "file-format";
    if (const auto advice = advice_on_error(error.code)) {
        error.code = "file-format";
        error.message = *advice;
    }
    return error;
}

Result<std::string> bundle_of(std::string bytes, std::string_view name, const Profile* known,
                              const ReadPdf& read_pdf) {
    std::vector<Error> errors;
    std::vector<IssueFile> files =
        parse_issue_files(std::move(bytes), name, errors, known, read_pdf);
    const std::size_t left = std::erase_if(errors, [&](const Error& error) {
        return error.code == "pdf-elsewhere" && error.source != name;
    });
    std::vector<Issue> issues;
    for (IssueFile& file : files) take_issues(file, issues);
    if (issues.empty()) {
        if (errors.empty() && left > 0) {
            return Error{"zip-only-pdf", "The zip file holds nothing but PDF.", std::string(name),
                         std::nullopt};
        }
        if (!errors.empty()) return errors.front();
        return Error{"file-empty", "There is no text in the file.", std::string(name), {}};
    }
    for (const Error& error : errors) {
        issues.front().diagnostics.push_back(
            {1, Severity::Error, "file-unread", "压缩包里有文件没有读：" + error.source + "。"});
    }
    Archive archive;
    merge_issues(archive, std::move(issues));
    return write_bundle(archive);
}

}  // namespace

Result<std::string> bundle_of_file(std::string bytes, std::string_view name, const Profile* known,
                                   const ReadPdf& read_pdf) {
    if (is_bundle(bytes)) return bytes;
    auto bundle = bundle_of(std::move(bytes), name, known, read_pdf);
    if (!bundle) return for_readers(bundle.error());
    return bundle;
}

Result<std::string> bundle_of_pdf(std::string bytes, std::string_view runs, std::string_view name,
                                  const Profile* known) {
    return bundle_of(std::move(bytes), name, known, [&](std::string_view) {
        auto pages = read_runs(runs);
        return pages ? lay_out_pages(pages.take()) : Result<Document>(pages.error());
    });
}

}  // namespace kexie
