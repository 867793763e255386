#include "app/source_view.h"

#include <doctest/doctest.h>

#include <iterator>
#include <limits>
#include <random>
#include <string>

#include "archive/issue_file.h"
#include "base/utf8.h"
#include "bulletin/lines.h"
#include "support/files.h"
#include "support/rounds.h"
#include "text/chars.h"

using namespace kexie;

namespace {

// Without blanks, width folded: what the parser promises to keep.
std::string bare(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decode_utf8(text, at);
        if (!is_layout(c.code_point)) append_utf8(out, to_half_width(c.code_point));
        at += c.size;
    }
    return out;
}

// Checks that the lines of each paragraph, without dropped text, begin with it. Returns the number
// of paragraphs.
int check_paragraphs(const SourceView& view) {
    int count = 0;
    for (const SourceBlock& block : view.blocks) {
        if (block.part != SourcePart::Paragraph) continue;
        ++count;
        std::string printed;
        for (const SourceLine& line : block.lines) {
            std::string words = bare(line.text);
            for (const NoiseItem& noise : line.dropped) {
                const std::string dropped = bare(noise.text);
                const std::size_t at = words.find(dropped);
                REQUIRE(at != std::string::npos);
                words.erase(at, dropped.size());
            }
            printed += words;
        }
        CHECK(printed.substr(0, bare(block.kept).size()) == bare(block.kept));
    }
    return count;
}

// The view as text: "12P 原文", with the first letter of the part; a minus: all dropped.
std::string outline_of(const SourceView& view) {
    std::string out;
    for (const SourceBlock& block : view.blocks) {
        for (const SourceLine& line : block.lines) {
            out += std::to_string(line.number) + "STUNPAC"[static_cast<int>(block.part)];
            out += line.all_dropped ? "- " : " ";
            out += line.text;
            for (const NoiseItem& noise : line.dropped) out += " <" + noise.kind + ">";
            out += "\n";
        }
    }
    return out;
}

}  // namespace

TEST_CASE("source: without source text, lines have their number, and dropped text is still known") {
    Issue issue;
    Article article;
    article.title = "标题";
    article.paragraphs = {"甲乙", "丙"};
    article.attribution = "某单位";
    article.source_lines = {10, 15};
    article.paragraph_lines = {{11, 13}, {14, 14}};
    issue.articles = {article};
    issue.noise = {{12, "- 9 -", "page-number"}};
    issue.diagnostics = {{1, Severity::Warning, "masthead-missing", "没有刊头。"}};
    const SourceView view = make_source_view(issue, 0);
    CHECK_FALSE(view.has_text);
    REQUIRE(view.blocks.size() == 4);
    CHECK(view.blocks[0].lines.size() == 1);
    REQUIRE(view.blocks[1].lines.size() == 3);
    REQUIRE(view.blocks[1].lines[1].dropped.size() == 1);
    CHECK(view.blocks[1].lines[1].dropped[0].kind == "page-number");
    CHECK(view.blocks[1].lines[1].all_dropped);
    CHECK(view.blocks[1].lines[0].text.empty());
    CHECK(view.blocks[3].part == SourcePart::Attribution);
    CHECK(view.diagnostics.size() == 1);
}

TEST_CASE("source: lines of a file with pages have page and line") {
    Issue issue;
    Article article;
    article.title = "标题";
    article.paragraphs = {"甲乙丙"};
    article.source_lines = {11, 15};
    article.paragraph_lines = {{13, 15}};
    issue.articles = {article};
    issue.source.first_line = 11;
    issue.source.text = "标题\n\n甲\n\f　\n乙丙\n";
    issue.source.print =
        "2 720 1000 1500 1200 180\n\n2 720 1300 3000 1450 120\n\n3 720 800 3000 950 120\n";
    SUBCASE("pages of the file's own") {
        issue.source.pages = 3;
        const SourceView view = make_source_view(issue, 0);
        const auto place = [&](int line) {
            const SourcePlace* at = view.place_of(line);
            REQUIRE(at);
            return std::to_string(at->page) + ":" + std::to_string(at->line);
        };
        CHECK(place(11) == "2:1");
        CHECK(place(12) == "2:1");
        CHECK(place(13) == "2:2");
        CHECK(place(14) == "2:2");
        CHECK(place(15) == "3:1");
        CHECK(view.place_of(15)->print.top == 80);
        CHECK(view.place_of(15)->print.size == 12);
        CHECK_FALSE(view.place_of(10));
        CHECK_FALSE(view.place_of(16));
    }
    SUBCASE("pages of whoever draws it") {
        CHECK_FALSE(make_source_view(issue, 0).place_of(11));
    }
    SUBCASE("print that is damaged, or ends early") {
        issue.source.pages = 3;
        issue.source.print = "x 2";
        CHECK_FALSE(make_source_view(issue, 0).place_of(15));
    }
}

