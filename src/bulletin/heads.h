// Section heads: 【学会动态】 and its relatives.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "bulletin/draft.h"

namespace kexie {

// A head is a whole line in one kind of bracket (【】〖〗［］[]〔〕「」『』) or between two equal
// ornaments (◆学会动态◆), with a short name inside.
bool is_section_head(std::string_view text, const Line& line);

// A head with the title of its first article on the same line: 【学会动态】北京……召开. The byte
// after the head, or nothing.
std::optional<std::size_t> head_before_title(std::string_view text, const Line& line);

// True where lines `first` and `second` are one head that is broken in two.
bool is_broken_head(std::string_view text, const Line& first, const Line& second);

// Bytes [begin, end) of the name within the brackets of a head.
struct HeadName {
    std::size_t begin = 0;
    std::size_t end = 0;
};
HeadName head_name(std::string_view text, const Line& line);

// Marks a head that lies within bytes [begin, end) of `line`: brackets as labels, the name as
// SegmentRole::Section of article `article`.
void mark_head(Draft& draft, const Line& line, std::size_t begin, std::size_t end, int article);

// The mark or number that a list item or title starts with: - ● · • ■ 1. 1、 （一） 一、. Bytes of
// the line that it takes, blanks after it included; 0 if there is none.
struct Bullet {
    enum class Kind { None, Symbol, Number };

    Kind kind = Kind::None;
    char32_t family = 0;  // Symbols: itself. Numbers: '1' or '一', or the bracket around them.
    int value = 0;        // Of Number.
    std::size_t mark_end = 0;    // Byte after the mark,
    std::size_t text_begin = 0;  // and of the first character after it.
};
// `expected`: the number that comes next in a list; then 3.5 is item 3, which begins with a digit,
// and no quantity.
Bullet read_bullet(std::string_view text, const Line& line, int expected = 0);

}  // namespace kexie
