// The size of text in fonts whose glyphs are drawings (Type 3), as browsers write every font that
// they cannot embed. Such a font has no size of its own, and poppler takes it from the width of
// some glyph or other, mostly an empty one: it is wrong by up to two times.
#pragma once

#include <cstddef>
#include <vector>

#include "document/text_runs.h"

namespace kexie {

struct DrawnRun {
    std::size_t index = 0;  // Of the run on its page.
    float em = 0;           // The width of its narrowest ideograph; 0 if it has none.
};

// Divides the sizes of those runs by how much most of them are larger than their ideographs, and
// makes their boxes as much lower. O(drawn × log drawn).
void mend_drawn_sizes(const std::vector<DrawnRun>& drawn, std::vector<TextRun>& runs);

}  // namespace kexie
