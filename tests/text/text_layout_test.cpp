#include "text/text_layout.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "base/utf8.h"
#include "text/chars.h"

using namespace kexie;

namespace {

constexpr float em = 17;

// As in Noto: ideographs and their marks one em, Latin about half of one.
float advance(char32_t c) {
    return display_columns(c) == 2 ? em : c == U' ' ? em * 0.25f : em * 0.55f;
}

TextLayout set(const std::string& text, float width, Align align = Align::Justify,
               float indent = 2 * em) {
    return lay_out(text, {em, width, indent, 0, align}, advance);
}

std::string line_text(const std::string& text, const TextLine& line) {
    return text.substr(line.begin, line.end - line.begin);
}

std::string random_paragraph(std::mt19937& random) {
    const std::u32string common = U"市科协党组书记主持会议开展学习研讨推动首都高质量发展";
    const std::u32string marks = U"，。、；：？！）》」】”（《「【“—…·";
    const std::u32string latin = U"AIGC 2023 km/h x1.3% ";
    std::u32string text;
    for (auto n = 20 + random() % 200; n > 0; --n) {
        switch (random() % 8) {
            case 0:
                text += marks[random() % marks.size()];
                break;
            case 1:
                text += latin[random() % latin.size()];
                break;
            default:
                text += common[random() % common.size()];
        }
    }
    return to_utf8(text);
}

}  // namespace

TEST_CASE("text layout: every character stands on exactly one line, in order") {
    std::mt19937 random(7);
    for (int i = 0; i < 500; ++i) {
        const std::string text = random_paragraph(random);
        const float width = 40 + static_cast<float>(random() % 700);
        CAPTURE(text);
        CAPTURE(width);
        const TextLayout layout = set(text, width);
        std::string joined;
        std::uint32_t next = 0;
        for (const TextLine& line : layout.lines) {
            REQUIRE(line.first == next);
            REQUIRE(line.last > line.first);
            next = line.last;
            joined += line_text(text, line);
        }
        CHECK(next == layout.glyphs.size());
        CHECK(joined == text);
    }
}

TEST_CASE("text layout: nothing passes the measure but hanging blanks") {
    std::mt19937 random(8);
    for (int i = 0; i < 500; ++i) {
        const std::string text = random_paragraph(random);
        // Wide enough for the indent, the longest Latin word and the marks around it.
        const float width = 250 + static_cast<float>(random() % 700);
        CAPTURE(text);
        CAPTURE(width);
        const TextLayout layout = set(text, width);
        for (const TextLine& line : layout.lines) {
            for (std::uint32_t g = line.first; g < line.last; ++g) {
                const PlacedGlyph& glyph = layout.glyphs[g];
                if (glyph.character == U' ') continue;
                REQUIRE(glyph.x + glyph.advance <= width + 0.1f);
                if (g > line.first) REQUIRE(glyph.x >= layout.glyphs[g - 1].x);
            }
        }
    }
}

TEST_CASE("text layout: no line begins or ends with a forbidden mark") {
    const std::string text =
        "会上，大家围绕“科技自立自强”（含基础研究）、《行动计划》等展开讨论：一是坚持；二是深化！"
        "能否做到？“能。”来自40余家企业的1.3万余人参加了AIGC研讨——这是首次……";
    const std::u32string not_first = U"，。、；：？！）》」】”";
    const std::u32string not_last = U"（《「【“";
    for (float width = 120; width <= 1200; width += 7) {
        CAPTURE(width);
        const TextLayout layout = set(text, width);
        for (const TextLine& line : layout.lines) {
            const char32_t first = layout.glyphs[line.first].character;
            const char32_t last = layout.glyphs[line.last - 1].character;
            CHECK(not_first.find(first) == std::u32string::npos);
            CHECK(not_last.find(last) == std::u32string::npos);
            const std::string words = line_text(text, line);
            CHECK((words.find("AIGC") != std::string::npos || words.find("IGC") == words.npos));
        }
    }
}

