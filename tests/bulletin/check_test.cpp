#include "bulletin/check.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

namespace kexie {

namespace {

Issue issue(int number, int total, Date date, const char* file) {
    Issue result;
    result.title = "工作简报";
    result.year = date.year;
    result.number = number;
    result.total_number = total;
    result.date = date;
    result.id = std::to_string(date.year) + "-" + std::to_string(number);
    result.source.file = file;
    result.labels = {{1, "年"}, {5, "期"}};
    result.articles.emplace_back().title = file;
    return result;
}

std::vector<std::string> codes(const std::vector<Issue>& issues) {
    std::vector<const Issue*> pointers = {nullptr};
    for (const Issue& each : issues) pointers.push_back(&each);
    std::vector<std::string> found;
    for (const Finding& finding : check_issues(pointers)) {
        found.push_back(finding.file + ":" + std::to_string(finding.diagnostic.line) + ":" +
                        finding.diagnostic.code);
    }
    return found;
}

}  // namespace

TEST_CASE("issues that agree give no finding") {
    CHECK(codes({}).empty());
    CHECK(codes({issue(3, 56, {2023, 2, 3}, "a"), issue(18, 71, {2023, 6, 12}, "b"),
                 issue(1, 95, {2024, 1, 5}, "c"), issue(2, 96, {2024, 1, 12}, "d")})
              .empty());
}

TEST_CASE("a total that differs from the rest of its year") {
    CHECK(codes({issue(3, 56, {2023, 2, 3}, "a"), issue(18, 71, {2023, 6, 12}, "b"),
                 issue(21, 75, {2023, 8, 11}, "c")}) ==
          std::vector<std::string>{"c:5:total-mismatch"});
    CHECK(codes({issue(3, 56, {2023, 2, 3}, "a"), issue(18, 72, {2023, 6, 12}, "b")}).size() == 1);
}

TEST_CASE("dates out of order blame one issue") {
    CHECK(codes({issue(3, 56, {2023, 2, 3}, "a"), issue(4, 57, {2023, 1, 10}, "b"),
                 issue(5, 58, {2023, 2, 17}, "c")}) ==
          std::vector<std::string>{"b:5:date-out-of-order"});
    Issue inferred = issue(4, 57, {2023, 1, 10}, "b");
    inferred.inferred.date = true;
    CHECK(codes({issue(3, 56, {2023, 2, 3}, "a"), inferred}).empty());
}

TEST_CASE("duplicates: the same text, or another under the same number") {
    const Issue first = issue(3, 56, {2023, 2, 3}, "a");
    Issue copy = first;
    copy.source.file = "b";
    CHECK(codes({first, copy}) == std::vector<std::string>{"b:5:issue-duplicate"});
    CHECK(codes({first, issue(3, 56, {2023, 2, 3}, "c")}) ==
          std::vector<std::string>{"c:5:issue-conflict"});
}

}  // namespace kexie
