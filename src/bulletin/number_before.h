// Numbers in front of a sign, read backwards: the month before 月, the year before 年.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "bulletin/lines.h"

namespace kexie {

struct NumberBefore {
    int value = 0;
    std::size_t begin = 0;  // [begin, end) of the characters searched.
    std::size_t end = 0;
    std::size_t digits = 0;
};

// The number that ends at `end` of `chars`, blanks aside: ASCII digits or Chinese numerals.
std::optional<NumberBefore> number_before(std::u32string_view chars, std::size_t end);

// Puts the single figures that stand before a single figure in front of it, up to `max_digits` in
// all: 1 2.
NumberBefore join_figures(std::u32string_view chars, NumberBefore number, std::size_t max_digits);

// Up to `count` bytes before byte `end`, from the start of a character on.
ByteRange bytes_before(std::string_view text, std::size_t end, std::size_t count);

}  // namespace kexie
