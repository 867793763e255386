// Decides what each line of the body is: title, start of a paragraph, or the rest of either.
//
// Each line gets a cost for each role, from its own looks, and each pair of neighbours one for
// following each other so; the labelling with the least total cost wins (Viterbi). So a doubtful
// place is decided by everything around it: an article must have a title and then paragraphs, a
// contributing unit ends an article, a line that had room for more ended its paragraph.
#pragma once

#include <span>
#include <vector>

#include "bulletin/draft.h"
#include "bulletin/wraps.h"

namespace kexie {

enum class BodyRole : std::uint8_t {
    Head,       // Section head, or a part of one that is broken in two.
    Title,      // First line of an article's title.
    TitleRest,  // A further line of it.
    Paragraph,  // First line of a paragraph.
    Rest,       // A further line of it.
};

struct BodyLine {
    Line line;
    bool is_head = false;           // Known beforehand; all others are decided.
    bool continues_head = false;    // Second half of a broken head.
    bool after_page_break = false;  // A page evidently turned since the line before.
    bool is_credit = false;         // 供稿：… alone on a line.
};

// The lines between masthead, contents and footer, in order; section heads found, and heads with a
// title on the same line parted into two.
std::vector<BodyLine> body_lines(const Draft& draft, std::size_t first, std::size_t last);

// One role a line. O(lines × entries of the contents).
std::vector<BodyRole> assign_roles(std::string_view text, std::span<const BodyLine> lines,
                                   const std::vector<std::u32string>& toc_keys,
                                   const WrapStyle& style);

}  // namespace kexie
