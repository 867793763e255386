// Words and numbers that are written in more than one way.
//
// 著 and 着 are both standard characters, and folding keeps them apart: 名著 is not 名着. But
// traditional text writes 隨著 for 随着, and 餅乾 for 饼干. Which of the two is meant shows by the
// characters beside it. So it is with 1,200, which is 1200 unless it is a part of 11,200, and with
// CO₂ and CO2. Nothing is folded for this: a term is looked for in its other spellings too, and an
// occurrence counts only if it means the same there.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "search/query/query.h"

namespace kexie {

class SegmentText;

// True for characters of which a word may have another spelling.
bool is_spelled_two_ways(char16_t unit);

// How else a folded term may be written: words all alike, each number and each script by itself,
// in at most 11 ways; the numbers and scripts that would give more keep theirs. `adjacencies` are
// those of the term.
std::vector<OtherSpelling> other_spellings(std::u16string_view units,
                                           const std::vector<Adjacency>& adjacencies);

// True if what stands at `position` of the text, spelled as `other`, means what the term means.
bool means_the_same(const SegmentText& text, std::size_t position, const OtherSpelling& other);

}  // namespace kexie
