// Noise, which belongs to the page and not to the text: page numbers, stray addresses, running
// heads.
#pragma once

#include <optional>
#include <string_view>

#include "bulletin/draft.h"

namespace kexie {

// The number in "- 9 -", "— 9 —", "第 9 页 共 12 页", "9/12", "·9·", a bare "9", in any digits;
// nothing for any other line.
std::optional<int> page_number(std::string_view text, const Line& line);

// True for a line that is one web address.
bool is_url(std::string_view text, const Line& line);

// Marks page numbers and addresses in the whole issue. O(text).
void mark_page_numbers_and_urls(Draft& draft);

// Marks lines from `first` on that repeat the masthead (title, publisher and issue number in any
// combination, with or without a page number), and short lines that are repeated at three page
// breaks or more. O(text).
void mark_running_heads(Draft& draft, std::size_t first);

}  // namespace kexie
