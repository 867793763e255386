// Credits of an article: contributing unit, author and source, in lines of their own or in brackets
// at the end of the text.
#pragma once

#include <string_view>
#include <vector>

#include "bulletin/line_forms.h"
#include "bulletin/lines.h"
#include "bulletin/segment.h"

namespace kexie {

// A line of its own that is a credit: 供稿：…, 来源：…, 文/…
bool is_credit_line(std::string_view text, const Line& line);

// The segments of a line that names units, authors, sources or a date: see LineForm. What only
// labels or brackets them is a label. A name without a label is a unit's, or in a byline, a
// person's. O(the line).
enum class NameKind { Unit, Person };
std::vector<Segment> divide_credit_line(std::string_view text, const Line& line, LineForm form,
                                        NameKind kind, int article);

// The last paragraph of an article, divided into segments that are text and those of the credits
// after it (brackets and 供稿： as labels). Together they cover the segments given.
struct DividedParagraph {
    std::vector<Segment> text;
    std::vector<Segment> credits;
};

// `paragraph` holds the segments of one paragraph, one per line. A credit is a bracket at its very
// end, or all of it, of 2 to 80 characters without a sentence in it. O(the last 80 characters).
DividedParagraph divide_attribution(std::string_view text, const std::vector<Segment>& paragraph);

}  // namespace kexie
