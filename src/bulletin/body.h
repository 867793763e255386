// From the roles of lines to articles: marks titles, paragraphs, section heads and contributing
// units.
#pragma once

#include <span>

#include "bulletin/draft.h"
#include "bulletin/reflow.h"

namespace kexie {

// Adds one article to the issue for each title (or for text without one), with its source lines;
// texts are filled in later. O(text of the lines).
void mark_body(Draft& draft, std::span<const BodyLine> lines, const std::vector<BodyRole>& roles);

}  // namespace kexie
