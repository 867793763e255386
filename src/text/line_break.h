// Where a line of a paragraph may end: UAX 14, with the strict rules of Chinese typesetting.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kexie {

enum class LineBreak : std::uint8_t {
    No,
    Can,
    Must,  // After a line end in the text, and at the end of the text.
};

// For each code point of `text`, whether a line may end after it.
//
// No line begins with a closing mark, a comma, a full stop or their like, or ends with an opening
// one; words of letters, numbers with their units, and the pairs —— and …… stay whole. O(n).
std::vector<LineBreak> line_breaks(std::u32string_view text);

}  // namespace kexie
