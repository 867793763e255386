// The marks that set a section heading apart: brackets, ornaments, numerals, blanks between the
// letters. What a mark alone tells; section_headings.h decides.
#pragma once

#include <cstddef>
#include <string_view>

#include "bulletin/lines.h"

namespace kexie {

struct SectionMark {
    enum class Kind {
        None,
        Bracket,  // 【X】 《X》 ＜X＞
        Sides,    // ◆X◆ —— X ——
        Symbol,   // ◎X ■ X
        Number,   // 一、X （一）X 1.X
        Part,     // 第一部分 X
        Spaced,   // X X X
        Colon,    // X：
    };

    Kind kind = Kind::None;
    char32_t family = 0;  // The bracket, the ornament, or the family of the numeral.
    int value = 0;        // Of Number and Part.
    ByteRange name;       // What is marked; the whole line without a mark.

    bool operator==(const SectionMark& other) const {
        return kind == other.kind && family == other.family;
    }
};

// Reads the mark of `line`. Only lines of at most 60 columns have one. O(line).
SectionMark read_section_mark(std::string_view text, const Line& line);

// The closing bracket of an opening one that may hold the name of a section, or 0.
char32_t closing_of_section(char32_t opening);

// True if `name` is short, has ideographs, and is no sentence.
bool may_name_section(std::string_view text, ByteRange name);

// True for geometric shapes, stars, arrows and the like.
bool is_ornament_symbol(char32_t c);

}  // namespace kexie