TEST_CASE("text layout: full lines are flush, the last is not stretched, the first is indented") {
    const std::string text =
        "市科协党组书记主持会议，开展学习研讨。推动首都高质量发展，做好各项工作。";
    const float width = 10 * em;
    const TextLayout layout = set(text, width);
    REQUIRE(layout.lines.size() >= 3);
    CHECK(layout.glyphs[0].x == doctest::Approx(2 * em));
    for (std::size_t i = 0; i + 1 < layout.lines.size(); ++i) {
        const PlacedGlyph& last = layout.glyphs[layout.lines[i].last - 1];
        CHECK(last.x + last.advance == doctest::Approx(width));
    }
    const TextLine& tail = layout.lines.back();
    CHECK(layout.glyphs[tail.first].x == 0);
    for (std::uint32_t g = tail.first + 1; g < tail.last; ++g) {
        CHECK(layout.glyphs[g].x - layout.glyphs[g - 1].x == doctest::Approx(em));
    }
}

TEST_CASE("text layout: alignment, empty text, and a measure narrower than a character") {
    const TextLayout centred = set("科协", 10 * em, Align::Center, 0);
    CHECK(centred.glyphs[0].x == doctest::Approx(4 * em));
    const TextLayout right = set("科协", 10 * em, Align::Right, 0);
    CHECK(right.glyphs[1].x + em == doctest::Approx(10 * em));
    const TextLayout empty = set("", 100);
    CHECK(empty.glyphs.empty());
    CHECK(empty.lines.size() == 1);
    CHECK(set("科协动态", 1, Align::Left, 0).lines.size() == 4);
}

TEST_CASE("text layout: the extent of bytes on a line") {
    const std::string text = "科协每周动态";
    const TextLayout layout = set(text, 100 * em, Align::Left, 0);
    const Extent extent = extent_on_line(layout, layout.lines[0], 6, 12);
    CHECK(extent.left == doctest::Approx(2 * em));
    CHECK(extent.right == doctest::Approx(4 * em));
    const Extent none = extent_on_line(layout, layout.lines[0], 18, 18);
    CHECK(none.right - none.left == 0);
}

