// Which characters a PDF means that its fonts name otherwise.
#pragma once

#include <string>
#include <string_view>

namespace kexie {

// Programs that make a font's table of characters from its glyphs take one of several that look
// the same: radicals for characters (⽓ for 气), a hyphen that does not break, other dots for the
// middle dot, one character for ——. Here they are what was typed. `text` is UTF-8. O(n).
std::string usual_characters(std::string_view text);

}  // namespace kexie
