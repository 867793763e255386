// A line as its grammar sees it: width and traditional forms folded, blanks collapsed; and a
// scanner over it. Only short lines are ever folded (mastheads, heads, footers), so this may
// allocate.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kexie {

struct FoldedLine {
    std::u32string chars;              // Simplified, half-width; a run of blanks is one ' '.
    std::vector<std::size_t> offsets;  // Byte offset in the text of each, and of the end.

    std::size_t size() const { return chars.size(); }
};

// Bytes [begin, end) of the text; stops after `limit` characters.
FoldedLine fold_line(std::string_view text, std::size_t begin, std::size_t end,
                     std::size_t limit = 400);

// Half width, and simplified for the few hundred characters that the tables of this layer use.
// Dashes of all kinds become '-'.
char32_t fold_word_character(char32_t c);

// A number as printed.
struct ScannedNumber {
    int value = 0;
    std::size_t begin = 0;  // [begin, end) of FoldedLine::chars.
    std::size_t end = 0;
    std::size_t digits = 0;  // How many characters.
    bool chinese = false;
};

// Reads a folded line from left to right. Every accept_ function skips blanks before and, between
// the characters of a word, within; it moves on only where it succeeds.
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
    // The first of `words` that stands here; so a longer word goes before its own beginning.
    bool accept_any(std::initializer_list<std::u32string_view> words);
    // ASCII digits or Chinese numerals.
    std::optional<ScannedNumber> accept_number();

private:
    const FoldedLine* m_line;
    std::size_t m_position;
};

// `text` in folded form without any blank.
std::u32string squeeze(const FoldedLine& line);
std::u32string squeeze(std::string_view text);

bool ends_with_any(std::u32string_view text, const std::vector<std::u32string_view>& endings);

}  // namespace kexie
