// What belongs to the page and not to the text: page numbers, stray addresses, running heads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/draft.h"

namespace kexie {

// "- 9 -", "— 9 —", "第 9 页 共 12 页", "9/12", "·9·", a bare "9"; in any digits. The number, or
// nothing for any other line.
std::optional<int> page_number(std::string_view text, const Line& line);

// A line that is one web address.
bool is_url(std::string_view text, const Line& line);

// Marks page numbers and addresses of the whole issue. O(text).
void mark_page_furniture(Draft& draft);

// Marks lines from `first` on that repeat the masthead (its title, publisher and issue number, in
// any combination, with or without a page number), and short lines that come back at three page
// breaks or more. O(text).
void mark_running_heads(Draft& draft, std::size_t first);

}  // namespace kexie
