// The sounds of Chinese characters, in pinyin without tones.
//
// A character has all the readings that the dictionaries give it. v stands for ü.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kexie {

// Where the program was linked without the table of sounds, this is it, as scripts/make-pinyin.py
// packs it; before, no letters are read as pinyin, and no two characters sound alike. False if the
// bytes are no such table.
bool give_pinyin_table(std::string bytes);

// What one character was typed as.
struct Sound {
    std::string_view letters;
    bool is_whole = false;  // A whole syllable, or only its beginning.

    bool operator==(const Sound&) const = default;
};

// The ways to read `letters` (a to z, with ' or blanks where the reader divides) as one sound a
// character: whole syllables, initials (s, sh), and at the end any beginning of a syllable, since
// more may be typed. Fewest sounds first, then most whole syllables; at most `limit`. None if
// something else is in it. The sounds are views into `letters`.
std::vector<std::vector<Sound>> split_pinyin(std::string_view letters, std::size_t limit);

// Standard characters that can be read so, ascending.
std::u16string characters_of(const Sound& sound);

// Characters that share a reading with this one, itself included; only itself if it has none.
std::u16string homophones_of(char16_t character);

}  // namespace kexie
