#include "app/own_files.h"

#include <algorithm>
#include <utility>

#include "archive/merge.h"

namespace kexie {

OwnFile read_own_file(const DroppedFile& file) {
    OwnFile own;
    own.id = file.id;
    own.name = file.name;
    own.bytes = file.bytes;
    own.error = file.error;
    if (own.error) return own;
    auto archive = read_bundle(file.bundle, file.name);
    if (archive) {
        own.issues = std::move(archive.value().issues);
    } else {
        own.error = archive.error();
    }
    return own;
}

void add_own_file(std::vector<OwnFile>& files, OwnFile file) {
    const auto same = std::find_if(files.begin(), files.end(),
                                   [&](const OwnFile& other) { return other.id == file.id; });
    if (same == files.end()) {
        files.push_back(std::move(file));
    } else {
        *same = std::move(file);
    }
}

void join_own_file(Archive& archive, const OwnFile& file) {
    std::vector<Issue> issues;
    for (const auto& issue : file.issues) issues.push_back(*issue);
    merge_issues(archive, std::move(issues));
}

Archive join_own_files(const Archive& base, const std::vector<OwnFile>& files) {
    Archive archive = base;
    for (const OwnFile& file : files) join_own_file(archive, file);
    if (archive.title.empty()) archive.title = common_title(archive.issues);
    return archive;
}

}  // namespace kexie
