// The two columns of a page.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "document/text_runs.h"

namespace kexie {

// The runs of a page at about the same height, from left to right.
using RunRow = std::vector<TextRun>;

// A blank strip between two columns: [left, right), over rows [first, last).
struct Gutter {
    float left = 0;
    float right = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

// The gutter with text of many characters on both sides of many rows, if there is one. `usual`:
// where the second column begins on other pages; there a few rows are enough.
std::optional<Gutter> find_columns(const std::vector<RunRow>& rows, std::optional<float> usual);

}  // namespace kexie
