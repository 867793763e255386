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
