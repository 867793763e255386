// Section headings: 【学会动态】 and its relatives.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "bulletin/draft.h"

namespace kexie {

// A heading is a whole line in one kind of bracket (【】〖〗［］[]〔〕「」『』) or between two
// equal ornaments (◆学会动态◆), with a short name inside.
bool is_section_heading(std::string_view text, const Line& line);

// A run-in heading has the title of its first article on the same line: 【学会动态】北京……召开.
// Returns the byte after the heading, or nothing.
std::optional<std::size_t> end_of_run_in_heading(std::string_view text, const Line& line);

// True if `first` and `second` are one heading that was broken in two.
bool is_broken_heading(std::string_view text, const Line& first, const Line& second);

// The name inside the brackets or ornaments of a heading.
ByteRange section_name(std::string_view text, ByteRange heading);

// Marks a heading: brackets as labels, the name as SegmentRole::Section of article `article`, or as
// a label too if there is none (-1).
void mark_section_heading(Draft& draft, const Line& heading, int article);

}  // namespace kexie
