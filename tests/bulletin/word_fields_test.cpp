// Codes of Word fields: which parts of a line are codes, and which words only look like them.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/word_fields.h"
#include "support/parse_text.h"

namespace kexie {

namespace {

// The line with its codes in ⟦ ⟧.
std::string with_codes_marked(std::string_view text) {
    std::string marked;
    std::size_t at = 0;
    for (const ByteRange& field : find_word_fields(text, measure_line(text, {0, text.size()}))) {
        marked += text.substr(at, field.begin - at);
        marked += "⟦" + std::string(field.of(text)) + "⟧";
        at = field.end;
    }
    return marked + std::string(text.substr(at));
}

bool is_field_line(std::string_view text) {
    return is_word_field(text, measure_line(text, {0, text.size()}));
}

}  // namespace

TEST_CASE("word fields: codes end before what they stand for") {
    struct Case {
        std::string_view line;
        std::string_view marked;
    };
    const Case cases[] = {
        {R"(PAGE \* MERGEFORMAT 12)", R"(⟦PAGE \* MERGEFORMAT⟧ 12)"},
        {"- PAGE -", "- ⟦PAGE⟧ -"},
        {R"(第 PAGE \* Arabic 页 共 NUMPAGES 页)", R"(第 ⟦PAGE \* Arabic⟧ 页 共 ⟦NUMPAGES⟧ 页)"},
        {R"(TOC \o "1-3" \h \z \u)", R"(⟦TOC \o "1-3" \h \z \u⟧)"},
        {R"(详见 HYPERLINK "http://example.com/a" 附件。)",
         R"(详见 ⟦HYPERLINK "http://example.com/a"⟧ 附件。)"},
        {R"(HYPERLINK \l "_Toc1" 市水务局检查泵站 PAGEREF _Toc1 \h 3)",
         R"(⟦HYPERLINK \l "_Toc1"⟧ 市水务局检查泵站 ⟦PAGEREF _Toc1 \h⟧ 3)"},
        {"见{ PAGE }页", "见⟦{ PAGE }⟧页"},
        {R"(日期{ DATE \@ "yyyy" }2022)", R"(日期⟦{ DATE \@ "yyyy" }⟧2022)"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.line);
        CHECK(with_codes_marked(each.line) == each.marked);
    }
}

TEST_CASE("word fields: words, addresses and paths are no codes") {
    const std::string_view lines[] = {
        "市水务局检查泵站",
        "WEBPAGE 与 HOMEPAGE 改版",
        "PAGES 软件",
        "DATE 与 TIME 两栏",
        "TOC 2022 年会",
        "REF 制度",
        "HYPERLINK 是什么",
        R"(C:\TEMP\data)",
        R"(路径 \\server\share)",
        "{ 2022 }",
        "SEQ-2 型水泵",
    };
    for (const std::string_view line : lines) {
        CAPTURE(line);
        CHECK(with_codes_marked(line) == line);
        CHECK_FALSE(is_field_line(line));
    }
}

TEST_CASE("word fields: a line of nothing but codes and page numbers") {
    for (const std::string_view line :
         {"PAGE", "- PAGE -", R"(PAGE \* MERGEFORMAT 12)", "第 PAGE 页 共 NUMPAGES 页",
          R"({ PAGE \* MERGEFORMAT })", R"(TOC \o "1-3" \h \z \u)"}) {
        CAPTURE(line);
        CHECK(is_field_line(line));
    }
    for (const std::string_view line : {"12", "第 3 页", R"(HYPERLINK "http://example.com" 附件)",
                                        "首页 PAGE", R"(附件：HYPERLINK "a")"}) {
        CAPTURE(line);
        CHECK_FALSE(is_field_line(line));
    }
}

TEST_CASE("word fields: codes within a paragraph are noise, and leave no blank") {
    const Issue issue = test::parse_one(
        "市水务局检查泵站\n"
        "　　8月2日，市水务局按 HYPERLINK \"http://example.com/a\" \\o \"表\" 清单检查泵站。\n"
        "　　检查组把结果写进{ REF _Ref1 \\h }报告，发到 PAGE 小组。（完）\n");
    REQUIRE(issue.articles.size() == 1);
    REQUIRE(issue.articles[0].paragraphs.size() == 2);
    CHECK(issue.articles[0].paragraphs[0] == "8月2日，市水务局按清单检查泵站。");
    CHECK(issue.articles[0].paragraphs[1] == "检查组把结果写进报告，发到PAGE小组。");
    std::vector<std::string> noise;
    for (const NoiseItem& item : issue.noise) noise.push_back(item.kind + " " + item.text);
    CHECK(noise == std::vector<std::string>{"field HYPERLINK \"http://example.com/a\" \\o \"表\"",
                                            "field { REF _Ref1 \\h }", "end-mark （完）"});
}

TEST_CASE("word fields: a switch is one letter or mark of ASCII") {
    const std::string text =
        "市水务局简报\nTOC \\o \"1-3\" \\h \\表\n\n市水务局检查泵站\n　　8月2日，检查。\n";
    const auto issues = test::parse_text(text);  // Checks that nothing is lost.
    REQUIRE(issues.size() == 1);
    const auto& noise = issues[0].issue.noise;
    CHECK(std::any_of(noise.begin(), noise.end(), [](const NoiseItem& item) {
        return item.kind == "field" && item.text == R"(TOC \o "1-3" \h)";
    }));
}

TEST_CASE("end marks: only behind a whole sentence") {
    for (const std::string_view kept :
         {"会议讨论了《办法》（完）", "文件已发（完整版见附件）。", "故事还没有讲完（未完）"}) {
        CAPTURE(kept);
        const std::string text =
            "市水务局检查泵站\n　　8月2日，市水务局检查泵站，听取汇报。\n　　" + std::string(kept);
        for (const NoiseItem& item : test::parse_one(text).noise) CHECK(item.kind != "end-mark");
    }
}

}  // namespace kexie
