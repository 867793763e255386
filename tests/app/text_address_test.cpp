#include "app/text_address.h"

#include <doctest/doctest.h>

#include <random>

#include "base/utf8.h"
#include "support/files.h"
#include "support/parse_text.h"

using namespace kexie;

namespace {

Issue sample() {
    Issue issue;
    Article first;
    first.section = "基层";
    first.title = "AIGC研讨会召开";
    first.paragraphs = {"会上，40余家企业的1.3万人参加“三下乡”活动。", "第二段。"};
    first.attribution = "密云区科协";
    first.author = "文甲";
    first.source_note = "某报";
    first.captions = {"图1", "图2"};
    Article second;
    second.title = "只有标题";
    issue.articles = {first, second};
    return issue;
}

TextAddress in_paragraph(const Issue& issue, std::string_view before, int paragraph = 0) {
    const std::string& text = issue.articles[0].paragraphs[static_cast<std::size_t>(paragraph)];
    const auto at = text.find(before);
    REQUIRE(at != std::string::npos);
    return {0, TextPart::Paragraph, paragraph, static_cast<std::uint32_t>(at)};
}

std::vector<TextAddress> every_boundary(const Issue& issue) {
    std::vector<TextAddress> addresses;
    for (std::size_t article = 0; article < issue.articles.size(); ++article) {
        for (const PrintedPart& part : printed_parts(issue.articles[article])) {
            for (std::size_t i = 0; i <= part.text.size();) {
                addresses.push_back({static_cast<int>(article), part.part, part.paragraph,
                                     static_cast<std::uint32_t>(i)});
                i += i < part.text.size() ? decode_utf8(part.text, i).size : 1;
            }
        }
    }
    return addresses;
}

}  // namespace

TEST_CASE("text addresses: the whole issue is its printed text, one line per part") {
    const Issue issue = sample();
    CHECK(text_of(issue, whole_issue(issue)) ==
          "【基层】\nAIGC研讨会召开\n作者：文甲\n来源：某报\n会上，40余家企业的1."
          "3万人参加“三下乡”活动。\n第二段。\n"
          "（密云区科协）\n图1\n图2\n只有标题");
    CHECK(text_of(issue, whole_article(issue, 1)) == "只有标题");
    CHECK(whole_article(issue, 2).empty());
    CHECK(whole_issue(Issue{}).empty());
}

TEST_CASE("text addresses: adjacent ranges concatenate to the text of both") {
    const Issue issue = sample();
    const std::vector<TextAddress> addresses = every_boundary(issue);
    const std::string all = text_of(issue, whole_issue(issue));
    std::mt19937 random(3);
    for (int i = 0; i < 500; ++i) {
        const TextAddress middle = addresses[random() % addresses.size()];
        const std::string before = text_of(issue, {addresses.front(), middle});
        const std::string after = text_of(issue, {middle, addresses.back()});
        CAPTURE(before);
        CAPTURE(after);
        const bool whole = before + after == all || before + "\n" + after == all;
        CHECK(whole);
    }
}

TEST_CASE("text addresses: a word is a run between punctuation, or a known term") {
    const Issue issue = sample();
    struct Case {
        const char* at;
        const char* word;
    };
    const Case cases[] = {
        {"会上", "会上"},         {"，", "，"},   {"40余", "40"},
        {"家企业", "余家企业的"}, {"3万", "1.3"}, {"万人", "万人参加"},
        {"下乡", "三下乡"},       {"“", "“"},     {"动。", "活动"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.at);
        const TextRange word = word_around(issue, in_paragraph(issue, expected.at), {});
        CHECK(text_of(issue, word) == expected.word);
    }
    const std::vector<std::string_view> terms = {"企业", "家企业", "科协"};
    CHECK(text_of(issue, word_around(issue, in_paragraph(issue, "业的"), terms)) == "家企业");
    CHECK(text_of(issue, word_around(issue, in_paragraph(issue, "的1"), terms)) == "余家企业的");
    const TextAddress title = {0, TextPart::Title, 0, 0};
    CHECK(text_of(issue, word_around(issue, title, {})) == "AIGC");
    // At the end of a part: the word before it.
    const TextAddress end = part_around(issue, title).end;
    CHECK(text_of(issue, word_around(issue, end, {})) == "研讨会召开");
}

