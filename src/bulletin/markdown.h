// Markdown, as tools write it that extract text: its marks become labels, and the levels of its
// headings tell sections from titles.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bulletin/draft.h"

namespace kexie {

// Takes the marks out of `lines`: # and > before a line, ** around and within it, | around the
// rows of tables, [ ](…) of links, \ before what it keeps from being a mark. Lines of nothing but
// marks are dropped. Sets Line::markdown. Returns the marks as labels, and images as noise, in the
// order of the text; nothing, and leaves the lines alone, if the text is no Markdown. O(text).
std::vector<Segment> read_markdown(std::string_view text, std::vector<Line>& lines);

// Adds the marks to the segments of the draft, dividing those that they stand in.
void insert_marks(Draft& draft, std::span<const Segment> marks);

}  // namespace kexie
