#include "search/scan.h"

#include <cstdint>
#include <cstring>

namespace kexie {
namespace {

// Four units are compared at a time as one number, so that it is quick without vectors, too.
constexpr std::size_t units_at_once = 4;
constexpr std::size_t block_size = 32;
constexpr std::uint64_t one_in_each = 0x0001000100010001;

bool stands_at(const char16_t* place, std::u16string_view units) {
    return std::u16string_view(place, units.size()) == units;
}

std::uint64_t four_units(const char16_t* units) {
    std::uint64_t four = 0;
    std::memcpy(&four, units, sizeof four);
    return four;
}

// The two units of a needle that are compared first, each four times.
struct Probe {
    explicit Probe(const Needle& needle)
        : first_index(needle.first),
          second_index(needle.second),
          first(needle.units[needle.first] * one_in_each),
          second(needle.units[needle.second] * one_in_each) {}

    // Not 0 if one of the four places from `place` on may be that of the needle. (The well-known
    // test for a zero among the parts of a number.)
    std::uint64_t operator()(const char16_t* place) const {
        const std::uint64_t differences =
            (four_units(place + first_index) ^ first) | (four_units(place + second_index) ^ second);
        return (differences - one_in_each) & ~differences & (one_in_each << 15);
    }

    std::size_t first_index;
    std::size_t second_index;
    std::uint64_t first;
    std::uint64_t second;
};

bool block_may_match(const char16_t* block, const Probe& probe) {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < block_size; i += units_at_once) any |= probe(block + i);
    return any != 0;
}

// The first place in a block at which the needle stands, or block_size.
std::size_t find_in_block(const char16_t* block, const Probe& probe, std::u16string_view units) {
    for (std::size_t i = 0; i < block_size; i += units_at_once) {
        if (probe(block + i) == 0) continue;
        for (std::size_t place = i; place < i + units_at_once; ++place) {
            if (stands_at(block + place, units)) return place;
        }
    }
    return block_size;
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
    const Probe probe(needle);
    std::size_t place = from;
    while (place + block_size <= places_end) {
        const char16_t* block = text.data() + place;
        if (block_may_match(block, probe)) {
            const std::size_t found = find_in_block(block, probe, needle.units);
            if (found < block_size) return place + found;
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
