// The digests and, where they are at hand, the real issues, set at every width of a window.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <span>

#include "app/text_address.h"
#include "base/utf8.h"
#include "support/files.h"
#include "support/parse_text.h"
#include "support/skip.h"
#include "text/chars.h"
#include "text/text_layout.h"

using namespace kexie;

namespace {

// As in Noto Serif: ideographs and their marks one em, Latin about half of one.
float advance_of(char32_t c, float em) {
    return display_columns(c) == 2 ? em
           : is_zero_width(c)      ? 0
           : c == U' '             ? em * 0.25f
                                   : em * 0.55f;
}

constexpr std::u32string_view never_first = U"，。、；：？！）》」』】〉”’…—·％,.;:?!)]}%";
constexpr std::u32string_view never_last = U"（《「『【〈“‘([{";

bool is_in(std::u32string_view marks, char32_t c) {
    return marks.find(c) != std::u32string_view::npos;
}

// True if a word of letters or a number is broken between the two.
bool breaks_word(char32_t before, char32_t after) {
    return is_latin(before) && is_latin(after);
}

struct Set {
    std::string text;
    TextLayout layout;
    float width = 0;
};

void check_lines(const Set& set) {
    const auto& glyphs = set.layout.glyphs;
    std::string joined;
    for (const TextLine& line : set.layout.lines) {
        joined += set.text.substr(line.begin, line.end - line.begin);
        if (line.first == line.last) continue;
        std::uint32_t last = line.last - 1;
        while (last > line.first && is_blank(glyphs[last].character)) --last;
        // A measure of a few characters leaves a row of marks or a long word no choice.
        const bool roomy = set.width >= 14 * 17;
        if (roomy && line.first > 0) {
            REQUIRE_FALSE(is_in(never_first, glyphs[line.first].character));
            REQUIRE_FALSE(
                breaks_word(glyphs[line.first - 1].character, glyphs[line.first].character));
        }
        if (roomy && line.last < glyphs.size()) {
            REQUIRE_FALSE(is_in(never_last, glyphs[last].character));
        }
        const auto shown = std::span(glyphs).subspan(line.first, last + 1 - line.first);
        REQUIRE(std::all_of(shown.begin(), shown.end(), [&](const PlacedGlyph& glyph) {
            return glyph.x >= 0 && glyph.x + glyph.advance <= set.width + 0.1f;
        }));
    }
    REQUIRE(joined == set.text);
}

// What the reader does: whole characters a line, 38 at most, beside margins.
float measure_of(float view_px, float em) {
    const float room = view_px - (view_px < 560 ? 32 : 48);
    return std::min(38.0f, std::floor(room / em)) * em;
}

void check_issue(const Issue& issue) {
    for (const float em : {14.0f, 17.0f, 28.0f}) {
        for (float view = 280; view <= 1200; view += 23) {
            const float width = measure_of(view, em);
            CAPTURE(view);
            CAPTURE(em);
            for (const Article& article : issue.articles) {
                for (const PrintedPart& part : printed_parts(article)) {
                    const bool body = part.part == TextPart::Paragraph;
                    const bool title = part.part == TextPart::Title;
                    const TextStyle style = {em,
                                             width,
                                             body ? 2 * em : 0,
                                             0,
                                             body ? Align::Justify : Align::Left,
                                             title ? Wrap::Balanced : Wrap::Greedy};
                    const auto advance = [&](char32_t c) { return advance_of(c, em); };
                    check_lines({part.text, lay_out(part.text, style, advance), width});
                }
            }
        }
    }
}

void check_folder(const std::filesystem::path& folder) {
    for (const auto& path : test::files_in(folder)) {
        if (path.extension() != ".txt") continue;
        CAPTURE(path.filename().string());
        const auto text = test::read_file(path);
        REQUIRE(text.has_value());
        for (const ParsedIssue& parsed : parse_issues(*text, "x.txt", std::string(64, 'a'))) {
            check_issue(parsed.issue);
        }
    }
}

}  // namespace

TEST_CASE("set in type: the digests, from 280 to 1,200 px") {
    check_folder(std::filesystem::path(KEXIE_SOURCE_DIR) / "data" / "issues");
}

TEST_CASE("set in type: the real issues, from 280 to 1,200 px" *
          test::needs(test::has_real_issues(), test::real_issues)) {
    check_folder(test::shared_folder("archive"));
}
