#include "archive/merge.h"

#include <doctest/doctest.h>

using namespace kexie;

namespace {

Issue issue_of(const char* id, const char* title, const char* file, const char* sha256) {
    Issue issue;
    issue.id = id;
    issue.articles.resize(1);
    issue.articles[0].title = title;
    issue.source = {file, sha256};
    return issue;
}

std::vector<std::string> ids(const Archive& archive) {
    std::vector<std::string> out;
    for (const auto& issue : archive.issues) out.push_back(issue->id);
    return out;
}

}  // namespace

TEST_CASE("merge: issues with ids of their own join in order of date") {
    Archive archive;
    Issue late = issue_of("2023-2", "乙", "b.txt", "bbbbbbbb");
    late.date = Date{2023, 2, 1};
    Issue early = issue_of("2023-1", "甲", "a.txt", "aaaaaaaa");
    early.date = Date{2023, 1, 1};
    CHECK(merge_issues(archive, {late}).empty());
    CHECK(merge_issues(archive, {early}).empty());
    CHECK(ids(archive) == std::vector<std::string>{"2023-1", "2023-2"});
}

TEST_CASE("merge: the same text twice is held once") {
    Archive archive;
    const auto repeats = merge_issues(archive, {issue_of("2023-1", "甲", "a.txt", "aaaaaaaa"),
                                                issue_of("2023-1", "甲", "copy.txt", "aaaaaaaa")});
    CHECK(ids(archive) == std::vector<std::string>{"2023-1"});
    REQUIRE(repeats.size() == 1);
    CHECK(repeats[0].id == "2023-1");
    CHECK(repeats[0].file == "copy.txt");
    CHECK(repeats[0].first_file == "a.txt");
    CHECK(repeats[0].new_id.empty());
}

TEST_CASE("merge: another text under the same id is kept under another") {
    Archive archive;
    const Issue first = issue_of("2023-1", "甲", "a.txt", "aaaaaaaa");
    const Issue second = issue_of("2023-1", "乙", "b.txt", "bbbbbbbb");
    const Issue third = issue_of("2023-1", "丙", "b.txt", "bbbbbbbb");
    const auto repeats = merge_issues(archive, {first, second, third, second, third, first});
    CHECK(ids(archive) == std::vector<std::string>{"2023-1", "2023-1~bbbbbb", "2023-1~bbbbbb-2"});
    REQUIRE(repeats.size() == 5);
    CHECK(repeats[0].new_id == "2023-1~bbbbbb");
    CHECK(repeats[1].new_id == "2023-1~bbbbbb-2");
    for (std::size_t i = 2; i < 5; ++i) CHECK(repeats[i].new_id.empty());
}

TEST_CASE("merge: the archive's title is the one that most issues carry") {
    const auto titled = [](const char* title) {
        Issue issue;
        if (title) issue.title = title;
        return std::make_shared<const Issue>(issue);
    };
    CHECK(common_title({}).empty());
    CHECK(common_title({titled(nullptr)}).empty());
    CHECK(common_title({titled(nullptr), titled("甲"), titled("乙"), titled("乙")}) == "乙");
    CHECK(common_title({titled("甲"), titled("乙")}) == "甲");
}
