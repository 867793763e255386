#include "search/scan.h"

#include <cstdint>

namespace kexie {
namespace {

constexpr std::size_t block_size = 32;

bool stands_at(const char16_t* place, std::u16string_view units) {
    return std::u16string_view(place, units.size()) == units;
}

// True if one of a block of places may be that of the needle.
bool block_may_match(const char16_t* first_units, const char16_t* second_units, char16_t first,
                     char16_t second) {
    std::uint16_t any = 0;
    for (std::size_t i = 0; i < block_size; ++i) {
        const auto both =
            static_cast<std::uint16_t>((first_units[i] ^ first) | (second_units[i] ^ second));
        any = static_cast<std::uint16_t>(any | (both == 0 ? 1U : 0U));
    }
    return any != 0;
}

}  // namespace

Needle make_needle(std::u16string_view units) {
    return {units, 0, units.size() - 1};
}

std::size_t find(std::u16string_view text, std::size_t from, std::size_t to, const Needle& needle) {
    const std::size_t size = needle.units.size();
    if (to > text.size()) to = text.size();
    if (to < size || from > to - size) return not_found;
    const std::size_t places_end = to - size + 1;
    const char16_t first = needle.units[needle.first];
    const char16_t second = needle.units[needle.second];
    std::size_t place = from;
    while (place + block_size <= places_end) {
        const char16_t* block = text.data() + place;
        if (block_may_match(block + needle.first, block + needle.second, first, second)) {
            for (std::size_t i = 0; i < block_size; ++i) {
                const bool may_match =
                    block[i + needle.first] == first && block[i + needle.second] == second;
                if (may_match && stands_at(block + i, needle.units)) return place + i;
            }
        }
        place += block_size;
        // The last block is a whole one too: it looks at some places again.
        if (place < places_end && place + block_size > places_end &&
            places_end - from >= block_size) {
            place = places_end - block_size;
        }
    }
    for (; place < places_end; ++place) {
        if (stands_at(text.data() + place, needle.units)) return place;
    }
    return not_found;
}

}  // namespace kexie
