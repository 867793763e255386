// The ways to write a word that mean the same: 1200 and 1,200, CO2 and CO₂. For the oracle; shares
// nothing with the engine.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/search_oracle.h"

namespace kexie::oracle {

// Between two characters of a phrase: a blank is asked for, or not to be there, or nothing is.
using Blanks = std::vector<std::optional<bool>>;

// A way to write a word. A digit of `numbers` or `scripts` begins what is written otherwise than it
// was typed, so many characters long.
struct Writing {
    std::u32string text;
    Blanks blanks;
    std::map<std::size_t, std::size_t> numbers;
    std::map<std::size_t, std::size_t> scripts;
};

// True for what blanks divide in quotation marks.
bool is_of_a_word(char32_t c);

// The typed one first.
std::vector<Writing> writings_of(const FoldedField& word, bool quoted);

// True if it stands at this character of the field and means the same there.
bool stands_at(const FoldedField& field, const Writing& writing, std::size_t place);

}  // namespace kexie::oracle
