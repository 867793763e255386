// Where the issues of a file start.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "bulletin/lines.h"

namespace kexie {

// Indices of the lines that start an issue, in order; the first is 0. Empty if there is no line.
// An issue starts at a masthead, or where titles and text follow a footer. O(lines).
std::vector<std::size_t> find_issues(std::string_view text, std::span<const Line> lines);

}  // namespace kexie
