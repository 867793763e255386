// The contents list of an issue: where it ends, which lines are one entry, which numbers are pages.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/parse_text.h"

namespace kexie {

namespace {

std::vector<std::string> entries(const Issue& issue) {
    std::vector<std::string> texts;
    for (const TocEntry& entry : issue.toc) texts.push_back(entry.text);
    return texts;
}

std::vector<std::string> titles(const Issue& issue) {
    std::vector<std::string> texts;
    for (const Article& article : issue.articles) texts.push_back(article.title);
    return texts;
}

using Texts = std::vector<std::string>;

const std::string masthead = "湖州科协简报\n\n2021年第8期\n\n湖州市科协办公室\n\n2021年6月30日\n\n";

}  // namespace

TEST_CASE("a heading broken in two ends the contents") {
    const Issue issue = test::parse_one(masthead +
                                        "目录\n\n- 市科协召开全委会\n\n- 学会动态\n\n"
                                        "【科创\n\n工作】\n\n市科协召开全委会\n\n"
                                        "6月8日，市科协召开全委会，总结上半年工作。\n\n"
                                        "【学会\n\n动态】\n\n市林学会举办论坛\n\n"
                                        "6月9日，市林学会举办论坛，三百人参加。\n");
    CHECK(entries(issue) == Texts{"市科协召开全委会", "学会动态"});
    CHECK(titles(issue) == Texts{"市科协召开全委会", "市林学会举办论坛"});
    CHECK(issue.articles[0].section == "科创工作");
    CHECK(issue.toc[1].section == "学会动态");
}

TEST_CASE("a shortened entry is not joined to the next one, whose article is one paragraph on") {
    const Issue issue = test::parse_one(
        masthead +
        "目录\n市科协机关召开数字科普工作推进会部署全年任务\n市林学会举办论\n"
        "市农学会走访基层\n\n市科协机关召开数字科普工作推进会部署全年任务暨培训会\n\n"
        "6月8日，市科协召开推进会，总结上半年工作。\n\n市林学会举办论坛\n\n"
        "6月9日，市林学会举办论坛，三百人参加。\n\n市农学会走访基层\n\n"
        "6月10日，市农学会走访基层，了解农时。\n");
    CHECK(entries(issue) == Texts{"市科协机关召开数字科普工作推进会部署全年任务", "市林学会举办论",
                                  "市农学会走访基层"});
}

TEST_CASE("第3 at the end of a wrapped entry is no page where the others have leaders") {
    const Issue issue =
        test::parse_one(masthead +
                        "目录\n市林学会举办培训班......1\n"
                        "市科协参加全省会员代表活动并承办第3\n届科学节沙龙......1\n"
                        "科普工作......2\n\n市林学会举办培训班\n\n"
                        "2021年6月3日，市林学会在市科技馆举办了\n培训班，三百人参加。\n\n"
                        "会员们边听边记，与专家充分交流，现场气\n氛热烈。\n\n【科普工作】\n\n"
                        "市科协参加全省会员代表活动并承办第3届\n科学节沙龙\n\n"
                        "2021年6月5日，市科协机关参加全省会员代\n表活动，会后参观了科学中心。\n");
    CHECK(entries(issue) == Texts{"市林学会举办培训班",
                                  "市科协参加全省会员代表活动并承办第3届科学节沙龙", "科普工作"});
}

TEST_CASE("a leader in a full line ends no text, though the title below it is as wide") {
    const Issue issue = test::parse_one(
        masthead +
        "目录\n- 市科协召开年度的民主生活会（1）\n- 市林学会举办论坛······（1）\n"
        "- 基层组织的动态和消息······\n（2）\n市科协召开年度的民主生活会议\n"
        "6月8日，市科协机关召开了民主\n生活会，会前征求了各学会的意\n见，会后参观展厅。\n"
        "市林学会举办论坛\n6月9日，市林学会举办了一次关\n于林业科普的论坛，三百人参加。\n"
        "【基层组织的动态和消息】\n市农学会走访基层\n6月10日，市农学会走访基层，了\n解农时。\n");
    REQUIRE(entries(issue).size() == 3);
    CHECK(entries(issue)[2] == "基层组织的动态和消息");
    CHECK(titles(issue).front() == "市科协召开年度的民主生活会议");
}

TEST_CASE("with an empty line after every line the contents end above wrapped text") {
    const std::string text =
        masthead +
        "目录\n\n- 市林学会举办林业科普论坛\n\n- 市农学会走访种粮大户了解\n\n农时\n\n"
        "【综合】\n\n市科协召开全委会\n\n6月8日，市科协在机关礼堂召\n\n开了全委会，总结上半年的工\n"
        "\n"
        "作，部署下半年的任务。\n\n会议强调，各学会要围绕中心\n\n工作，多办实事。\n\n"
        "市林学会举办林业科普论坛\n\n6月9日，市林学会在市科技馆\n\n举办论坛，三百人参加，现场\n\n"
        "气氛热烈。\n\n市农学会走访种粮大户了解农\n\n时\n\n6月10日，市农学会一行前往乡\n\n"
        "镇走访种粮大户，了解农时。\n";
    const Issue issue = test::parse_one(text);
    CHECK(entries(issue) == Texts{"市林学会举办林业科普论坛", "市农学会走访种粮大户了解农时"});
    CHECK(titles(issue) ==
          Texts{"市科协召开全委会", "市林学会举办林业科普论坛", "市农学会走访种粮大户了解农时"});
}

TEST_CASE("an article that the contents leave out is one if its text begins with its day") {
    const Issue issue = test::parse_one(masthead +
                                        "目录\n"
                                        "- 市林学会举办林业科普培训班\n"
                                        "- 市农学会走访种粮大户\n"
                                        "\n"
                                        "市林学会举办林业科普培训班\n"
                                        "\n"
                                        "6月3日，市林学会在市科技馆举办林业\n"
                                        "科普培训班，来自各县区的林农和护林\n"
                                        "员参加了培训，现场气氛热烈，大家都\n"
                                        "说学得会、用得上。\n"
                                        "\n"
                                        "学会负责人表示，今后要把培训办到山\n"
                                        "里去，让更多林农受益。\n"
                                        "\n"
                                        "市科协承办全省基层组织建设经验交流\n"
                                        "座谈会\n"
                                        "\n"
                                        "6月4日，市科协在机关礼堂承办座谈\n"
                                        "会，来自全省的十二位代表先后发言，\n"
                                        "与会人员围绕基层组织怎样服务好科技\n"
                                        "工作者充分交流了经验。\n"
                                        "\n"
                                        "市农学会走访种粮大户\n"
                                        "\n"
                                        "6月5日，市农学会一行前往南湖区走访\n"
                                        "种粮大户，了解今年的农时和收成，并\n"
                                        "送去了新品种的种子和一批农技手册。\n"
                                        "\n"
                                        "走访途中，大家边走边谈，都说收获很\n"
                                        "大，要把听到的意见带回去认真研究。\n"
                                        "\n");
    CHECK(titles(issue) == Texts{"市林学会举办林业科普培训班",
                                 "市科协承办全省基层组织建设经验交流座谈会",
                                 "市农学会走访种粮大户"});
}

TEST_CASE("the last entry does not run on into the indented title above the first text") {
    const Issue issue = test::parse_one(masthead +
                                        "目录\n- 市林学会举办论\n- 学会动态\n- 市农学会走访基\n"
                                        "　　　　　　市林学会举办论坛\n"
                                        "6月8日，市林学会举办论坛，三百人参加。\n【学会动态】\n"
                                        "　　　　　　市农学会走访基层\n"
                                        "6月9日，市农学会走访基层，了解农时。\n");
    CHECK(entries(issue) == Texts{"市林学会举办论", "学会动态", "市农学会走访基"});
    CHECK(titles(issue) == Texts{"市林学会举办论坛", "市农学会走访基层"});
}

TEST_CASE("a report without a full stop ends the contents above its title") {
    for (const std::string start : {"近日", "6月8日", "为做好工作，6月8日上午"}) {
        CAPTURE(start);
        const Issue issue = test::parse_one(
            masthead +
            "目录\n- 市林学会举办论坛\n- 市农学会走访基层\n\n【综合】\n\n市科协召开全委会\n\n" +
            start + "，市科协召开全委会！\n\n【学会动态】\n\n市林学会举办论坛\n\n" + start +
            "，市林学会举办论坛！\n\n市农学会走访基层\n\n" + start +
            "，市农学会走访基层，了解农时。\n");
        CHECK(entries(issue) == Texts{"市林学会举办论坛", "市农学会走访基层"});
        CHECK(titles(issue) == Texts{"市科协召开全委会", "市林学会举办论坛", "市农学会走访基层"});
    }
}

TEST_CASE("the last entry does not run on into the first line of a title of two lines") {
    const Issue issue = test::parse_one(
        masthead +
        "目录\n\n- 市林学会举办林业科普论\n\n- 市农学会走访种粮大户了\n\n市林学会举办林\n\n"
        "业科普论坛\n\n6月8日，市林学会举办论坛，三百人参加。\n\n市农学会走访种粮大户了解农时\n\n"
        "6月9日，市农学会走访基层，了解农时。\n");
    CHECK(entries(issue) == Texts{"市林学会举办林业科普论", "市农学会走访种粮大户了"});
    CHECK(titles(issue) == Texts{"市林学会举办林业科普论坛", "市农学会走访种粮大户了解农时"});
}

TEST_CASE("a heading and a title of two lines below a list with bullets are none of its entries") {
    const Issue issue = test::parse_one(
        masthead +
        "目录\n\n- 市林学会举办林业科普论坛\n\n- 市农学会走访种粮大户了解农时\n\n【科创工作】\n\n"
        "市林学会承办林业\n\n科普座谈会\n\n6月7日，市林学会承办座谈会。\n\n【学会动态】\n\n"
        "市林学会举办林业科普论坛\n\n6月8日，市林学会举办论坛，三百人参加。\n\n"
        "市农学会走访种粮大户了解农时\n\n6月9日，市农学会走访基层，了解农时。\n");
    CHECK(entries(issue) == Texts{"市林学会举办林业科普论坛", "市农学会走访种粮大户了解农时"});
    CHECK(issue.articles[0].section == "科创工作");
}

TEST_CASE("a title as wide as the text below the contents is not taken for text") {
    const Issue issue =
        test::parse_one(masthead +
                        "目录\n- 市林学会举办林业科普论坛暨座谈会议\n- 科普工作\n"
                        "市林学会举办林业科普论坛暨座谈会议\n"
                        "市林学会在市科技馆举办了林业科普论\n坛，三百人参加，现场气氛热烈，大家\n"
                        "都说学得会、用得上，今后还要把讲座\n办到山里去，让更多的林农受益。\n"
                        "【科普工作】\n市农学会走访种粮大户\n"
                        "市农学会一行前往南湖区走访种粮大户\n，了解今年的农时和收成。\n");
    CHECK(entries(issue) == Texts{"市林学会举办林业科普论坛暨座谈会议", "科普工作"});
    CHECK(titles(issue) == Texts{"市林学会举办林业科普论坛暨座谈会议", "市农学会走访种粮大户"});
}

TEST_CASE("the name of a section is no more of a whole entry, though a byline is as long") {
    const Issue issue = test::parse_one(
        masthead +
        "目录\n- 市科技馆非遗保护中心把课堂搬到田埂上\n调查研究\n- 市林学会举办论坛\n"
        "- 市农学会走访基层\n\n市科技馆非遗保护中心把课堂搬到田埂上\n作者：宁一禾\n"
        "　　6月8日，中心开课，三百人参加。\n\n市林学会举办论坛\n作者：乔渡\n"
        "　　6月9日，市林学会举办论坛。\n\n市农学会走访基层\n作者：穆晴\n"
        "　　6月10日，市农学会走访基层。\n");
    CHECK(entries(issue) == Texts{"市科技馆非遗保护中心把课堂搬到田埂上", "调查研究",
                                  "市林学会举办论坛", "市农学会走访基层"});
}

TEST_CASE("an entry has two lines as its title has, though a word of the first is another") {
    const Issue issue = test::parse_one(
        masthead +
        "目录\n市水务局与云栎乡农技站在禾坝镇培训中心联合举行\n　　年度校外辅导工作总结会……1\n"
        "市林学会举办论坛……2\n\n市水务局与云栎乡农技站在禾坝镇培训中心联合举办\n"
        "年度校外辅导工作总结会\n\n　　6月8日，市水务局召开总结会。\n\n市林学会举办论坛\n\n"
        "　　6月9日，市林学会举办论坛。\n");
    CHECK(entries(issue) ==
          Texts{"市水务局与云栎乡农技站在禾坝镇培训中心联合举行年度校外辅导工作总结会",
                "市林学会举办论坛"});
}

}  // namespace kexie
