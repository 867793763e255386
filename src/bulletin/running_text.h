// Which lines are running text, before their roles are decided: a first reading for the stages that
// have to know where a title stands (contents, section headings).
#pragma once

#include <cstddef>
#include <vector>

#include "bulletin/draft.h"
#include "bulletin/wraps.h"

namespace kexie {

// One flag for each of lines [first, last): true if the line belongs to a paragraph, false if it is
// a display line (title, heading, byline, entry of the contents) or no text. Lines that were
// wrapped one into the next are judged together, by their full stops. A paragraph of a few words
// without an indent counts as a display line; a title indented like a paragraph as running text.
// O(text of the lines).
std::vector<bool> find_running_text(const Draft& draft, std::size_t first, std::size_t last,
                                    const WrapStyle& style);

}  // namespace kexie
