// Which lines of the body the contents list.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "bulletin/draft.h"

namespace kexie {

// One flag for each of `lines`, indices into the draft's lines: one entry of the contents is like
// it, as far as it goes. Of a title that begins with a short line (好消息！) the first two are.
// O(text of the lines × entries).
std::vector<bool> find_listed_lines(const Draft& draft, std::span<const std::size_t> lines);

}  // namespace kexie
