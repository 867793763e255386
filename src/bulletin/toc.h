// The table of contents: where it starts and ends, and its entries.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"
#include "bulletin/wraps.h"

namespace kexie {

// 目录, 目录提要, 本期要目, 本期导读 … alone on a line, with or without brackets.
bool is_toc_heading(std::string_view text, const Line& line);

// Reads the table of contents that starts at line `first`, if one does: after a heading, or as a
// run of at least two bulleted or page-numbered lines. Marks it, fills Draft::toc_keys, and returns
// the index of the first line after it. O(lines of the list × entries).
std::size_t read_toc(Draft& draft, std::size_t first, const WrapStyle& style);

}  // namespace kexie
