#include "archive/file_bundle.h"

#include <utility>
#include <vector>

#include "archive/issue_file.h"
#include "archive/merge.h"

namespace kexie {

Profile profile_of(const Archive& archive) {
    Profile profile;
    for (const auto& issue : archive.issues) profile.learn(*issue);
    return profile;
}

Result<std::string> bundle_of_file(std::string bytes, std::string_view name, const Profile* known) {
    if (is_bundle(bytes)) return bytes;
    auto file = parse_issue_file(std::move(bytes), name, known);
    if (!file) return file.error();
    if (file.value().issues.empty()) {
        return Error{"file-empty", "There is no text in the file.", std::string(name), {}};
    }
    keep_source_text(file.value());
    std::vector<Issue> issues;
    for (ParsedIssue& parsed : file.value().issues) issues.push_back(std::move(parsed.issue));
    std::vector<Diagnostic>& noted = issues.front().diagnostics;
    noted.insert(noted.begin(), file.value().diagnostics.begin(), file.value().diagnostics.end());
    Archive archive;
    merge_issues(archive, std::move(issues));
    return write_bundle(archive);
}

}  // namespace kexie
