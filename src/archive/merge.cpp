#include "archive/merge.h"

#include <map>
#include <string_view>
#include <utility>

namespace kexie {

namespace {

// Equal but for the file they came from.
bool same_text(const Issue& a, Issue b) {
    b.source = a.source;
    b.id = a.id;
    return a == b;
}

}  // namespace

std::vector<Repeat> merge_issues(Archive& archive, std::vector<Issue> issues) {
    std::map<std::string, std::shared_ptr<const Issue>, std::less<>> by_id;
    for (const auto& issue : archive.issues) by_id.emplace(issue->id, issue);

    std::vector<Repeat> repeats;
    for (Issue& issue : issues) {
        const std::string claimed = issue.id;
        bool repeated = false;
        for (int attempt = 1; !repeated; ++attempt) {
            const auto holder = by_id.find(issue.id);
            if (holder == by_id.end()) break;
            repeated = same_text(*holder->second, issue);
            issue.id = claimed + "~" + issue.source.sha256.substr(0, 6);
            if (attempt > 1) issue.id += "-" + std::to_string(attempt);
        }
        const auto first = by_id.find(claimed);
        if (first != by_id.end()) {
            repeats.push_back({claimed, issue.source.file, first->second->source.file,
                               repeated ? std::string() : issue.id});
        }
        if (repeated) continue;
        auto added = std::make_shared<const Issue>(std::move(issue));
        by_id.emplace(added->id, added);
        archive.issues.push_back(std::move(added));
    }
    sort_issues(archive.issues);
    return repeats;
}

std::string common_title(const std::vector<std::shared_ptr<const Issue>>& issues) {
    std::map<std::string_view, int> counts;
    for (const auto& issue : issues) {
        if (issue->title) ++counts[*issue->title];
    }
    std::string_view best;
    int best_count = 0;
    for (const auto& issue : issues) {
        if (!issue->title || counts[*issue->title] <= best_count) continue;
        best = *issue->title;
        best_count = counts[best];
    }
    return std::string(best);
}

}  // namespace kexie
