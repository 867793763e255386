// What a folder of issues teaches: each helps the others, in any order; one by itself stays.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "archive/issue_file.h"
#include "bulletin/coverage.h"
#include "support/parse_text.h"

namespace kexie {

namespace {

std::string front(int number) {
    return "沙洲水利通讯\n2022年第" + std::to_string(number) + "期（总第" +
           std::to_string(40 + number) + "期）\n沙洲市水利学会秘书处　2022年" +
           std::to_string(number) + "月20日\n\n";
}

const std::string news =
    "北岸泵站换了新机组\n"
    "　　3月2日，北岸泵站的四台新机组安装完毕，当天试运行正常，抽水量比过去多了三成。\n"
    "\n";

// Its sections are marked, and it has running heads.
std::string marked(int number) {
    return front(number) + "【渠道养护】\n\n" + news + "沙洲水利通讯 第" + std::to_string(number) +
           "期\n- 2 -\n" +
           "【学会园地】\n\n南圩举办闸门工培训\n"
           "　　3月9日，南圩镇举办闸门工培训班，三十名闸门工参加了学习，取得了证书。\n";
}

// Its only section has no mark.
std::string plain(int number) {
    return front(number) + "渠道养护\n\n" + news;
}

std::vector<IssueFile> files_of(const std::vector<std::string>& texts) {
    std::vector<IssueFile> files;
    for (const std::string& text : texts) {
        auto file = parse_issue_file(text, "a.txt");
        REQUIRE(file);
        files.push_back(file.take());
    }
    return files;
}

Issue first_issue(const IssueFile& file) {
    REQUIRE(file.issues.size() == 1);
    return file.issues[0].issue;
}

}  // namespace

TEST_CASE("a folder teaches: a section without a mark is told by other issues") {
    std::vector<IssueFile> files = files_of({plain(3), marked(1), marked(2)});
    learn_from_each_other(files);
    const Issue issue = first_issue(files[0]);
    REQUIRE(issue.articles.size() == 1);
    CHECK(issue.articles[0].section == "渠道养护");
    CHECK(issue.articles[0].title == "北岸泵站换了新机组");
    CHECK(test::has_code(issue, "section-learnt"));
    for (const IssueFile& file : files)
        CHECK(verify_coverage(file.document.text, file.issues).empty());
    CHECK_FALSE(test::has_code(first_issue(files[1]), "section-learnt"));
}

TEST_CASE("a folder teaches: the name of the bulletin, where its line was not understood") {
    const std::string text = "2022年第5期\n2022年5月20日\n沙洲水利通讯\n\n" + news;
    std::vector<IssueFile> files = files_of({text, marked(1), marked(2)});
    learn_from_each_other(files);
    const Issue issue = first_issue(files[0]);
    CHECK(issue.title == "沙洲水利通讯");
    REQUIRE(issue.articles.size() == 1);
    CHECK(issue.articles[0].title == "北岸泵站换了新机组");
    CHECK(verify_coverage(files[0].document.text, files[0].issues).empty());
}

TEST_CASE("a folder teaches: the order of the files does not matter, and one file stays") {
    std::vector<std::string> texts = {plain(3), marked(1), marked(2), plain(4)};
    std::sort(texts.begin(), texts.end());
    std::vector<IssueFile> wanted = files_of(texts);
    learn_from_each_other(wanted);
    std::vector<std::size_t> order = {0, 1, 2, 3};
    do {
        std::vector<std::string> shuffled;
        for (const std::size_t i : order) shuffled.push_back(texts[i]);
        std::vector<IssueFile> files = files_of(shuffled);
        learn_from_each_other(files);
        for (std::size_t i = 0; i < order.size(); ++i) {
            CHECK(first_issue(files[i]) == first_issue(wanted[order[i]]));
        }
    } while (std::next_permutation(order.begin(), order.end()));

    std::vector<IssueFile> single = files_of({plain(3)});
    const Issue before = first_issue(single[0]);
    learn_from_each_other(single);
    CHECK(first_issue(single[0]) == before);
}

TEST_CASE("profile: what a file says is no evidence about itself") {
    Issue issue;
    issue.title = "沙洲水利通讯";
    issue.source.sha256 = "a";
    issue.articles.resize(1);
    issue.articles[0].section = "渠道养护";
    issue.noise = {{3, "沙洲水利通讯 第3期", "running-head"}, {4, "第3期", "running-head"}};
    Profile profile;
    profile.learn(issue);
    CHECK(profile.sections("a").empty());
    CHECK(profile.sections("b").size() == 1);
    CHECK(profile.running_heads("b").size() == 1);
    CHECK(profile.title("a").empty());
    CHECK(!profile.title("b").empty());
    Profile twice = profile;
    twice.merge(profile);
    CHECK(twice.sections("a").empty());
    issue.source.sha256 = "b";
    Profile other;
    other.learn(issue);
    Profile both = profile;
    both.merge(other);
    other.merge(profile);
    CHECK(both == other);
    CHECK(both.sections("a").size() == 1);
}

TEST_CASE("profile: its text reads back; other text does no harm") {
    Issue issue;
    issue.title = "沙洲水利通讯";
    issue.publisher = "沙洲市水利学会";
    issue.source.sha256 = "a";
    issue.articles.resize(2);
    issue.articles[0].section = "渠道养护";
    issue.articles[1].section = "学会园地";
    issue.noise = {{3, "沙洲水利通讯 第3期", "running-head"}};
    Profile profile;
    profile.learn(issue);
    CHECK(read_profile(profile.to_text()) == profile);
    for (const char* text : {"", "\n\n", "S\t1", "S\tx\ty\tz", "Q\t1\t\tname\n", "T\t-4\t\tname"}) {
        CHECK(read_profile(text) == Profile());
    }
}

}  // namespace kexie
