// Codes of fields that a word processor left in the text: PAGE \* MERGEFORMAT, HYPERLINK "…".
#pragma once

#include <string_view>
#include <vector>

#include "bulletin/lines.h"

namespace kexie {

// The codes in a line, in order; each ends before what it stands for: 12 of PAGE \* MERGEFORMAT 12
// is no part of it. O(line).
std::vector<ByteRange> find_word_fields(std::string_view text, const Line& line);

// True if the line is nothing but codes, page numbers and the words around them.
bool is_word_field(std::string_view text, const Line& line);

}  // namespace kexie
