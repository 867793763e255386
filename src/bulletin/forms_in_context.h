// Forms that a line has by its surroundings: see LineForm.
#pragma once

#include <string_view>
#include <vector>

#include "bulletin/body_lines.h"
#include "bulletin/wraps.h"

namespace kexie {

// Turns the forms that the lines have by themselves into those that they have among their
// neighbours: rows of a table, items of brief news, wrapped captions, signatures, speakers, centred
// lines. O(text of the lines).
void find_forms_in_context(std::string_view text, std::vector<BodyLine>& lines,
                           const WrapStyle& style);

}  // namespace kexie
