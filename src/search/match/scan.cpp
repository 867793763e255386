#include "search/match/scan.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace kexie {
namespace {

// Four units are compared at a time as one number, so that it is quick without vectors, too.
constexpr std::size_t units_at_once = 4;
constexpr std::uint64_t one_in_each = 0x0001000100010001;
constexpr std::uint64_t highest_bits = one_in_each << 15;

// So large that compilers do not take the loop over a block apart before they see the vectors in
// it.
constexpr std::size_t block_size = 128;

bool stands_at(const char16_t* place, std::u16string_view units) {
    return std::u16string_view(place, units.size()) == units;
}

std::uint64_t four_units(const char16_t* units) {
    std::uint64_t four = 0;
    std::memcpy(&four, units, sizeof four);
    return four;
}

// Looks for a needle, comparing two of its units first.
class Finder {
public:
    Finder(const char16_t* text, const Needle& needle)
        : m_firsts(text + needle.first),
          m_seconds(text + needle.second),
          m_first(needle.units[needle.first] * one_in_each),
          m_second(needle.units[needle.second] * one_in_each) {}

    // False if the needle is at none of the places of the block.
    bool may_be_in_block(std::size_t place) const {
        const char16_t* const firsts = m_firsts + place;
        const char16_t* const seconds = m_seconds + place;
        const std::uint64_t first = m_first;
        const std::uint64_t second = m_second;
        std::uint64_t any = 0;
        for (std::size_t i = 0; i < block_size; i += units_at_once) {
            any |= equal_units(firsts + i, seconds + i, first, second);
        }
        return (any & highest_bits) != 0;
    }

    // The same for the four places from this one on.
    bool may_be_in_four(std::size_t place) const {
        return (equal_units(m_firsts + place, m_seconds + place, m_first, m_second) &
                highest_bits) != 0;
    }

private:
    // Some of the highest bits are 1 if both units are equal at one of four places. (The well-known
    // test for a zero among the parts of a number.)
    static std::uint64_t equal_units(const char16_t* firsts, const char16_t* seconds,
                                     std::uint64_t first, std::uint64_t second) {
        const std::uint64_t differences =
            (four_units(firsts) ^ first) | (four_units(seconds) ^ second);
        return (differences - one_in_each) & ~differences;
    }

    const char16_t* m_firsts;
    const char16_t* m_seconds;
    std::uint64_t m_first;
    std::uint64_t m_second;
};

}  // namespace

Needle make_needle(std::u16string_view units) {
    return {units, 0, units.size() - 1};
}

std::size_t find(std::u16string_view text, std::size_t from, std::size_t to, const Needle& needle) {
    const std::size_t size = needle.units.size();
    if (to > text.size()) to = text.size();
    if (to < size || from > to - size) return not_found;
    const std::size_t places_end = to - size + 1;
    const Finder finder(text.data(), needle);
    std::size_t place = from;
    while (place < places_end) {
        const bool is_block = place + block_size <= places_end;
        if (is_block && !finder.may_be_in_block(place)) {
            place += block_size;
            continue;
        }
        // Piece by piece, to the end of the block, or of the text.
        const std::size_t end = is_block ? place + block_size : places_end;
        while (place < end) {
            const std::size_t piece_end = std::min(place + units_at_once, end);
            const bool is_whole = place + units_at_once <= end;
            if (!is_whole || finder.may_be_in_four(place)) {
                for (; place < piece_end; ++place) {
                    if (stands_at(text.data() + place, needle.units)) return place;
                }
            }
            place = piece_end;
        }
    }
    return not_found;
}

}  // namespace kexie
