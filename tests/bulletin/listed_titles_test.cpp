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

}  // namespace kexie
