// Blanks between Han characters: most are damage of extraction, a few part the halves of a slogan.
#pragma once

#include <span>
#include <string_view>

#include "bulletin/segment.h"

namespace kexie {

// How many blanks within sentences of the segments part Han characters where no phrase ends. Blanks
// in quotation marks or brackets, lists of names and lines without a sentence do not count. O(n).
int count_stray_blanks(std::string_view text, std::span<const Segment> segments);

// An issue with so many has blanks that mean nothing.
constexpr int min_stray_blanks = 3;

}  // namespace kexie
