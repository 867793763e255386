// Files of several issues: where one ends and the next begins, and what pages put between them.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/parse_text.h"

namespace kexie {

namespace {

const std::string prose =
    "6月8日，市科协在机关礼堂召开全委会，总结上半年的工作，部署下半年的任务，来自各学会的代表听取了"
    "报告。"
    "会议强调，各学会要围绕中心工作，多办实事，把科普资源送到群众家门口，让更多的人受益。"
    "与会人员充分交流了经验，现场气氛热烈，大家都说收获很大，要把会议精神带回去认真落实。\n";

const std::string masthead = "湖州科协简报\n\n2021年第8期\n\n湖州市科协办公室\n\n2021年6月30日\n\n";
const std::string next_masthead =
    "湖州科协简报\n\n2021年第9期（总第100期）\n\n湖州市科协办公室\n\n2021年7月30日\n\n";
const std::string article = "市科协召开全委会\n\n" + prose + "\n";
const std::string footer =
    "编辑：王一鸣\n\n审核：李秋实\n\n分送：市科协委员会主席、副主席、常委\n\n各学会，各区科协\n\n";
const std::string last_addressee = "机关各部门及事业单位\n";

std::vector<ParsedIssue> parse_two(const std::string& text) {
    std::vector<ParsedIssue> issues = test::parse_text(text);
    REQUIRE(issues.size() == 2);
    CHECK(issues[0].issue.footer.distribution.size() == 3);
    REQUIRE(issues[1].issue.articles.size() == 1);
    CHECK(issues[1].issue.articles[0].paragraphs.size() == 1);
    return issues;
}

}  // namespace

TEST_CASE("the number of a page within a footer begins no issue") {
    for (const std::string mark : {"- 1 -\n\n", "1\n", "— 1 —\n"}) {
        const auto issues = parse_two(masthead + article + footer + mark + last_addressee + "\n" +
                                      next_masthead + article);
        CHECK(issues[1].issue.publisher == "湖州市科协办公室");
        CHECK(issues[1].issue.number == 9);
    }
}

TEST_CASE("a running head within a footer is not the same issue once more") {
    const auto issues = parse_two(
        masthead + article + "编辑：王一鸣\n\n- 3 -\n\n湖州科协简报 2021年第8期\n" +
        footer.substr(footer.find("审核")) + last_addressee + "\n" + next_masthead + article);
    CHECK(issues[0].issue.footer.reviewer == "李秋实");
    CHECK(issues[1].issue.number == 9);
}

TEST_CASE("an issue without a masthead begins with its first title, however many lines that has") {
    const std::string title = "市科协承办防灾减灾培训\n班暨基层组织活动\n\n";
    for (const std::string gap : {"\n", ""}) {
        const auto issues =
            parse_two(masthead + article + footer + last_addressee + gap + title + prose);
        CHECK(issues[1].issue.articles[0].title == "市科协承办防灾减灾培训班暨基层组织活动");
    }
}

TEST_CASE("an issue without a masthead begins with its first section, though that is broken") {
    const auto issues =
        parse_two(masthead + article + footer + last_addressee + "\n【科创\n工作】\n\n" + article);
    CHECK(issues[1].issue.articles[0].section == "科创工作");
}

TEST_CASE("a name with the number of an issue beside that of a page is a running head") {
    const std::string text = "市科协召开全委会\n\n" + prose +
                             "\n市林学会举办论坛\n\n- 1 -\n\n通讯 2021年第8期\n" + prose;
    const Issue issue = test::parse_one(text);
    REQUIRE(issue.articles.size() == 2);
    CHECK(issue.articles[1].title == "市林学会举办论坛");
    CHECK(issue.articles[1].paragraphs.size() == 1);
}

TEST_CASE("a title with 第3期 is no masthead, though a dated running head follows its first line") {
    const std::string text =
        "霁川社工月报\n2016年第5期\n霁川市科协办公室\n2016年12月6日\n\n市档案馆开放库房\n\n"
        "会员代表到现场察看，台账做到一户一档。\n\n岚浦区民政局 第3期 气象观测研修班 "
        "开班\n\n作者：楼立冬\n\n"
        "11月25日，岚浦区民政局走访慰问志愿者，每四户推选一名联络员，把城市绿化同网格管理\n"
        "霁川社工月报　2016年12月6日　5\n结合起来。\n\n会后，大家参观展厅。\n";
    CHECK(test::parse_text(text).size() == 1);
}

}  // namespace kexie
