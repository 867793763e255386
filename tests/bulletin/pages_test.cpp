// Paragraphs over the turn of a page and at the end of a full line.
#include <doctest/doctest.h>

#include <string>

#include "support/parse_text.h"

namespace kexie {

TEST_CASE("empty lines around the number of a page part paragraphs where none stand within one") {
    const Issue issue = test::parse_one(
        "市科协召开全委会\n"
        "\n"
        "6月8日，市科协在机关礼堂召开全委会，总结\n"
        "1/12\n"
        "上半年的工作，部署下半年的任务，来自各学\n"
        "会的代表听取了报告，并对今后的工作提出了\n"
        "意见。\n"
        "\n"
        "会议强调，各学会要围绕中心工作，多办实\n"
        "事，把科普资源送到群众家门口，让更多的人\n"
        "2/12\n"
        "受益，还要走进企业和乡村，了解科技工作者\n"
        "的需要。\n"
        "\n"
        "与会代表表示，要把会议精神带回去，认真落\n"
        "实，大家都说这次会开得很好好好好好好好。\n"
        "\n"
        "3/12\n"
        "会后，代表们参观了科技馆的新展厅，并就如\n"
        "何办好下半年的科普活动交换了意见，一致认\n"
        "为要早作准备。\n"
        "\n"
        "下午，各学会的秘书长围绕怎样服务会员、怎\n"
        "样办好学术年会进行了座谈，大家畅所欲言，\n"
        "现场气氛十分热烈。\n");
    REQUIRE(issue.articles.size() == 1);
    REQUIRE(issue.articles[0].paragraphs.size() == 5);
    CHECK(issue.articles[0].paragraphs[3].starts_with("会后"));
}

TEST_CASE("a full first line whose indent was lost goes on, though a sentence ends with it") {
    const Issue issue = test::parse_one(
        "市科协召开全委会\n"
        "\n"
        "6月8日，市科协在机关礼堂召开全委会，\n"
        "总结上半年的工作，部署下半年的任务，来自\n"
        "各学会的代表听取了报告，并对今后的工作提\n"
        "出了意见。\n"
        "会议强调，各学会要围绕中心工作，多办\n"
        "实事，把科普资源送到群众家门口，让更多的\n"
        "人受益，还要走进企业和乡村，了解科技工作\n"
        "者的需要。\n"
        "会议指出，各学会要多办实事好事好好。\n"
        "科普资源要送到群众家门口，让更多的人受\n"
        "益。\n"
        "会后，代表们参观了科技馆的新展厅，并\n"
        "就如何办好下半年的科普活动交换了意见，一\n"
        "致认为要早作准备。\n"
        "下午，各学会的秘书长围绕怎样服务会\n"
        "员、怎样办好学术年会进行了座谈，大家畅所\n"
        "欲言，现场气氛十分热烈。\n");
    REQUIRE(issue.articles.size() == 1);
    CHECK(issue.articles[0].paragraphs.size() == 5);
}

TEST_CASE("a sentence goes on after its colon if a page turns there and no paragraph ends so") {
    const std::string first =
        "市科协召开全委会\n\n6月8日，市科协在机关礼堂召开全委会，总结上半年的工作。王明指出：\n";
    const std::string second =
        "\n各学会要多办实事，把科普资源送到群众家门口。\n\n会议强调，要走进企业和乡村。\n";
    const Issue cut = test::parse_one(first + "1/12\n" + second);
    REQUIRE(cut.articles.size() == 1);
    CHECK(cut.articles[0].paragraphs.size() == 2);
    const Issue by_blank = test::parse_one(first + "\n " + second.substr(1));
    REQUIRE(by_blank.articles.size() == 1);
    CHECK(by_blank.articles[0].paragraphs.size() == 2);
    const Issue same_page = test::parse_one(first + second);
    REQUIRE(same_page.articles.size() == 1);
    CHECK(same_page.articles[0].paragraphs.size() == 3);
    const Issue usual =
        test::parse_one(first + "1/12\n" + second + "\n要求如下：\n\n各学会要报送计划。\n");
    REQUIRE(usual.articles.size() == 1);
    CHECK(usual.articles[0].paragraphs.size() == 5);
}

TEST_CASE("a last sentence that tells of keeping is text, one that asks for it is none") {
    const std::string issue = "市科协召开全委会\n\n6月8日，市科协召开全委会。\n\n";
    const std::string footer = "\n\n编辑：王明\n";
    const Issue told = test::parse_one(issue + "一批老物件得到妥善保管！" + footer);
    REQUIRE(told.articles.size() == 1);
    CHECK(told.articles[0].paragraphs.size() == 2);
    for (const char* remark :
         {"请妥善保管", "内部资料 注意保存", "（免费交流）", "敬请注意保存！"}) {
        CAPTURE(remark);
        const Issue asked = test::parse_one(issue + remark + footer);
        REQUIRE(asked.articles.size() == 1);
        CHECK(asked.articles[0].paragraphs.size() == 1);
    }
}

TEST_CASE("a decimal in full width that a page break divides ends no sentence") {
    const Issue issue = test::parse_one(
        "市科协召开全委会\n"
        "\n"
        "6月8日，市科协在机关礼堂召开全委会，总结上半年的工作，部署下半年的任务，来自各学会的代表听"
        "取了报告，并对今后的工作提出了意见。参加人员比去年增长了２６．\n"
        "\n"
        "３%，其中青年人最多。\n"
        "\n"
        "会议强调，各学会要围绕中心工作，多办实事，把科普资源送到群众家门口，让更多的人受益，还要走"
        "进企业和乡村，了解科技工作者的需要。\n");
    REQUIRE(issue.articles.size() == 1);
    CHECK(issue.articles[0].paragraphs.size() == 2);
}

TEST_CASE("days with blanks around their figures are no rows of a table") {
    const Issue issue = test::parse_one(
        "市科协召开全委会\n\n11 月 15 日,市科协在机关礼堂召开\n12 月 16 日结束的全委会的筹备会,总\n"
        "结今年的工作,部署明年的任务,讨论\n各学会提出的意见,并就怎样办好科普\n活动作了安排.\n");
    REQUIRE(issue.articles.size() == 1);
    REQUIRE(issue.articles[0].paragraphs.size() == 1);
    CHECK(issue.articles[0].paragraphs[0].starts_with("11月15日"));
}

}  // namespace kexie
