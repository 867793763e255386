// The standard characters by their sounds, generated at build time; see scripts/make-pinyin.py.
#pragma once

#include <cstddef>
#include <string_view>

namespace kexie::pinyin_table {

struct Syllable {
    std::string_view letters;        // Without tone; v for ü.
    std::u16string_view characters;  // Ascending.
};

// Ordered by letters.
extern const Syllable syllables[];
extern const std::size_t syllable_count;

}  // namespace kexie::pinyin_table