TEST_CASE("source: author and captions are shown; a doubt at its lines") {
    Issue issue;
    Article article;
    article.title = "标题";
    article.author = "文甲";
    article.paragraphs = {"甲乙"};
    article.captions = {"图1", "图2"};
    article.source_lines = {10, 15};
    article.paragraph_lines = {{12, 13}};
    issue.articles = {article};
    issue.diagnostics = {{10, Severity::Warning, "title-uncertain", "标题存疑。"},
                         {12, Severity::Note, "paragraph-unfinished", "没有句号。"}};
    const SourceView view = make_source_view(issue, 0);
    REQUIRE(view.blocks.size() == 5);
    CHECK(view.blocks[0].doubts.size() == 1);
    CHECK(view.blocks[1].part == SourcePart::Author);
    CHECK(view.blocks[1].lines.empty());
    CHECK(view.blocks[2].doubts.empty());
    CHECK(view.blocks[3].part == SourcePart::Caption);
    CHECK(view.blocks[3].lines.size() == 2);
    CHECK(view.blocks[4].kept == "图2");
}

TEST_CASE("source: lines are matched with the parts they became") {
    const std::string text =
        "科协每周动态\n"
        "2023年第9期（总第62期）\n"
        "某某市科协办公室　2023年4月3日\n"
        "\n"
        "【基层动态】\n"
        "\n"
        "\t试制风筝大赛在河边举行\n"
        "　　4月1日，试制风筝大赛在河边举行，来自全市的六十名选\n"
        "- 9 -\n"
        "手参加，场面十分热闹，观众也很多。\n"
        "（宣传部）\n"
        "\n"
        "- 10 -\n"
        "\n"
        "科技馆开放日活动举办\n"
        "　　4月2日，市科技馆举办了开放日活动。\n"
        "\n"
        "编辑：张三　审核：李四\n";
    auto file = parse_issue_file(text, "风筝.txt");
    REQUIRE(file);
    keep_source_text(file.value());
    REQUIRE(file.value().issues.size() == 1);
    const Issue& issue = file.value().issues.front().issue;
    REQUIRE(issue.articles.size() == 2);
    CHECK(make_source_view(issue, 0).has_text);
    CHECK(outline_of(make_source_view(issue, 0)) ==
          "5S 【基层动态】\n"
          "6S \n"
          "7T  试制风筝大赛在河边举行\n"
          "8P 　　4月1日，试制风筝大赛在河边举行，来自全市的六十名选\n"
          "9P- - 9 - <page-number>\n"
          "10P 手参加，场面十分热闹，观众也很多。\n"
          "11A （宣传部）\n");
    CHECK(outline_of(make_source_view(issue, 1)) ==
          "13S- - 10 - <page-number>\n"
          "14S \n"
          "15T 科技馆开放日活动举办\n"
          "16P 　　4月2日，市科技馆举办了开放日活动。\n");
}

// Styles, digests and, if present, the real issues.
TEST_CASE("source: the lines of every paragraph contain it, in every style") {
    const std::string root = KEXIE_SOURCE_DIR;
    int paragraphs = 0;
    for (const char* folder :
         {"/tests/cases", "/tests/cases/styles", "/data/issues", "/../shared/archive"}) {
        for (const auto& path : test::files_in(root + folder)) {
            CAPTURE(path.string());
            auto file = parse_issue_file(*test::read_file(path), path.filename().string());
            if (!file) continue;
            const std::string whole = file.value().document.text;
            keep_source_text(file.value());
            std::string together;
            for (const ParsedIssue& parsed : file.value().issues) {
                together += parsed.issue.source.text;
                for (std::size_t i = 0; i < parsed.issue.articles.size(); ++i) {
                    const SourceView view = make_source_view(parsed.issue, static_cast<int>(i));
                    paragraphs += check_paragraphs(view);
                }
            }
            CHECK(together == whole);
        }
    }
    CHECK(paragraphs > 500);
}

TEST_CASE("source: line numbers agree with the parser's") {
    std::mt19937 random(20231221);
    const char32_t alphabet[] = {U'科', U'a',  U' ',      U'\u3000', U'\n',
                                 U'\r', U'\f', U'\u2028', U'\u2029', U'\t'};
    for (int round = 0; round < test::rounds(2000); ++round) {
        std::string text;
        for (std::size_t i = random() % 60; i > 0; --i) {
            append_utf8(text, alphabet[random() % std::size(alphabet)]);
        }
        CAPTURE(text);
        const auto physical = physical_lines(text);
        for (const Line& line : split_lines(text)) {
            REQUIRE(line.number >= 1);
            REQUIRE(static_cast<std::size_t>(line.number) <= physical.size());
            const std::string_view held = physical[static_cast<std::size_t>(line.number - 1)];
            const auto begin = static_cast<std::size_t>(held.data() - text.data());
            CHECK(line.begin >= begin);
            CHECK(line.end <= begin + held.size());
        }
    }
}

TEST_CASE("source: lines beyond the bundle's text are skipped") {
    constexpr int beyond = std::numeric_limits<int>::max();
    Issue issue;
    Article article;
    article.title = "标题";
    article.section = "栏目";
    article.paragraphs = {"甲乙"};
    article.source_lines = {1, beyond};
    article.paragraph_lines = {{2, beyond}};
    issue.articles = {article};
    issue.source.text = "标题\n甲乙\n";
    SourceView view = make_source_view(issue, 0);
    REQUIRE(view.blocks.size() == 2);
    CHECK(view.blocks[1].lines.size() == 1);
    issue.articles[0].source_lines = {beyond, beyond};
    issue.articles[0].paragraph_lines = {{beyond, beyond}};
    view = make_source_view(issue, 0);
    for (const SourceBlock& block : view.blocks) CHECK(block.lines.empty());
}
