#include "bulletin/check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "bulletin/folded_line.h"

namespace kexie {

namespace {

// The line of an issue's number, for a person to look at: its labels are 第, 期 and the like.
int number_line(const Issue& issue) {
    for (const Label& label : issue.labels) {
        const std::u32string key = match_key(label.text);
        if (key.find_first_of(U"期号") != std::u32string::npos) return label.line;
    }
    return 1;
}

std::string label_of(const Issue& issue) {
    return issue.id + "（" + issue.source.file + "）";
}

// In the order in which the issues should have appeared.
bool comes_before(const Issue* a, const Issue* b) {
    const auto key = [](const Issue* issue) {
        return std::make_tuple(issue->title.value_or(""), issue->year.value_or(0),
                               issue->number.value_or(0), issue->date.value_or(Date{}), issue->id,
                               issue->source.file);
    };
    return key(a) < key(b);
}

class IssueChecker {
public:
    explicit IssueChecker(const std::vector<const Issue*>& issues) {
        for (const Issue* issue : issues) {
            if (issue != nullptr) m_issues.push_back(issue);
        }
        std::stable_sort(m_issues.begin(), m_issues.end(), comes_before);
    }

    std::vector<Finding> check() {
        check_duplicates();
        check_totals();
        check_dates();
        std::stable_sort(
            m_findings.begin(), m_findings.end(), [](const Finding& a, const Finding& b) {
                return std::tie(a.file, a.diagnostic.line) < std::tie(b.file, b.diagnostic.line);
            });
        return std::move(m_findings);
    }

private:
    void report(const Issue& issue, Severity severity, const char* code, std::string message) {
        m_findings.push_back(
            {issue.source.file, {number_line(issue), severity, code, std::move(message)}});
    }

    void check_duplicates() {
        std::map<std::string, const Issue*> first;
        for (const Issue* issue : m_issues) {
            const auto [found, is_new] = first.emplace(issue->id, issue);
            if (is_new) continue;
            const Issue& other = *found->second;
            if (issue->articles == other.articles) {
                report(*issue, Severity::Warning, "issue-duplicate",
                       "与 " + label_of(other) + " 内容相同，是重复的一期。");
            } else {
                report(*issue, Severity::Error, "issue-conflict",
                       "与 " + label_of(other) + " 期号相同而内容不同，其中一期的期号有误。");
            }
        }
    }

    // Total minus number is the same all year, so one that differs from most is wrong.
    void check_totals() {
        std::map<std::tuple<std::string, int>, std::map<int, int>> votes;
        const auto key = [](const Issue& issue) {
            return std::make_tuple(issue.title.value_or(""), *issue.year);
        };
        const auto complete = [](const Issue& issue) {
            return issue.year && issue.number && issue.total_number;
        };
        for (const Issue* issue : m_issues) {
            if (complete(*issue)) ++votes[key(*issue)][*issue->total_number - *issue->number];
        }
        for (const Issue* issue : m_issues) {
            if (!complete(*issue)) continue;
            const std::map<int, int>& differences = votes[key(*issue)];
            if (differences.size() < 2) continue;
            const auto usual =
                std::max_element(differences.begin(), differences.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            const int own = *issue->total_number - *issue->number;
            // Of two that have one vote each, one is reported; its message names the other reading.
            if (own == usual->first) continue;
            report(*issue, Severity::Warning, "total-mismatch",
                   "第 " + std::to_string(*issue->number) + " 期对应总第 " +
                       std::to_string(*issue->total_number) + " 期，按同年其他各期应为总第 " +
                       std::to_string(*issue->number + usual->first) + " 期。");
        }
    }

    // Within a year a later number has no earlier date.
    void check_dates() {
        const Issue* before = nullptr;
        for (const Issue* issue : m_issues) {
            if (!issue->number || !issue->date || issue->inferred.date) continue;
            const bool is_same_year =
                before != nullptr && before->title == issue->title && before->year == issue->year;
            if (is_same_year && *before->number < *issue->number &&
                before->date.value() > issue->date.value()) {
                report(*issue, Severity::Warning, "date-out-of-order",
                       "日期 " + to_iso(*issue->date) + " 早于前面的 " + label_of(*before) +
                           "的日期 " + to_iso(*before->date) + "。");
                // The later date may be the wrong one: do not blame all that follow.
                continue;
            }
            before = issue;
        }
    }

    std::vector<const Issue*> m_issues;
    std::vector<Finding> m_findings;
};

}  // namespace

std::vector<Finding> check_issues(const std::vector<const Issue*>& issues) {
    return IssueChecker(issues).check();
}

}  // namespace kexie
