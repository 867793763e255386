// Pages of a PDF as lines: columns, blanks, edges.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "bulletin/lines.h"
#include "document/glyph_names.h"
#include "document/text_runs.h"
#include "pdf_sizes.h"

namespace kexie {

namespace {

constexpr float size = 12;
constexpr float pitch = 18;

// Characters of full width at (left, top).
TextRun run_at(float left, float top, const std::string& text) {
    TextRun run;
    run.left = left;
    run.top = top;
    run.right = left + size * static_cast<float>(count_code_points(text));
    run.bottom = top + size;
    run.size = size;
    run.text = text;
    return run;
}

const std::string full_line = "会议要求各单位抓紧校外辅导收尾工作";  // 17 characters.
constexpr float first_column = 70;
constexpr float second_column = 300;

void add_column(PageRuns& page, float left, float top, int rows, const std::string& last) {
    for (int i = 0; i < rows; ++i) {
        page.runs.push_back(run_at(left, top + pitch * static_cast<float>(i), full_line));
    }
    page.runs.push_back(run_at(left, top + pitch * static_cast<float>(rows), last));
}

PageRuns empty_page() {
    return {595, 842, true, false, {}};
}

std::vector<std::string> lines_of(const std::vector<PageRuns>& pages) {
    const auto document = lay_out_pages(pages);
    REQUIRE(document.ok());
    std::vector<std::string> lines;
    for (const Line& line : split_lines(document.value().text)) {
        lines.emplace_back(line.range().of(document.value().text));
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("columns whose lines stand at different heights come one after the other") {
    PageRuns page = empty_page();
    add_column(page, first_column, 100, 4, "第一栏完。");
    add_column(page, second_column, 107, 4, "第二栏完。");
    // Its words are closer to each other than columns are.
    for (const auto& [left, text] : {std::pair(286.0F, "-"), {295.0F, "1"}, {304.0F, "-"}}) {
        TextRun run = run_at(left, 780, text);
        run.right = left + 5;
        page.runs.push_back(run);
    }
    const Lines lines = lines_of({page});
    REQUIRE(lines.size() == 11);
    CHECK(lines[4] == "第一栏完。");
    CHECK(lines[9] == "第二栏完。");
    CHECK(lines[10] == "- 1 -");
}

TEST_CASE("the last page has columns where the others have them, however short") {
    PageRuns page = empty_page();
    add_column(page, first_column, 100, 6, "第一栏完。");
    add_column(page, second_column, 100, 6, "第二栏完。");
    PageRuns last = empty_page();
    add_column(last, first_column, 100, 1, "第三栏完。");
    last.runs.push_back(run_at(second_column, 100, "编辑：苏禾"));
    last.runs.push_back(run_at(second_column, 118, "审核：沈桐"));
    const Lines lines = lines_of({page, last});
    REQUIRE(lines.size() == 18);
    CHECK(lines[15] == "第三栏完。");
    CHECK(lines[16] == "编辑：苏禾");
}

TEST_CASE("numbers of pages beside the contents above columns are no column") {
    PageRuns page = empty_page();
    for (const float top : {60.0F, 78.0F}) {
        page.runs.push_back(run_at(first_column, top, "桑陌街道戏台建成开放"));
        page.runs.push_back(run_at(420, top, "2"));
    }
    add_column(page, first_column, 100, 6, "第一栏完。");
    add_column(page, second_column, 100, 6, "第二栏完。");
    const Lines lines = lines_of({page});
    REQUIRE(lines.size() == 16);
    CHECK(lines[0].starts_with("桑陌街道戏台建成开放 "));
    CHECK(lines[0].ends_with(" 2"));
    CHECK(lines[8] == "第一栏完。");
}

TEST_CASE("a line that sticks out does not make its column wider") {
    PageRuns page = empty_page();
    page.runs.push_back(run_at(first_column, 60, full_line + "完毕"));
    add_column(page, first_column, 100, 4, "完。");
    const auto document = lay_out_pages({page});
    REQUIRE(document.ok());
    CHECK(document.value().prints[2].alignment == Alignment::Justified);
    CHECK(document.value().prints.back().alignment == Alignment::Left);
}

TEST_CASE("names with their letters apart and narrow blanks of the file keep them") {
    PageRuns page = empty_page();
    float left = first_column;
    for (const char* letter : {"会", "员", "之", "家"}) {
        page.runs.push_back(run_at(left, 60, letter));
        left += 1.2F * size;
    }
    TextRun slogan = run_at(first_column, 100, "参观了多元中信");
    slogan.blank_after = true;
    page.runs.push_back(slogan);
    page.runs.push_back(run_at(slogan.right + 0.22F * size, 100, "共创新可能的展览"));
    // Each by itself, with the blank left out.
    left = first_column;
    for (const char* letter : {"参", "观", "了", "多", "元", "中", "信", "共", "创", "新"}) {
        if (std::string_view(letter) == "共") left += 0.25F * size;
        page.runs.push_back(run_at(left, 140, letter));
        left += 1.02F * size;
    }
    const Lines lines = lines_of({page});
    REQUIRE(lines.size() == 3);
    CHECK(lines[2] == "参观了多元中信 共创新");
    CHECK(lines[0] == "会 员 之 家");
    CHECK(lines[1] == "参观了多元中信 共创新可能的展览");
}

TEST_CASE("characters that a font names otherwise are what was typed") {
    CHECK(usual_characters("⽓象⽉报⸺⼤⼾⻘年‧1‑2") == "气象月报——大户青年·1-2");
    CHECK(usual_characters("照原样。 - ABC") == "照原样。 - ABC");
}

TEST_CASE("text in drawn fonts is as large as its ideographs are wide") {
    TextRun text = run_at(first_column, 100, full_line);
    TextRun figures = run_at(first_column, 130, "2031");
    TextRun sure = run_at(first_column, 160, "3");
    text.size = figures.size = sure.size = 24;
    text.top = 88.6F;  // 31.2 points high, with the base line at 111.4.
    text.bottom = 119.8F;
    std::vector<TextRun> runs = {text, figures, sure};
    mend_drawn_sizes({{0, 12}, {1, 0}}, runs);
    CHECK(runs[0].size == doctest::Approx(12));
    CHECK(runs[0].top == doctest::Approx(100).epsilon(0.001));
    CHECK(runs[0].bottom == doctest::Approx(115.6).epsilon(0.001));
    CHECK(runs[1].size == doctest::Approx(12));
    CHECK(runs[2].size == doctest::Approx(24));
}

}  // namespace kexie
