// Noise, which belongs to the page and not to the text: page numbers, stray addresses, rules, end
// marks, codes of fields. Running heads have a stage of their own.
#pragma once

#include <optional>
#include <string_view>

#include "bulletin/draft.h"

namespace kexie {

// Marks that decorate page numbers, in folded form.
bool is_page_ornament(char32_t c);

// The number in "- 9 -", "— 9 —", "第 9 页 共 12 页", "9/12", "·9·", a bare "9", in any digits;
// nothing for any other line.
std::optional<int> page_number(std::string_view text, const Line& line);

// True for a line that is one web address.
bool is_url(std::string_view text, const Line& line);

// True for a line drawn with dashes, underscores, stars or box characters.
bool is_rule(std::string_view text, const Line& line);

// True for （本期完）, —完—, 全文完 on a line of their own.
bool is_end_mark(std::string_view text, const Line& line);

// Marks all of these, and codes of fields, in the whole issue. O(text).
void mark_page_furniture(Draft& draft);

}  // namespace kexie
