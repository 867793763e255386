#include "cli/archive_folder.h"

#include <filesystem>
#include <system_error>

#include "archive/file_bundle.h"
#include "archive/merge.h"
#include "archive/meta.h"
#include "cli/files.h"
#include "cli/gunzip.h"
#include "cli/issue_files.h"
#include "cli/pdf_reader.h"

namespace kexie::cli {

namespace {

Result<Archive> open_folder(const std::string& folder, std::vector<Error>& errors) {
    const auto paths = list_issue_files({folder});
    if (!paths) return paths.error();
    std::vector<Issue> issues;
    std::vector<IssueFile> files = read_issue_files(paths.value(), errors);
    if (files.empty() && !errors.empty()) return errors.front();
    for (IssueFile& file : files) {
        keep_source_text(file);
        for (ParsedIssue& parsed : file.issues) issues.push_back(std::move(parsed.issue));
    }
    Archive archive;
    merge_issues(archive, std::move(issues));
    if (auto error = read_meta_file(folder, archive)) return *error;
    return archive;
}

}  // namespace

std::optional<Error> read_meta_file(const std::string& folder, Archive& archive) {
    archive.title = common_title(archive.issues);
    const std::string path = folder + "/" + std::string(meta_file_name);
    if (!file_exists(path)) return std::nullopt;
    const auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    const auto meta = read_meta(bytes.value(), path);
    if (!meta) return meta.error();
    if (meta.value().title) archive.title = *meta.value().title;
    if (meta.value().note) archive.note = *meta.value().note;
    return std::nullopt;
}

Result<std::string> read_bundle_file(const std::string& path) {
    auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    return unpack_file(bytes.take(), path);
}

Result<Archive> open_archive(const std::string& path, std::vector<Error>& unread) {
    std::error_code unknown;
    if (std::filesystem::is_directory(path, unknown)) return open_folder(path, unread);
    auto bytes = read_bundle_file(path);
    if (!bytes) return bytes.error();
    const auto bundle = bundle_of_file(bytes.take(), base_name(path), nullptr, read_pdf);
    if (!bundle) return bundle.error();
    return read_bundle(bundle.value(), path);
}

}  // namespace kexie::cli
