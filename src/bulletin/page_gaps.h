// Empty lines around what pages print: whether a paragraph goes on over the turn of a page.
#pragma once

#include <vector>

#include "bulletin/body_lines.h"

namespace kexie {

// Marks the lines after a page break whose empty lines, those around the page number included, are
// more than where a page turns within a sentence: a paragraph ended before them. O(lines).
void find_page_gaps(std::vector<BodyLine>& lines);

}  // namespace kexie
