// Text as search sees it: what a reader takes for the same character becomes the same.
//
// Dropped: blanks of every kind, line ends, control and zero-width characters, soft hyphens,
// variation selectors. Made one: full and half width, letter case, traditional and simplified
// characters and their variants, compatibility ideographs and radicals, 〇 ○ and 零, the dashes,
// the quotation marks, the middle dots, ratio and fraction signs. A unit that is one character
// becomes several: ㎡ is m². Everything else stays. docs/QUERIES.md has the rules, and what they
// deliberately leave apart.
//
// Folded text is UTF-16. Folding looks at one code point at a time: folding two texts and joining
// them is the same as folding them joined, and folding twice is the same as once. U+0000 is never
// in folded text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kexie {

// What `code_point` becomes; 0 if it is dropped, and itself if it becomes several.
char32_t fold_code_point(char32_t code_point);

// How many units it becomes.
std::size_t folded_size(char32_t code_point);

// Appends the folded form of `text`, UTF-8; malformed parts become U+FFFD. O(n).
void append_folded(std::u16string& out, std::string_view text);

// The same, and appends to `after_blank` the indices in `out` of the units before which a blank or
// a line end stood in `text`; also of the one that would have come next.
void append_folded(std::u16string& out, std::string_view text,
                   std::vector<std::uint32_t>& after_blank);

std::u16string fold(std::string_view text);

// True if `text` has a blank or a line end; zero-width characters are neither.
bool has_blank(std::string_view text);

// Folded text with its source offsets: units[i] stands for bytes [begin[i], end[i]) of the
// original, and all units of one character for the same ones. Dropped characters belong to
// no unit.
struct FoldedText {
    std::u16string units;
    std::vector<std::uint32_t> begin;
    std::vector<std::uint32_t> end;
};

// O(n). `text` is shorter than 4 GiB.
FoldedText fold_with_offsets(std::string_view text);

}  // namespace kexie
