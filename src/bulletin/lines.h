// The physical lines of a text, measured: everything the stages ask about a line is worked out
// here, once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kexie {

// How a line ends, quotation marks that close there aside.
enum class LineEnd : std::uint8_t {
    Open,         // In the middle of something, or a title.
    Comma,        // ，、
    Semicolon,    // ；
    Colon,        // ：
    Stop,         // 。！？…… : a sentence is complete.
    Bracket,      // ）with text before （.
    StopBracket,  // 。（…）: what a contributing unit looks like.
    OnlyBracket,  // The line is nothing but （…）.
    BracketTail,  // ）whose （ is on an earlier line.
};

struct Line {
    std::size_t begin = 0;  // Bytes [begin, end) of the text, without layout at either end.
    std::size_t end = 0;
    int number = 0;      // 1-based.
    char32_t first = 0;  // First and last character.
    char32_t last = 0;
    std::uint16_t width = 0;     // Columns from first to last character; at most 65535.
    std::uint16_t indent = 0;    // Columns of blanks before it.
    std::uint16_t unit = 0;      // Columns of its start that may not be parted from each other:
                                 // a Latin word, or a character with the closing marks after it.
    std::uint8_t gap = 0;        // Empty lines before it, at most 255.
    std::uint8_t commas = 0;     // ，inside, at most 255.
    std::uint8_t pauses = 0;     // 、 inside, at most 255.
    std::int8_t open_marks = 0;  // Brackets and quotation marks opened and not closed; negative:
                                 // closed and not opened. At most 127 either way.
    std::uint8_t seams = 0;      // Places where CJK and Latin meet, at most 255: each may print
                                 // half a column wider or narrower than measured.
    LineEnd line_end{};
    bool has_stop = false;   // 。！？； before its end.
    bool has_digit = false;  // ASCII, full-width or Chinese.
    bool has_ideograph = false;
    bool has_issue_word = false;  // 期 or 号.
    bool after_form_feed = false;
    bool trailing_blank = false;  // A blank stood between its last character and the line end.
};

// Lines with at least one character that is not layout, in order. Line ends are LF, CR LF, CR,
// U+2028 and U+2029; a form feed parts a line without ending it. `text` is UTF-8. O(text.size()).
std::vector<Line> split_lines(std::string_view text);

// Every line of `text` without its line end, empty ones too, by the same rules: line N of
// split_lines() is in element N - 1. The views point into `text`. O(text.size()).
std::vector<std::string_view> physical_lines(std::string_view text);

// About as many as split_lines() finds: lines of blanks count, U+2028 and U+2029 end none. A quick
// pass over the bytes.
std::size_t count_lines(std::string_view text);

// How bytes [begin, end) end; no layout at their end. O(1).
LineEnd line_end_of(std::string_view text, std::size_t begin, std::size_t end);

// Measures bytes [begin, end) as if they were a line of their own. Only width, first, last, unit,
// line_end and what is counted are set.
Line measure_line(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace kexie
