// Where the words of a node of the semantic tree are drawn, letter by letter, for elements that
// have to be exactly there.
#pragma once

#include <cstddef>
#include <string>

#include "text/text_layout.h"
#include "ui/rect.h"

namespace kexie {

// A part of a node's name on the screen.
struct TextPlace {
    std::size_t begin = 0;  // Bytes [begin, end) of the name.
    std::size_t end = 0;
    Rect rect;  // Device pixels, relative to the node's.
    float em = 0;
    float line_height = 0;
    std::string lines;  // Of line_places().
};

// For each line, with "|" between lines: its left edge, and for each run of letters at equal
// distances ";", their number, ":" and the right edge of the run. In tenths of a CSS pixel from the
// left of the layout; `scale`: device pixels per CSS pixel. O(glyphs).
std::string line_places(const TextLayout& layout, float scale);

}  // namespace kexie
