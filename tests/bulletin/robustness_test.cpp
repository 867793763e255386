// What is no bulletin, or a damaged one: nothing crashes, nothing is lost, time stays linear.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "bulletin/coverage.h"
#include "bulletin/outline.h"
#include "bulletin/parse.h"
#include "support/parse_text.h"
#include "support/render.h"
#include "support/rounds.h"
#include "support/sample_issue.h"

namespace kexie {

namespace {

std::string repeated(std::string_view part, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += part;
    return text;
}

// A sample issue with a few characters or lines taken out, doubled, moved or put in.
std::string mutated(std::uint32_t seed) {
    static const std::u32string odd =
        U"\n\r\f\t 　\u200B\u00AD【】（）()。，；：-●第期年月日总0129一二十"
        U"《》“”…@http编审送目录\uFFFD\U00020000";
    test::Dice dice(seed);
    const test::RenderStyle style = test::random_style(dice, 4);
    std::u32string text =
        to_utf32(test::render(test::as_printed(test::sample_issue(dice), style), style, dice).text);
    const int edits = dice.between(1, 30);
    for (int i = 0; i < edits && text.size() > 40; ++i) {
        const std::size_t at = dice.below(text.size() - 30);
        const std::size_t length = 1 + dice.below(25);
        switch (dice.below(4)) {
            case 0:
                text.erase(at, length);
                break;
            case 1:
                text.insert(dice.below(text.size()), text.substr(at, length));
                break;
            case 2:
                text[at] = odd[dice.below(odd.size())];
                break;
            default:
                text.insert(text.begin() + static_cast<std::ptrdiff_t>(at),
                            odd[dice.below(odd.size())]);
        }
    }
    return to_utf8(text);
}

}  // namespace

TEST_CASE("text without any character gives no issue") {
    for (const char* text : {"", " ", "\n\n\r\n\f\f", "　\u00A0\u200B\uFEFF\n"}) {
        CHECK(parse_issues(text, "a", "b").empty());
        CHECK(verify_coverage(text, {}).empty());
    }
}

TEST_CASE("scraps are kept") {
    for (const char* text : {"x",
                             "。",
                             "【",
                             "【】",
                             "（）",
                             "目录",
                             "第1期",
                             "2023年第1期",
                             "- 1 -",
                             "编辑：",
                             "http://a.b",
                             "【学会动态】",
                             "目录\n目录\n目录",
                             "\f一\f二\f",
                             "一\r二\r\n三\n\r四",
                             "●",
                             "1.",
                             "……3",
                             "（一）",
                             "第期（（一",
                             "甲〔〔2023〕3号",
                             "\u200B中\u200B"}) {
        CAPTURE(text);
        const auto issues = test::parse_text(text);
        CHECK_FALSE(issues.empty());
        for (const ParsedIssue& parsed : issues) CHECK_FALSE(outline(parsed.issue).empty());
    }
}

TEST_CASE("mutated issues lose no character") {
    for (std::uint32_t seed = 0; seed < test::rounds(1500U); ++seed) {
        const std::string text = mutated(seed);
        const auto issues = parse_issues(text, "a.txt", std::string(64, '0'));
        const auto losses = verify_coverage(text, issues);
        if (!losses.empty()) FAIL_CHECK("seed " << seed << ": " << losses[0].message);
    }
}

TEST_CASE("a list of recipients that begins under its label") {
    const auto issues = test::parse_text(
        "工作简报\n2023年第3期\n2023年2月3日\n\n学会召开年会\n\n2月1日，学会召开年会，一百二十人到"
        "会。\n\n"
        "编辑：王明\n分送：\n江城科学中心科学普及工作委员会秘书处并转各区县\n各学会\n");
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].issue.footer.distribution ==
          std::vector<std::string>{"江城科学中心科学普及工作委员会秘书处并转各区县", "各学会"});
}

TEST_CASE("another field between two lines of recipients") {
    const std::string text =
        "会议召开，大家来自各区县\n报送：市委办公室和学会\n会　8处　编辑：王明　李\n市";
    const auto issues = parse_issues(text, "a.txt", std::string(64, '0'));
    CHECK(verify_coverage(text, issues).empty());
    REQUIRE(issues.size() == 1);
    const Footer& footer = issues[0].issue.footer;
    CHECK(footer.editor == "王明 李");
    CHECK(footer.distribution.back() == "市");
}

