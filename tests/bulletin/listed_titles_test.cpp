// What the contents say about the titles of the body, where its layout says nothing.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/parse_text.h"

namespace kexie {

namespace {

using Texts = std::vector<std::string>;

Texts titles(const std::string& text) {
    Texts result;
    for (const Article& article : test::parse_one(text).articles) result.push_back(article.title);
    return result;
}

// No indents, an empty line after every block.
const std::string front =
    "霁川科协简报\n2022年第3期\n\n目录\n"
    "市科协举办防汛培训班 1\n"
    "市档案馆与岚浦区妇联联合举行全市普法工作推进会暨成果展 1\n"
    "市文化馆走访禾坝镇 2\n\n";

std::string article(const std::string& title, const std::string& more = "") {
    return title + "\n\n3月1日，会员代表到现场察看，台账做到一户一档，问题当场交办。\n\n" + more;
}

const std::string second = "市档案馆与岚浦区妇联\n联合举办全市普法工作\n推进会暨成果展";

}  // namespace

TEST_CASE("an entry holds the lines of its title together, and what it does not list is none") {
    const std::string note = "报名表见禾坝镇卫生院公告栏\n\n各单位情况如下：\n\n一切就绪。\n\n";
    CHECK(titles(front + article("市科协举办防汛培训班", note) + article(second, note) +
                 article("市文化馆走访禾坝镇", note)) ==
          Texts{"市科协举办防汛培训班", "市档案馆与岚浦区妇联联合举办全市普法工作推进会暨成果展",
                "市文化馆走访禾坝镇"});
}

TEST_CASE("a list may leave out a title that stands above text") {
    CHECK(titles(front + article("市科协举办防汛培训班") + article("竹屿镇廊桥建成开放") +
                 article(second) + article("市文化馆走访禾坝镇")) ==
          Texts{"市科协举办防汛培训班", "竹屿镇廊桥建成开放",
                "市档案馆与岚浦区妇联联合举办全市普法工作推进会暨成果展", "市文化馆走访禾坝镇"});
}

TEST_CASE("a unit below an article is no line of the next title, though its entry has the words") {
    CHECK(titles(front + article("市科协举办防汛培训班", "（市档案馆）\n") + article(second) +
                 article("市文化馆走访禾坝镇")) ==
          Texts{"市科协举办防汛培训班", "市档案馆与岚浦区妇联联合举办全市普法工作推进会暨成果展",
                "市文化馆走访禾坝镇"});
}

TEST_CASE("contents in wide lines do not hide where the lines of the text were broken") {
    std::string list = "霁川科协简报\n2022年第3期\n\n目录\n";
    std::string body;
    for (const std::string unit : {"林业站", "档案馆", "文化馆", "气象局"}) {
        const std::string one = "市" + unit + "举办防汛培训班";
        const std::string two = "市" + unit + "走访禾坝镇中小学生";
        list += "◆" + one + "……1　　　　◆" + two + "……1\n";
        for (const std::string& title : {one, two}) {
            body += "\n" + title + "\n3月1日，市直各单位会员代表到现场察看，台账做\n" +
                    "到一户一档，问题当场交办，责任也都落实到人。\n大家边看边议，办法简单管用。\n";
        }
    }
    const Issue issue = test::parse_one(list + body);
    REQUIRE(issue.articles.size() == 8);
    for (const Article& article : issue.articles) {
        CAPTURE(article.title);
        CHECK(article.paragraphs.size() == 1);
    }
}

TEST_CASE("centred lines of a title belong together, however far each is pushed") {
    const std::string list =
        "霁川科协简报\n2022年第3期\n\n目录\n市科协举办防汛培训班 1\n"
        "榆圩县水务局与汀畈县红十字会在蓼滩镇文化广场联合举办 1\n\n";
    const std::string text = "\n3月1日，会员代表到现场察看，台账做到一户一档。\n\n";
    CHECK(titles(list + "            市科协举办防汛培训班\n" + text +
                 "        榆圩县水务局与汀畈县红十字会\n"
                 "          在蓼滩镇文化广场联合举办\n"
                 "      年度河道保洁工作总结会暨成果展\n" +
                 text) == Texts{"市科协举办防汛培训班",
                                "榆圩县水务局与汀畈县红十字会在蓼滩镇文化广场联合举办年度河道"
                                "保洁工作总结会暨成果展"});
}

TEST_CASE("full items of a list do not hide that paragraphs are indented") {
    const std::string paragraph =
        "　　3月1日，各单位代表到现场察看，台账做\n到一户一档，问题当场交办，责任落实到人。\n";
    std::string text = "霁川科协简报\n2022年第3期\n\n市科协举办防汛培训班\n";
    for (int i = 0; i < 3; ++i) text += paragraph + "大家边看边议。\n";
    text += paragraph + paragraph;
    for (const char* number : {"1", "2", "3", "4", "5", "6"}) {
        text += std::string("　　（") + number + "）旧书屋的修缮已过半，台账齐备；\n";
    }
    const Issue issue = test::parse_one(text + paragraph);
    REQUIRE(issue.articles.size() == 1);
    CHECK(issue.articles[0].paragraphs.size() == 12);
}

}  // namespace kexie
