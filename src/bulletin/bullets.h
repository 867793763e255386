// Bullets: the symbol or number that a list item or a title starts with.
#pragma once

#include <cstddef>
#include <string_view>

#include "bulletin/lines.h"

namespace kexie {

struct Bullet {
    enum class Kind { None, Symbol, Number };

    Kind kind = Kind::None;
    char32_t family = 0;  // Symbols: itself. Numbers: '1', '一' or '①', or the bracket around them.
    int value = 0;        // Of Number.
    std::size_t mark_end = 0;    // Byte after the mark,
    std::size_t text_begin = 0;  // and of the first character after it.

    explicit operator bool() const { return kind != Kind::None; }
};

// Reads "- ", "●", "·", "1.", "1、", "（一）", "一、", "①" at the start of `line`, if text follows.
// `expected` is the number that comes next in a list: with it 3.5 is item 3, whose text begins with
// a digit; without it, a quantity.
Bullet read_bullet(std::string_view text, const Line& line, int expected = 0);

}  // namespace kexie
