// Counting bits.
#pragma once

#include <bit>
#include <cstdint>

namespace kexie {

// How many bits of `word` are 1. Where words are of 64 bits, compilers that may not take the
// instruction for granted call a function for std::popcount, which takes three times as long as
// this (Knuth, The Art of Computer Programming, 7.1.3); WebAssembly has the instruction.
inline std::uint32_t count_bits(std::uint64_t word) {
    if constexpr (sizeof(void*) < sizeof word) {
        return static_cast<std::uint32_t>(std::popcount(word));
    } else {
        word -= word >> 1 & 0x5555555555555555;
        word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
        word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
        return static_cast<std::uint32_t>(word * 0x0101010101010101 >> 56);
    }
}

}  // namespace kexie
