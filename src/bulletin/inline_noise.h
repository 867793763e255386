// Noise within lines: codes of Word fields amid a sentence, an end mark right behind one.
#pragma once

#include <string_view>
#include <vector>

#include "bulletin/lines.h"
#include "bulletin/segment.h"

namespace kexie {

// Finds it, as segments of noise in the order of the text, to be inserted once the lines have been
// read (insert_marks()). Lines are measured again without what stands at their ends; what is
// nothing but noise stays as it is. O(text).
std::vector<Segment> read_inline_noise(std::string_view text, std::vector<Line>& lines);

}  // namespace kexie
