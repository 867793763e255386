// Finds a term in folded text by looking at all of it.
//
// Two of the term's units are compared first, at several places at a time, in a loop that compilers
// turn into vector instructions where there are any; only where both fit is the whole term
// compared.
#pragma once

#include <cstddef>
#include <string_view>

namespace kexie {

inline constexpr std::size_t not_found = static_cast<std::size_t>(-1);

// What to look for, and its two units to compare first: the rarer, the quicker.
struct Needle {
    std::u16string_view units;  // Not empty.
    std::size_t first = 0;      // Indices into `units`; the same for a single unit.
    std::size_t second = 0;
};

// Compares the first and the last unit first.
Needle make_needle(std::u16string_view units);

// The first place in [from, to) of `text` at which all of the needle stands before `to`, or
// not_found. O(to - from) for text that is not made to be slow.
std::size_t find(std::u16string_view text, std::size_t from, std::size_t to, const Needle& needle);

}  // namespace kexie
