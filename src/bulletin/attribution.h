// The contributing unit at the end of an article.
#pragma once

#include <string_view>
#include <vector>

#include "bulletin/parse.h"

namespace kexie {

// The last paragraph of an article, parted: segments that are text, and those of the contributing
// unit (brackets and 供稿： as labels). Together they are the segments given.
struct PartedParagraph {
    std::vector<Segment> text;
    std::vector<Segment> attribution;
};

// `paragraph` is the segments of one paragraph, one a line. A unit is a bracket at its very end,
// or all of it, of 2 to 60 characters without a sentence in it; or a line 供稿：…. O(its last 80
// characters).
PartedParagraph part_attribution(std::string_view text, const std::vector<Segment>& paragraph);

}  // namespace kexie
