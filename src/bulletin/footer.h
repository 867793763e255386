// The lines at the end of an issue: who edited and checked it, whom it went to, where to write.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"
#include "bulletin/footer_labels.h"
#include "bulletin/wraps.h"

namespace kexie {

// Marks the parts of one footer line.
void read_footer_line(Draft& draft, std::size_t index);

// Where each article has a line 责任编辑：…, that of the last one belongs to it as well.
//
// Finds the footer in lines [first, size), reads it, and returns the index of its first line (or
// the number of lines). The footer is at the end. Unlabelled lines after 分送： belong to it; one
// that was only wrapped, by `style`, continues the entry before.
std::size_t read_footer(Draft& draft, std::size_t first, const WrapStyle& style);

}  // namespace kexie
