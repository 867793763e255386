// The standard characters by their sounds, generated at build time; see scripts/make-pinyin.py.
//
// Packed by character, because the page has to be small; pinyin.cpp turns it round at first use.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kexie::pinyin_table {

// The syllables without tone, v for ü, ascending, each with a NUL behind it.
extern const char letters[];
extern const std::size_t syllable_count;

// How far each character lies behind the one before it, as numbers of seven bits a byte, lowest
// first, the last byte below 128; the first lies that far behind U+0000.
extern const std::uint8_t steps[];
extern const std::size_t character_count;
// Its readings, one after another: bits 0 to 7 of the syllable's number, and beside them bit 8 in
// bit 0 and, in bit 1, whether this is the character's last reading.
extern const std::uint8_t readings[];
extern const std::uint8_t reading_flags[];

}  // namespace kexie::pinyin_table