TEST_CASE("verification finds what is lost, doubled, changed or made up") {
    const std::string text =
        "工作简报\n2023年第3期\n2023年2月3日\n目录\n- 年会召开\n【动态】\n年会召开\n"
        "2月1日，年会召开。（市学会）\n编辑：王明\n- 1 -\n";
    const auto good = parse_issues(text, "a.txt", std::string(64, '0'));
    REQUIRE(good.size() == 1);
    REQUIRE(verify_coverage(text, good).empty());
    for (std::size_t i = 0; i < good[0].segments.size(); ++i) {
        auto bad = good;
        bad[0].segments.erase(bad[0].segments.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK_FALSE(verify_coverage(text, bad).empty());
        bad = good;
        bad[0].segments.insert(bad[0].segments.begin() + static_cast<std::ptrdiff_t>(i),
                               bad[0].segments[i]);
        CHECK_FALSE(verify_coverage(text, bad).empty());
    }
    using Edit = void (*)(Issue&);
    const Edit edits[] = {
        [](Issue& issue) { issue.title = "工作月报"; },
        [](Issue& issue) { issue.title.reset(); },
        [](Issue& issue) { issue.year = 2022; },
        [](Issue& issue) { issue.number = 4; },
        [](Issue& issue) { issue.total_number = 4; },
        [](Issue& issue) { issue.publisher = "某局"; },
        [](Issue& issue) {
            issue.date = Date{2023, 2, 4};
        },
        [](Issue& issue) { issue.toc[0].text += "了"; },
        [](Issue& issue) { issue.articles[0].title.clear(); },
        [](Issue& issue) { issue.articles[0].section = "通知"; },
        [](Issue& issue) { issue.articles[0].section.reset(); },
        [](Issue& issue) { issue.articles[0].paragraphs.clear(); },
        [](Issue& issue) { issue.articles[0].paragraphs[0] += "完"; },
        [](Issue& issue) { issue.articles[0].attribution = "别处"; },
        [](Issue& issue) { issue.articles.emplace_back().title = "新的"; },
        [](Issue& issue) { issue.footer.editor.reset(); },
        [](Issue& issue) { issue.footer.distribution = {"各处"}; },
        [](Issue& issue) { issue.noise.clear(); },
        [](Issue& issue) { issue.labels.pop_back(); },
    };
    for (const Edit edit : edits) {
        auto bad = good;
        edit(bad[0].issue);
        CHECK_FALSE(verify_coverage(text, bad).empty());
    }
}

// No clock: half a megabyte takes some milliseconds, and anything quadratic would never end within
// the time that ctest gives the whole suite. parse_bench has the figures.
TEST_CASE("nonsense ends, and loses nothing") {
    const std::string_view parts[] = {"一",
                                      "（",
                                      "【",
                                      "【学会】",
                                      "1.",
                                      "。",
                                      "a",
                                      "一\n",
                                      "第1期\n",
                                      "目录\n",
                                      "- 目录\n",
                                      "2023年第1期\n",
                                      "\f",
                                      "“",
                                      "编辑：\n",
                                      "（一\n",
                                      "月",
                                      "6月8日",
                                      "总第",
                                      "……3\n",
                                      "2023年2月3日\n",
                                      "●一二三四五六七八九\n",
                                      "一二三四五六七八九十。\n",
                                      "目录\n2023年第1期\n2023年1月1日\n一二三四五六七。\n",
                                      "http://a.b/c\n",
                                      "@a.b ",
                                      "年",
                                      "一 ",
                                      "周年",
                                      "\u200B",
                                      "编辑：a ",
                                      "分送：a\n",
                                      "〔2023〕",
                                      "第 1 页\n"};
    constexpr std::size_t size = test::rounds(1U << 19U);
    for (const std::string_view part : parts) {
        CAPTURE(part);
        const std::string text = repeated(part, size);
        const auto issues = parse_issues(text, "a.txt", std::string(64, '0'));
        CHECK(verify_coverage(text, issues).empty());
    }
}

TEST_CASE("contents of any length end, and lose nothing") {
    constexpr std::size_t size = test::rounds(1U << 19U);
    const std::string heading = "简报\n2021年第8期\n2021年6月30日\n目录\n";
    std::string similar;
    for (int i = 0; similar.size() < size; ++i) {
        similar += "市科协" + std::to_string(i) + "召开基层组织建设与科普工作座谈会\n";
    }
    const std::string columns = repeated("市科协召开座谈会\t", size);
    const std::string report = "6月8日，市科协召开会议。\n";
    std::string articles;  // Each of which is like each entry.
    for (int i = 0; articles.size() < size; ++i) {
        articles += "【动态" + std::to_string(i) + "】\n市科协" + std::to_string(i) +
                    "召开基层组织建设与科普工作座谈会\n" + report;
    }
    const std::string short_list = similar.substr(0, similar.find("\n市科协390"));
    for (const std::string& list : {similar, columns, short_list + "\n" + articles}) {
        const std::string text = heading + list + "\n市科协召开座谈会\n" + report;
        const auto issues = parse_issues(text, "a.txt", std::string(64, '0'));
        CHECK(verify_coverage(text, issues).empty());
    }
}

TEST_CASE("short lines between rules end, whether they come again or count") {
    constexpr std::size_t size = test::rounds(1U << 19U);
    std::string many;  // Three of each, far apart: none is a running head.
    for (int i = 0; many.size() < size; ++i) {
        many += "----------\n动态" + std::string(static_cast<std::size_t>(i % 7), 'a') +
                std::to_string(i % 5000) + "\n";
    }
    std::string units;  // Sections and units in the same brackets.
    for (int i = 0; units.size() < size; ++i) {
        units += "【动态】\n市科协召开座谈会\n6月8日，开会。\n【某" + std::to_string(i) + "局】\n";
    }
    for (const std::string& text : {many, units}) {
        const auto issues = parse_issues(text, "a.txt", std::string(64, '0'));
        CHECK(verify_coverage(text, issues).empty());
    }
}

TEST_CASE("megabytes of tiny lines are kept unparsed") {
    const std::string text = repeated("一二\n", 5U << 20U);
    const auto issues = parse_issues(text, "a.txt", std::string(64, '0'));
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].segments.size() == 1);
    CHECK(test::has_code(issues[0].issue, "text-no-bulletin"));
    CHECK(verify_coverage(text, issues).empty());
}

}  // namespace kexie
