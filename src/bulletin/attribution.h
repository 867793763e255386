// Attributions: the contributing unit at the end of an article.
#pragma once

#include <string_view>
#include <vector>

#include "bulletin/lines.h"
#include "bulletin/segment.h"

namespace kexie {

// A line of its own that starts with a credit label: 供稿：…, 来源：…
bool is_credit_line(std::string_view text, const Line& line);

// The last paragraph of an article, divided into segments that are text and those of the
// attribution (brackets and 供稿： as labels). Together they cover the segments given.
struct DividedParagraph {
    std::vector<Segment> text;
    std::vector<Segment> attribution;
};

// `paragraph` holds the segments of one paragraph, one per line. An attribution is a bracket at its
// very end, or all of it, of 2 to 80 characters without a sentence in it; or a credit line.
// O(the last 80 characters).
DividedParagraph divide_attribution(std::string_view text, const std::vector<Segment>& paragraph);

}  // namespace kexie
