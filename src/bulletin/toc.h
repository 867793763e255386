// The table of contents: where it starts and ends, and its entries.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"
#include "bulletin/toc_heading.h"
#include "bulletin/wraps.h"

namespace kexie {

// Reads the table of contents that starts at line `first`, if one does: after a heading, or as a
// list whose bullets or page numbers and titles leave no doubt. Else the one after the last text of
// the issue, if there is one. Marks it, fills Draft::toc_keys, and returns the index of the first
// line of the body. O(text), plus O(lines of the list × titles), both capped.
std::size_t read_toc(Draft& draft, std::size_t first, const WrapStyle& style);

}  // namespace kexie
