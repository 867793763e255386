// Which lines name the sections of an issue, and which only look like it.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/parse_text.h"

namespace kexie {

namespace {

// Section ("-" for none) and title of each article.
using Headings = std::vector<std::pair<std::string, std::string>>;

Headings headings(const Issue& issue) {
    Headings result;
    for (const Article& article : issue.articles) {
        result.emplace_back(article.section.value_or("-"), article.title);
    }
    return result;
}

const std::string masthead = "霁川科协简报\n2022年第3期\n霁川市科协办公室　2022年3月9日\n\n";
const std::string text = "　　3月1日，会员代表到现场察看，台账做到一户一档，问题当场交办。\n\n";

}  // namespace

TEST_CASE("a name below the rule above each article is a section, not a running head") {
    const std::string rule = "--------------------\n\n";
    std::string issue = masthead + rule;
    for (const char* title : {"市文化馆走访禾坝镇", "市气象局举办讲座", "市档案馆开放库房"}) {
        issue += std::string("基层动态\n\n") + title + "\n\n" + text + rule;
    }
    issue += "通知公告\n\n市科协召开全委会\n\n" + text;
    const Headings found = headings(test::parse_one(issue));
    REQUIRE(found.size() == 4);
    CHECK(found[0] == std::pair<std::string, std::string>("基层动态", "市文化馆走访禾坝镇"));
    CHECK(found[2] == std::pair<std::string, std::string>("基层动态", "市档案馆开放库房"));
}

TEST_CASE("a name that stands over sentences at each rule is a running head") {
    const std::string half = "　　3月1日，会员代表到现场察看，台账做到一户一档，\n";
    const std::string rest = "问题当场交办，矛盾就地化解，群众都说好。\n";
    std::string issue = masthead;
    for (const char* title : {"市文化馆走访禾坝镇", "市气象局举办讲座", "市档案馆开放库房"}) {
        issue += std::string(title) + "\n" + half + "--------------------\n霁川动态\n" + rest;
    }
    CHECK(headings(test::parse_one(issue)) == Headings{{"-", "市文化馆走访禾坝镇"},
                                                       {"-", "市气象局举办讲座"},
                                                       {"-", "市档案馆开放库房"}});
}

TEST_CASE("titles that begin like text lead from a section heading, if the contents list them") {
    // Indented like the paragraphs.
    for (const auto& listed : std::vector<std::pair<std::string, std::string>>{
             {"市档案馆学习贯彻档案管理条例，研究修复工作",
              "　　市档案馆学习贯彻档案管理条例，\n　　研究修复工作"},
             {"好消息！市园林所选派职工参加沙龙", "　　好消息！\n　　市园林所选派职工参加沙龙"},
             {"时间：见证一座老桥的百年", "　　时间：见证一座老桥的百年"}}) {
        const std::string& entry = listed.first;
        const std::string& lines = listed.second;
        CAPTURE(entry);
        const std::string list = "目录\n市文化馆走访禾坝镇 1\n基层动态\n" + entry + " 2\n\n";
        const std::string first = "　　市文化馆走访禾坝镇\n\n" + text;
        CHECK(headings(test::parse_one(masthead + list + first + "基层动态\n\n" + lines + "\n\n" +
                                       text)) ==
              Headings{{"-", "市文化馆走访禾坝镇"}, {"基层动态", entry}});
    }
}

TEST_CASE("what introduces a table is no section, nor is a caption that the contents do not list") {
    const std::string table =
        "　　各单位开展情况如下：\n序号\t单位\t场次\t人数\n1\t市文化馆\t3\t120\n2\t市气象局\t2\t90"
        "\n\n";
    const std::string caption = "　　　　　　　　　　讲座现场\n\n";
    const std::string list =
        "目录\n基层动态\n市文化馆走访禾坝镇 1\n市气象局举办讲座 2\n通知公告\n市档案馆开放库房 3\n"
        "市图书馆开展普查 4\n\n";
    const Issue issue = test::parse_one(masthead + list + "基层动态\n\n市文化馆走访禾坝镇\n\n" +
                                        text + table + "市气象局举办讲座\n\n" + text + caption +
                                        "（市科协）\n\n通知公告\n\n市档案馆开放库房\n\n" + text +
                                        table + "市图书馆开展普查\n\n" + text);
    CHECK(headings(issue) == Headings{{"基层动态", "市文化馆走访禾坝镇"},
                                      {"基层动态", "市气象局举办讲座"},
                                      {"通知公告", "市档案馆开放库房"},
                                      {"通知公告", "市图书馆开展普查"}});
    REQUIRE(issue.articles.size() == 4);
    CHECK(issue.articles[1].captions == std::vector<std::string>{"讲座现场"});
}

TEST_CASE("a section right below the masthead is none of its lines, though it sounds like a name") {
    std::string issue = "霁川科协简报　2022年第3期　霁川市科协办公室　2022年3月9日\n\n";
    for (const char* name : {"区县之声", "通知公告"}) {
        issue += std::string("※ ") + name + "\n市文化馆走访禾坝镇\n" + text;
    }
    CHECK(headings(test::parse_one(issue)) ==
          Headings{{"区县之声", "市文化馆走访禾坝镇"}, {"通知公告", "市文化馆走访禾坝镇"}});
}

TEST_CASE("a caption in the middle is no section, though it comes again above flush titles") {
    std::string issue = masthead;
    for (const char* title : {"市文化馆走访禾坝镇", "市气象局举办讲座", "市档案馆开放库房"}) {
        issue += std::string(title) + "\n\n" + text + "　　　　　　　　　　会议现场\n\n";
    }
    issue += "市科协召开全委会\n\n" + text;
    const Issue read = test::parse_one(issue);
    CHECK(headings(read) == Headings{{"-", "市文化馆走访禾坝镇"},
                                     {"-", "市气象局举办讲座"},
                                     {"-", "市档案馆开放库房"},
                                     {"-", "市科协召开全委会"}});
    for (std::size_t i = 0; i + 1 < read.articles.size(); ++i) {
        CHECK(read.articles[i].captions == std::vector<std::string>{"会议现场"});
    }
}

TEST_CASE("sub-headings with counting numbers are no running heads") {
    std::string issue = masthead;
    int number = 0;
    for (const char* title : {"市文化馆走访禾坝镇", "市气象局举办讲座", "市档案馆开放库房"}) {
        issue += std::string(title) + "\n" + text + "　　" + std::to_string(++number) +
                 ".存在问题\n" + text;
    }
    const Issue read = test::parse_one(issue);
    REQUIRE(read.articles.size() == 3);
    for (const Article& article : read.articles) CHECK(article.paragraphs.size() == 3);
}

TEST_CASE("text does not go on over a rule") {
    const std::string note = "　　咨询地点设在禾坝镇码头旧址一楼\n\n";
    CHECK(
        headings(test::parse_one(masthead + "市文化馆走访禾坝镇\n" + text + note +
                                 "－－－－－－－－－－\n\n市气象局启动上半年设施普查\n" + text)) ==
        Headings{{"-", "市文化馆走访禾坝镇"}, {"-", "市气象局启动上半年设施普查"}});
}

TEST_CASE("units in the brackets of the sections sign articles, where one has none below") {
    const Issue issue =
        test::parse_one(masthead + "【基层动态】\n\n市文化馆走访禾坝镇\n\n" + text +
                        "【市文化馆】\n\n市气象局举办讲座\n\n" + text +
                        "【市气象局】\n\n【通知公告】\n\n市档案馆开放库房\n\n" + text);
    CHECK(headings(issue) == Headings{{"基层动态", "市文化馆走访禾坝镇"},
                                      {"基层动态", "市气象局举办讲座"},
                                      {"通知公告", "市档案馆开放库房"}});
    CHECK(issue.articles[0].attribution == "市文化馆");
    CHECK(issue.articles[1].attribution == "市气象局");
}

TEST_CASE("a caption above unit and day of an article is none of the next one's title") {
    const std::string flush = "3月1日，会员代表到现场察看，台账做到一户一档，问题当场交办。\n\n";
    const std::string end =
        "　　　　　　　　　　会议现场\n\n霁川县民政局\n\n2022年3月1日\n\n----------\n\n";
    const Issue issue = test::parse_one(masthead + "　　市文化馆走访禾坝镇\n\n" + flush + flush +
                                        end + "　　市气象局举办讲座\n\n" + flush + flush + end +
                                        "　　市档案馆开放库房\n\n" + flush);
    REQUIRE(issue.articles.size() == 3);
    CHECK(issue.articles[0].captions == std::vector<std::string>{"会议现场"});
    CHECK(issue.articles[0].attribution == "霁川县民政局");
    CHECK(issue.articles[1].captions == std::vector<std::string>{"会议现场"});
}

}  // namespace kexie
