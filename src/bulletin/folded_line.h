// A line in folded form, and a scanner over it: what the grammars of mastheads, headings, dates and
// footers match their words against. Only short texts are folded here, so this may allocate.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/lines.h"

namespace kexie {

struct FoldedLine {
    std::u32string chars;              // See fold_character(); a run of blanks is one ' '.
    std::vector<std::size_t> offsets;  // Byte offset in the text of each, and of the end.

    std::size_t size() const { return chars.size(); }
};

// Folds `range` of the text; stops after `limit` characters.
FoldedLine fold_line(std::string_view text, ByteRange range, std::size_t limit = 400);

// Half width, simplified (by the table of text/fold), dashes of all kinds as '-'. Unlike the
// folding for search it keeps letter case and punctuation, which these grammars need.
char32_t fold_character(char32_t c);

// The folded text without blanks: equal for titles that differ in layout, width or script only.
std::u32string match_key(const FoldedLine& line);
std::u32string match_key(std::string_view text, ByteRange range);
std::u32string match_key(std::string_view text);

// A number as printed.
struct ScannedNumber {
    int value = 0;
    std::size_t begin = 0;  // [begin, end) of FoldedLine::chars.
    std::size_t end = 0;
    std::size_t digits = 0;  // How many characters.
    bool chinese = false;
};

// Reads a folded line from left to right. Every accept_ function skips blanks before a word and
// between its characters, and moves on only if it succeeds.
class Scanner {
public:
    explicit Scanner(const FoldedLine& line, std::size_t position = 0)
        : m_line(&line), m_position(position) {}

    std::size_t position() const { return m_position; }
    void move_to(std::size_t position) { m_position = position; }
    bool at_end() const { return m_position >= m_line->size(); }
    // 0 at the end.
    char32_t peek() const { return at_end() ? U'\0' : m_line->chars[m_position]; }

    bool skip_blanks();
    bool accept(std::u32string_view word);
    // Accepts the first of `words` that matches; so a word goes before its own prefixes.
    bool accept_any(std::initializer_list<std::u32string_view> words);
    // ASCII digits or Chinese numerals.
    std::optional<ScannedNumber> accept_number();
    // Also ASCII digits that stand apart, each by itself: 1 2.
    std::optional<ScannedNumber> accept_spaced_number();

private:
    const FoldedLine* m_line;
    std::size_t m_position;
};

}  // namespace kexie
