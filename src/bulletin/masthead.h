// Finds and reads the masthead at the head of an issue.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"

namespace kexie {

// Reads the masthead, if there is one, from the first line on; sets the issue's title, year,
// number, total, publisher and date. Returns the index of the first line after it (0 if there is
// none). Looks at no more than the first 24 lines.
std::size_t read_masthead(Draft& draft);

// True where line `i` opens another issue of the same file: an issue number or date with more of a
// masthead around it. `start` becomes the first line of that masthead. O(1).
bool opens_issue(std::string_view text, std::span<const Line> lines, std::size_t i,
                 std::size_t& start);

}  // namespace kexie