TEST_CASE(
    "text addresses: character steps visit every boundary once, both ways, and stop at the ends") {
    const Issue issue = sample();
    const std::vector<TextAddress> addresses = every_boundary(issue);
    TextAddress at = addresses.front();
    CHECK(next_character(issue, at, -1) == at);
    for (std::size_t i = 1; i < addresses.size(); ++i) {
        const TextAddress next = next_character(issue, at, 1);
        REQUIRE(next == addresses[i]);
        REQUIRE(next_character(issue, next, -1) == at);
        at = next;
    }
    CHECK(next_character(issue, at, 1) == at);
}

TEST_CASE("text addresses: word steps always advance, and stop at the ends") {
    const Issue issue = sample();
    const TextRange all = whole_issue(issue);
    int steps = 0;
    for (TextAddress at = all.begin; at != all.end; ++steps) {
        const TextAddress next = next_word(issue, at, 1);
        REQUIRE(next > at);
        at = next;
    }
    int back = 0;
    for (TextAddress at = all.end; at != all.begin; ++back) {
        const TextAddress next = next_word(issue, at, -1);
        REQUIRE(next < at);
        at = next;
    }
    CHECK(steps == back);
}

TEST_CASE("text addresses: header and footer come before and after the articles") {
    const Issue issue = sample();
    const HeaderFooter lines = {{"动态", "2023 年第 18 期"}, {"编辑：某人"}};
    const PrintedIssue printed(issue, &lines);
    const std::string articles = text_of(issue, whole_issue(issue));
    CHECK(text_of(printed, whole_issue(printed)) ==
          "动态\n2023 年第 18 期\n" + articles + "\n编辑：某人");
    // Steps visit their boundaries, both ways, and nothing else.
    const TextRange all = whole_issue(printed);
    std::size_t steps = 0;
    for (TextAddress at = all.begin; at != all.end; ++steps) {
        const TextAddress next = next_character(printed, at, 1);
        REQUIRE(next > at);
        REQUIRE(has_address(printed, next));
        REQUIRE(next_character(printed, next, -1) == at);
        at = next;
    }
    CHECK(steps == count_code_points(text_of(printed, all)));
    const TextAddress year = {-1, TextPart::HeaderFooterLine, 1, 1};
    CHECK(text_of(printed, word_around(printed, year, {})) == "2023");
    CHECK(text_of(printed, part_around(printed, year)) == "2023 年第 18 期");
    CHECK(touches_header_footer(printed, part_around(printed, year)));
    CHECK_FALSE(touches_header_footer(printed, whole_article(printed, 1)));
    CHECK(nearest_article(printed, year) == 0);
    CHECK(nearest_article(printed, {2, TextPart::HeaderFooterLine}) == 1);
    CHECK_FALSE(nearest_article(Issue{}, year).has_value());
    // Without header and footer there are no such addresses.
    CHECK_FALSE(has_address(issue, year));
    CHECK_FALSE(has_address(printed, {-1, TextPart::HeaderFooterLine, 2, 0}));
    CHECK_FALSE(has_address(printed, {3, TextPart::HeaderFooterLine, 0, 0}));
    const Issue bare;
    const PrintedIssue only_lines(bare, &lines);
    CHECK(text_of(only_lines, whole_issue(only_lines)) == "动态\n2023 年第 18 期\n编辑：某人");
}

TEST_CASE("text addresses: an unknown address gives nothing") {
    const Issue issue = sample();
    const TextAddress nowhere = {7, TextPart::Title, 0, 0};
    CHECK(part_around(issue, nowhere).empty());
    CHECK(word_around(issue, nowhere, {}).empty());
    CHECK(next_character(issue, nowhere, 1) == nowhere);
}
