// Which lines of an issue are section headings. Decided over the whole issue: by marks that come
// again, each above a title, by the contents, by names that come again, or by the layout.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"
#include "bulletin/wraps.h"

namespace kexie {

// Fills Draft::headings for lines [first, last), the body. O(text of the lines), plus the
// candidates × entries of the contents.
void find_section_headings(Draft& draft, std::size_t first, std::size_t last,
                           const WrapStyle& style);

}  // namespace kexie
