// What the parser makes of lines with their places on pages.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "bulletin/coverage.h"
#include "bulletin/parse.h"

namespace kexie {

namespace {

// Lines of a page from top to bottom, 16 points apart.
class Page {
public:
    Page& add(const std::string& text, Alignment alignment = Alignment::Justified, int indent = 0,
              float size = 12, bool bold = false) {
        Print print;
        print.page = m_page;
        print.left = 70 + static_cast<float>(indent) * size / 2;
        print.right = 520;
        print.top = m_top;
        print.bottom = m_top + 12;
        print.size = size;
        print.bold = bold;
        print.alignment = alignment;
        m_builder.add_line(text, print, indent);
        m_top += 16;
        return *this;
    }
    Page& title(const std::string& text, Alignment alignment = Alignment::Center) {
        return add(text, alignment, alignment == Alignment::Center ? 12 : 0, 16, true);
    }
    Page& paragraph(const std::string& first, const std::string& last) {
        return add(first, Alignment::Justified, 4).add(last, Alignment::Left);
    }
    Page& turn() {
        Print number;
        number.page = m_page;
        number.left = 290, number.right = 305, number.top = 790, number.bottom = 802;
        number.size = 12;
        number.zone = Zone::PageFooter;
        m_builder.add_line("- " + std::to_string(m_page) + " -", number);
        ++m_page;
        m_top = 70;
        return *this;
    }

