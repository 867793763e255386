// Decides what each line of the body is: title, start of a paragraph, the continuation of either,
// or something beside the text.
//
// Each line has a cost for each role, from its own looks, and each pair of neighbours one for
// following each other in their roles; the labelling with the least total cost wins (Viterbi). So
// the surroundings settle a doubtful line: an article has a title and then paragraphs, an
// attribution ends an article, a line with room left ended its paragraph.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/body_lines.h"
#include "bulletin/wraps.h"

namespace kexie {

enum class LineRole : std::uint8_t {
    SectionHeading,  // Known beforehand.
    Title,           // First line of an article's title.
    TitleContinuation,
    Byline,     // Author or source, between title and text.
    Paragraph,  // First line of a paragraph.
    ParagraphContinuation,
    TableRow,
    Caption,
    Credit,  // Author, source, contributing unit, date: after the text.
};

// How narrowly a line's role was decided.
struct RoleMargin {
    LineRole second{};  // Its role in the cheapest reading in which it has another one,
    int cost = 0;       // and how much more that reading costs; cost::impossible if there is none.
};

struct RoleReading {
    std::vector<LineRole> roles;      // One per line.
    std::vector<RoleMargin> margins;  // One per line.
};

// O(lines × entries of the contents).
RoleReading assign_roles(std::string_view text, std::span<const BodyLine> lines,
                         const std::vector<std::u32string>& toc_keys, const WrapStyle& style);

}  // namespace kexie
