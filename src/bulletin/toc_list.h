// The list below a table of contents' heading: its entries and where it ends.
#pragma once

#include <cstddef>
#include <vector>

#include "bulletin/toc_line.h"
#include "bulletin/wraps.h"

namespace kexie {

struct TocListEntry {
    std::vector<TocLine> lines;  // At least one.
    bool is_section = false;     // It looks like the name of a section among titles.
};

struct TocList {
    std::vector<TocListEntry> entries;
    bool is_sure = false;  // Even if no heading stood above it.
};

// Reads the list that starts at line `first`. Every reading of where it ends is weighed: by entries
// that are titles of what follows, bullets and page numbers that run through the list, empty lines,
// and whether a title is left above the first text. O(lines of the list × titles), both capped.
TocList read_toc_list(const Draft& draft, std::size_t first, const WrapStyle& style);

// Reads the list in lines [first, last), which follow the articles of lines [body, first).
TocList read_toc_list_at_end(const Draft& draft, std::size_t body, std::size_t first,
                             std::size_t last, const WrapStyle& style);

}  // namespace kexie
