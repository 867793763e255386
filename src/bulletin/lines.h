// The physical lines of a text, measured: whatever the stages ask about a line is computed here,
// once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "bulletin/line_end.h"
#include "document/document.h"

namespace kexie {

// Bytes [begin, end) of a text.
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool empty() const { return begin >= end; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

// What Markdown or its print makes of a line; nothing where the text has neither headings of
// Markdown nor print that tells.
enum class PrintedRole : std::uint8_t {
    None,
    Section,
    Title,
    TitleRest,  // May continue the title on the line before.
    Text,
};

struct Line {
    std::size_t begin = 0;  // Bytes [begin, end) of the text, without layout at either end.
    std::size_t end = 0;
    int number = 0;      // 1-based.
    char32_t first = 0;  // First and last character.
    char32_t last = 0;
    // All counts below saturate.
    std::uint16_t width = 0;   // Columns from first to last character.
    std::uint16_t indent = 0;  // Columns of blanks before the first character.
    // Columns at the start that no line break may divide: a Latin word, or a character with the
    // closing marks after it.
    std::uint16_t unbreakable_prefix = 0;
    std::uint8_t empty_lines_before = 0;
    std::uint8_t commas = 0;              // ，
    std::uint8_t enumeration_commas = 0;  // 、
    std::int8_t open_brackets = 0;        // Brackets and quotation marks opened minus closed.
    // Script boundaries between CJK and Latin: each may print half a column wider or narrower than
    // measured.
    std::uint8_t script_boundaries = 0;
    std::uint8_t loose_blanks = 0;  // Columns of single blanks within 下 午, 1 2 日 and the like.
    LineEnd line_end{};
    bool has_inner_stop = false;  // 。！？； before its end.
    bool has_digit = false;       // ASCII, full-width or Chinese.
    bool has_ideograph = false;
    bool has_issue_word = false;  // 期 or 号.
    bool after_form_feed = false;
    PrintedRole printed_role{};
    const Print* print = nullptr;  // Of the document; null where it has none.
    bool is_markdown_row = false;  // Of a table: | between its cells.

    ByteRange range() const { return {begin, end}; }
};

// Lines with at least one character that is not layout, in order. Line ends are LF, CR LF, CR,
// U+2028 and U+2029; a form feed divides a line without ending it. `text` is UTF-8. O(text.size()).
std::vector<Line> split_lines(std::string_view text);

// A sentence of it ends in the line, or it is nearly as wide as lines of text are: no heading.
inline bool looks_like_text(const Line& line) {
    constexpr int min_width = 60;
    return line.has_inner_stop || line.line_end == LineEnd::Stop || line.commas > 0 ||
           line.width >= min_width;
}

// Where such blanks run through the text, extraction put them there: they took no room on the page,
// and the widths of the lines do without them. O(lines).
void discount_loose_blanks(std::vector<Line>& lines);

// Every line of `text` without its line end, empty ones too, by the same rules: line N of
// split_lines() is element N - 1. The views point into `text`. O(text.size()).
std::vector<std::string_view> physical_lines(std::string_view text);

// About as many as split_lines() finds: blank lines count, U+2028 and U+2029 end none. A quick pass
// over the bytes.
std::size_t estimate_line_count(std::string_view text);

// Measures `range` as a line of its own. Sets neither number nor what depends on its surroundings.
Line measure_line(std::string_view text, ByteRange range);

// Measures `range`, a part of `line`, anew; what depends on the line's surroundings stays.
Line measure_part(std::string_view text, const Line& line, ByteRange range);

// `range` without the layout at its ends; {end, end} if nothing is left.
ByteRange trim_layout(std::string_view text, ByteRange range);

}  // namespace kexie
