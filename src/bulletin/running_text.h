// Which lines are running text, before their roles are decided: a first reading for the stages that
// have to know where a title stands (contents, section headings).
#pragma once

#include <cstddef>
#include <vector>

#include "bulletin/draft.h"
#include "bulletin/wraps.h"

namespace kexie {

enum class TextSigns { Stops, StopsAndIndents };

// One flag for each of lines [first, last): true if the line belongs to a paragraph, false if it is
// a display line (title, heading, byline, entry of the contents) or no text. Lines that were
// wrapped one into the next are judged together: by their full stops, and if `signs` says so by the
// indent of a paragraph. Then a title that has it counts as running text; without it, a paragraph
// of a few words counts as a display line.
// O(text of the lines).
std::vector<bool> find_running_text(const Draft& draft, std::size_t first, std::size_t last,
                                    const WrapStyle& style,
                                    TextSigns signs = TextSigns::StopsAndIndents);

}  // namespace kexie
