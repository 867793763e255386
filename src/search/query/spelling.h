// Words that traditional writing spells with a character which modern writing keeps for others.
//
// 著 and 着 are both standard characters, and folding keeps them apart: 名著 is not 名着. But
// traditional text writes 隨著 for 随着, and 餅乾 for 饼干. Which of the two is meant shows by the
// characters beside it. Nothing is folded for this: a term is looked for in its other spellings
// too, and a place counts only if it is one of those words there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kexie {

// True for characters of which a word may have another spelling.
bool is_spelled_two_ways(char16_t unit);

// How a folded term may be written otherwise, in as many units: none, one or two ways.
std::vector<std::u16string> other_spellings(std::u16string_view units);

// True if what stands at `place` of folded `text`, spelled as `other`, means the words of `units`.
// `other` is one of the spellings of `units`, and the text ends in a separator.
bool means_the_same(std::u16string_view text, std::size_t place, std::u16string_view units,
                    std::u16string_view other);

}  // namespace kexie