    Issue parse() {
        const Document document = m_builder.take(m_page);
        const auto issues = parse_issues(document, "test.pdf", std::string(64, 'a'));
        REQUIRE(issues.size() == 1);
        CHECK(verify_coverage(document.text, issues).empty());
        return issues[0].issue;
    }

private:
    DocumentBuilder m_builder{DocumentFormat::Pdf};
    std::uint16_t m_page = 1;
    float m_top = 70;
};

const std::string first = "三月五日上午，试制风筝大赛在河边举行，六十名选手参加了比赛，评委当场打";
const std::string last = "分，比赛持续了三个小时。";

void add_masthead(Page& page) {
    page.add("科协每周动态", Alignment::Center, 20, 26, true)
        .add("2031年第3期（总第903期）", Alignment::Left)
        .add("某某市科协办公室", Alignment::Left)
        .add("2031年3月8日", Alignment::Left);
}

}  // namespace

TEST_CASE("a title goes on in the next column or on the next page after a full line") {
    Page page;
    add_masthead(page);
    page.title("试制风筝大赛在河边举行").paragraph(first, last);
    page.title("科协领导赴音像出版社调研并同青年编辑座谈共商科普图", Alignment::Justified);
    page.turn().title("书出版工作").paragraph(first, last);
    const Issue issue = page.parse();
    REQUIRE(issue.articles.size() == 2);
    CHECK(issue.articles[1].title ==
          "科协领导赴音像出版社调研并同青年编辑座谈共商科普图书出版工作");
}

TEST_CASE("an indented line at the top of a page begins a paragraph") {
    Page page;
    add_masthead(page);
    page.title("试制风筝大赛在河边举行");
    const std::string middle =
        "分，讨论持续了九个小时，大家边看边议，所需物资也已经提前备齐，值班电话有";
    for (int i = 0; i < 4; ++i) {
        page.add(first, Alignment::Justified, 4).add(middle).add(middle).add(last, Alignment::Left);
    }
    page.add(first, Alignment::Justified, 4).add(middle);
    page.add("分，讨论持续了九个小时，大家边看边议，所需物资也已经提前备齐，有人接听。");
    page.turn().add("在槐荡乡，有人一连来了八次。", Alignment::Left, 4).paragraph(first, last);
    const Issue issue = page.parse();
    REQUIRE(issue.articles.size() == 1);
    REQUIRE(issue.articles[0].paragraphs.size() == 7);
    CHECK(issue.articles[0].paragraphs[5] == "在槐荡乡，有人一连来了八次。");
}

TEST_CASE("addresses go on over narrow lines, and after their marks") {
    Page page;
    add_masthead(page);
    page.title("试制风筝大赛在河边举行").paragraph(first, last);
    page.add("http://www.example.com/link?", Alignment::Left)
        .add("url=tWAIrAqJfvuOY9mRk35fITkI76z")
        .add("BeOfb2LRKEZOBL9x7OkbqX5clZF0H")
        .add("5ysYlYn5bujpdJfYfR5", Alignment::Left);
    page.title("第二届试制风筝大赛在山上举行").paragraph(first, last);
    const Issue issue = page.parse();
    REQUIRE(issue.articles.size() == 2);
    CHECK(issue.articles[0].paragraphs.size() == 1);
    CHECK(issue.noise.size() == 4);
}

TEST_CASE("an entry of the distribution list goes on only after a line that reaches the edge") {
    Page page;
    add_masthead(page);
    page.title("试制风筝大赛在河边举行").paragraph(first, last);
    page.add("分送：第十届委员会主席、副主")
        .add("席、常委、委员", Alignment::Left)
        .add("市科协驻会领导", Alignment::Left)
        .add("市学会、基金会，区科协，基层", Alignment::Left)
        .add("机关各部门及事业单位", Alignment::Left);
    const std::vector<std::string> wanted = {"第十届委员会主席、副主席、常委、委员",
                                             "市科协驻会领导", "市学会、基金会，区科协，基层",
                                             "机关各部门及事业单位"};
    CHECK(page.parse().footer.distribution == wanted);
}

TEST_CASE("names of sections are no titles where the print does not show titles") {
    Page page;
    add_masthead(page);
    page.add("目录", Alignment::Left);
    const std::vector<std::string> sections = {"科普园地", "馆际往来", "经验集萃"};
    const std::vector<std::string> titles = {
        "柿林社区廊桥建成，戏台正式开放", "柿林社区卫生院检查工作，社区居民踊跃报名",
        "红十字会走访慰问中小学生",       "石湫镇步道开放，48名社区居民受表彰",
        "石湫镇公交站亭建成正式开放",     "桑陌街道承办全系统志愿服务会议"};
    for (const std::string& title : titles) page.add("·" + title, Alignment::Left);
    for (std::size_t i = 0; i < titles.size(); ++i) {
        if (i % 2 == 0) page.add("■" + sections[i / 2], Alignment::Left, 0, 15);
        page.add(titles[i], Alignment::Left).paragraph(first, last);
    }
    const Issue issue = page.parse();
    REQUIRE(issue.articles.size() == titles.size());
    for (std::size_t i = 0; i < titles.size(); ++i) {
        CHECK(issue.articles[i].title == titles[i]);
        CHECK(issue.articles[i].section.value_or("") == sections[i / 2]);
    }
}

namespace {

std::vector<int> contradictions(const Issue& issue) {
    std::vector<int> lines;
    for (const Diagnostic& found : issue.diagnostics) {
        if (found.code == "print-contradiction") lines.push_back(found.line);
    }
    return lines;
}

}  // namespace

TEST_CASE("print that says another thing than the contents is reported at its line") {
    Page page;
    add_masthead(page);
    page.add("本期要目", Alignment::Center, 20)
        .add("风筝大赛在河边举行", Alignment::Left)
        .add("航模大赛在山上举行", Alignment::Left)
        .add("船模大赛在湖边举行", Alignment::Left)
        .title("风筝大赛在河边举行")
        .paragraph(first, last)
        .title("航模大赛在山上举行")
        .paragraph(first, last);
    SUBCASE("none where the print agrees") {
        page.title("船模大赛在湖边举行").paragraph(first, last);
        const Issue issue = page.parse();
        REQUIRE(issue.articles.size() == 3);
        CHECK(contradictions(issue).empty());
    }
    SUBCASE("a title in the contents that is printed like text") {
        page.add("【学会动态】", Alignment::Left)
            .add("船模大赛在湖边举行", Alignment::Left)
            .paragraph(first, last);
        const Issue issue = page.parse();
        REQUIRE(issue.articles.size() == 3);
        CHECK(issue.articles[2].title == "船模大赛在湖边举行");
        CHECK(contradictions(issue) == std::vector<int>{issue.articles[2].source_lines.first});
        CHECK(issue.articles[2].confidence == Confidence::Doubtful);
        CHECK(issue.articles[1].confidence != Confidence::Doubtful);
    }
}

}  // namespace kexie
