// The grammar of one masthead line: issue numbers and dates in every order and wording, labels and
// permits, and the free text (title, publisher) around them.
#pragma once

#include "bulletin/folded_line.h"
#include "bulletin/masthead_parts.h"

namespace kexie {

// Wider lines are no part of a masthead.
constexpr int max_masthead_width = 160;  // Columns; all may stand on one line.

MastheadLine read_masthead_line(const FoldedLine& line);

}  // namespace kexie