namespace {

// The lines, "/" between them, with the width of every character that is not one em wide behind it.
std::string widths(const TextLayout& layout, std::string_view text) {
    std::string out;
    for (const TextLine& line : layout.lines) {
        if (!out.empty()) out += "/";
        for (std::uint32_t g = line.first; g < line.last; ++g) {
            const PlacedGlyph& glyph = layout.glyphs[g];
            append_utf8(out, decode_utf8(text, glyph.byte).code_point);
            const int percent = static_cast<int>(std::lround(glyph.advance / em * 100));
            if (percent != 100) out += std::to_string(percent);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("text layout: two marks share one blank half; marks at the ends of lines lose theirs") {
    struct Case {
        const char* text;
        int measure_em;
        const char* lines;
    };
    const Case cases[] = {
        // Inside a line.
        {"他说：“好。”大家（含《法》）学", 30, "他说：50“好。50”大家（含《法》50）学"},
        {"甲（《乙》丙）丁", 30, "甲（《50乙》丙）丁"},
        {"甲），“乙”。", 30, "甲）50，50“乙”50。50"},
        // At the end of a line the mark takes half, so that one more finds room.
        {"一二三四，五六七八九", 5, "一二三四，50/五六七八九"},
        {"一二三四五。六七", 5, "一二三四/五。六七"},
        // At its start too, but for the indent of a paragraph.
        {"“一”二三四“五六七八九十甲", 6, "“50一”二三四/“50五六七八九/十甲"},
        // A line is squeezed where that disturbs it less than stretching.
        {"一，二，三四“五”六七八九十", 8, "一，83二，83三四“83五”50/六七八九十"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.text);
        const float width = static_cast<float>(expected.measure_em) * em;
        const TextLayout layout = set(expected.text, width, Align::Justify, 0);
        CHECK(widths(layout, expected.text) == std::string(expected.lines));
    }
}

TEST_CASE("text layout: an indent stays two characters before an opening mark") {
    const TextLayout layout = set("“一”二三四", 10 * em);
    CHECK(layout.glyphs[0].x == doctest::Approx(2 * em));
    CHECK(layout.glyphs[0].trim == 0);
}

TEST_CASE("text layout: a mark trimmed at its left keeps its ink in place") {
    const std::string text = "甲（《乙》";
    const TextLayout layout = set(text, 30 * em, Align::Left, 0);
    CHECK(layout.glyphs[2].trim == doctest::Approx(em / 2));
    CHECK(layout.glyphs[2].x == doctest::Approx(2 * em));
    CHECK(layout.glyphs[3].x == doctest::Approx(2.5f * em));
    // Half-width marks of a Latin face have no blank half.
    const TextLayout latin = set("(a)(b)", 30 * em, Align::Left, 0);
    for (const PlacedGlyph& glyph : latin.glyphs) CHECK(glyph.advance == em * 0.55f);
}

TEST_CASE("text layout: balanced headings have as many lines as before, of nearly one length") {
    std::mt19937 random(11);
    for (int i = 0; i < 200; ++i) {
        const std::string text = random_paragraph(random);
        const float width = 250 + static_cast<float>(random() % 500);
        TextStyle style = {em, width, 0, 0, Align::Left, Wrap::Greedy};
        const auto greedy = lay_out(text, style, advance).lines.size();
        style.wrap = Wrap::Balanced;
        CHECK(lay_out(text, style, advance).lines.size() == greedy);
    }
    const std::string title = "市科协召开全市科技工作者代表座谈会议";
    const TextLayout layout =
        lay_out(title, {em, 16 * em, 0, 0, Align::Left, Wrap::Balanced}, advance);
    REQUIRE(layout.lines.size() == 2);
    CHECK(layout.lines[0].last - layout.lines[0].first == 9);
}

TEST_CASE("text layout: a point of a line stands for a byte") {
    const std::string text = "科协\u200B动态\n周";
    const TextLayout layout = set(text, 100 * em, Align::Left, 0);
    const TextLine& line = layout.lines[0];
    CHECK(byte_at(layout, line, -5, Snap::Border) == 0);
    CHECK(byte_at(layout, line, em * 0.4f, Snap::Border) == 0);
    CHECK(byte_at(layout, line, em * 0.6f, Snap::Border) == 3);
    CHECK(byte_at(layout, line, em * 0.6f, Snap::Glyph) == 0);
    // The zero-width space after 协 belongs to it.
    CHECK(byte_at(layout, line, em * 1.9f, Snap::Border) == 9);
    CHECK(byte_at(layout, line, em * 1.9f, Snap::Glyph) == 3);
    CHECK(byte_at(layout, line, em * 99, Snap::Border) == 15);
    CHECK(byte_at(layout, line, em * 99, Snap::Glyph) == 12);
    CHECK(byte_at(layout, layout.lines[1], em * 99, Snap::Border) == text.size());
    CHECK(byte_at(set("", 100), set("", 100).lines[0], 10, Snap::Border) == 0);
}

TEST_CASE("text layout: every border of a paragraph is found at its position") {
    std::mt19937 random(5);
    for (int i = 0; i < 100; ++i) {
        const std::string text = random_paragraph(random);
        const TextLayout layout = set(text, 300);
        for (const TextLine& line : layout.lines) {
            for (std::uint32_t g = line.first; g < line.last; ++g) {
                const PlacedGlyph& glyph = layout.glyphs[g];
                REQUIRE(byte_at(layout, line, glyph.x + 0.01f, Snap::Border) == glyph.byte);
                REQUIRE(byte_at(layout, line, glyph.x + glyph.advance / 3, Snap::Glyph) ==
                        glyph.byte);
            }
        }
    }
}
