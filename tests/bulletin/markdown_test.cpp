// Markdown as tools write it that extract text: its marks are labels, wherever a line may end.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "bulletin/coverage.h"
#include "bulletin/parse.h"
#include "support/parse_text.h"

namespace kexie {

namespace {

constexpr std::string_view issue = R"(# 云岭科普动态

2021年第6期（总第48期）

云岭市科协办公室  2021年4月9日

## 学会动态

### 市桥梁学会举办工程师讲堂

4月6日，市桥梁学会举办工程师讲堂，**三十余名**技术人员参加。

![](images/p1.jpg)

| 场次 | 人数 |
| --- | --- |
| 1 | 30 |

### 市茶叶学会召开年会 ###

> 4月7日，市茶叶学会召开[年会](https://example.com/a)，两百人参加。

**（市茶叶学会）**

---

编辑：林叶　　审核：方舟
)";

std::vector<ParsedIssue> parsed(const std::string& text) {
    return parse_issues(text, "issue.md", std::string(64, '0'));
}

std::string with_line_end(std::string_view text, std::string_view line_end) {
    std::string result;
    for (const char c : text) c == '\n' ? result += line_end : result += c;
    return result;
}

}  // namespace

TEST_CASE("Markdown: headings tell sections from titles, and marks are no text") {
    const auto issues = parsed(std::string(issue));
    REQUIRE(issues.size() == 1);
    const Issue& found = issues[0].issue;
    CHECK(found.title == "云岭科普动态");
    REQUIRE(found.articles.size() == 2);
    CHECK(found.articles[0].section == "学会动态");
    CHECK(found.articles[0].title == "市桥梁学会举办工程师讲堂");
    REQUIRE(found.articles[0].paragraphs.size() == 3);
    CHECK(found.articles[0].paragraphs[0] ==
          "4月6日，市桥梁学会举办工程师讲堂，三十余名技术人员参加。");
    CHECK(found.articles[1].title == "市茶叶学会召开年会");
    REQUIRE(found.articles[1].paragraphs.size() == 1);
    CHECK(found.articles[1].paragraphs[0] == "4月7日，市茶叶学会召开年会，两百人参加。");
    CHECK(found.articles[1].attribution == "市茶叶学会");
}

TEST_CASE("Markdown: no mark is lost or moved where one issue follows another, however lines end") {
    const std::string two = std::string(issue) + "\n" + std::string(issue);
    for (const std::string_view line_end : {"\n", "\r\n", "\r", "\u2028", "\u2029"}) {
        CAPTURE(line_end);
        const std::string text = with_line_end(two, line_end);
        const auto issues = parsed(text);
        CHECK(issues.size() == 2);
        CHECK(verify_coverage(text, issues).empty());
    }
    // A form feed divides a line: the heading's mark is before it, the next issue behind it.
    std::string text = std::string(issue) + "## 附注\f" + std::string(issue);
    const auto issues = parsed(text);
    CHECK(issues.size() == 2);
    CHECK(verify_coverage(text, issues).empty());
}

TEST_CASE("Markdown: entries below the heading of the contents are no text of an article") {
    const Issue read = test::parse_one(
        "# 霁川民政月报\n\n第13期\n\n2013年10月6日\n\n# 目录\n- 村史馆开放，渡口开放\n"
        "- 农业局发布报告，走访农技人员\n\n# 一线见闻\n\n## 村史馆开放，渡口开放\n\n"
        "日前，渡口开放。\n\n## 农业局发布报告，走访农技人员\n\n9月23日，农业局检查工作。\n");
    REQUIRE(read.articles.size() == 2);
    CHECK(read.articles[1].title == "农业局发布报告，走访农技人员");
    CHECK(read.articles[1].section == "一线见闻");
}

}  // namespace kexie
