// The standard characters by their sounds, generated at build time; see scripts/make-pinyin.py.
//
// Packed by character, because the page has to be small; pinyin.cpp turns it round at first use.
// Five numbers of 16 bits, lowest byte first: how many syllables, characters and readings there
// are, and how many bytes the next two parts take. Then:
// - the syllables without tone, v for ü, ascending, each with a NUL behind it;
// - how far each character lies behind the one before it, as numbers of seven bits a byte, lowest
//   first, the last byte below 128; the first lies that far behind U+0000;
// - the characters' readings, one after another: bits 0 to 7 of the syllable's number;
// - beside them bit 8 in bit 0 and, in bit 1, whether this is the character's last reading.
#pragma once

#include <cstdint>
#include <string_view>

namespace kexie::pinyin_table {

// The table that is part of the program. A program that defines this function itself, to give
// nothing, is linked without the table: the page, which loads it as a file.
std::string_view built_in();

}  // namespace kexie::pinyin_table
