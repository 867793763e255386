// The lines of the body, prepared for the decision about their roles.
#pragma once

#include <cstddef>
#include <vector>

#include "bulletin/draft.h"
#include "bulletin/line_forms.h"
#include "bulletin/wraps.h"

namespace kexie {

struct BodyLine {
    Line line;
    bool is_section_heading = false;
    HeadingEvidence heading_evidence{};  // Of a section heading: what shows that it is one.
    bool continues_heading = false;      // Second half of a broken heading.
    bool after_page_break = false;       // A page evidently turned since the line before.
    int page_gap = 0;                    // Empty lines around what stands between the pages.
    bool is_parted_by_page = false;      // They show that a paragraph ended there.
    bool continues_caption = false;      // The rest of the caption on the line before.
    LineForm form{};
};

// Lines [first, last) that are still LineUse::Text, in order. Section headings are found, and lines
// with a run-in heading are divided into two. O(text of the lines).
std::vector<BodyLine> collect_body_lines(const Draft& draft, std::size_t first, std::size_t last,
                                         const WrapStyle& style);

}  // namespace kexie
