// The body of an issue: marks titles, paragraphs, section headings and attributions.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"
#include "bulletin/wraps.h"

namespace kexie {

// Reads lines [first, last): adds one article to the issue for each title (or for text without
// one), with its source lines; their texts are filled in later. O(text of the lines × entries of
// the contents); works in pieces, so that its own memory does not grow with the text.
void read_body(Draft& draft, std::size_t first, std::size_t last, const WrapStyle& style);

}  // namespace kexie
