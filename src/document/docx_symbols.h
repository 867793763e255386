// Characters of symbol fonts, which Word names by their place in the font.
#pragma once

#include <string>
#include <string_view>

namespace kexie {

// The character for <w:sym w:font="Wingdings" w:char="F0FC"/>: ✓. A middle dot for symbols without
// one.
std::string word_symbol(std::string_view font, std::string_view code);

}  // namespace kexie
