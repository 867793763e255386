// The characters that folding changes, generated at build time; see scripts/make-variants.py.
//
// Packed, because the page has to be small: half of what plain pairs take when compressed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kexie::fold_table {

// How far each character lies behind the one before it, as numbers of seven bits a byte, lowest
// first, the last byte below 128; the first lies that far behind U+0000.
extern const std::uint8_t steps[];
// What it becomes: bits 0 to 7, 8 to 15 and 16 to 20. What is in the basic plane stays there.
extern const std::uint8_t low[];
extern const std::uint8_t high[];
extern const std::uint8_t plane[];
extern const std::size_t count;

// Characters that become several: each, of U+2103 or more, followed by what it becomes, which is
// below U+2103 and folded.
extern const std::u16string_view expansions;

// Calls visit(from, to) for every character, ascending by `from`.
template <typename Visit>
void for_each_pair(Visit visit) {
    const std::uint8_t* next = steps;
    char32_t from = 0;
    for (std::size_t i = 0; i < count; ++i) {
        for (int shift = 0;; shift += 7) {
            const char32_t bits = *next++;
            from += (bits & 0x7F) << shift;
            if (bits < 0x80) break;
        }
        const auto to = static_cast<char32_t>(low[i] | high[i] << 8 | plane[i] << 16);
        visit(from, to);
    }
}

}  // namespace kexie::fold_table
