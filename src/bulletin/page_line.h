// What a running head, a running foot or the top of a newspaper page is made of: page numbers,
// dates, issue numbers, and words between them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bulletin/folded_line.h"

namespace kexie {

struct PageLine {
    std::u32string words;  // Without the parts below, blanks and ornaments.
    std::size_t longest_word = 0;
    bool ends_with_word = false;  // Rather than with a number or a date.
    std::optional<int> page;      // Of "第2页", "2版", "A2", or a number apart from the words.
    bool has_edition = false;     // 第2版, 2版, A2: a newspaper's.
    bool has_date = false;        // A day, a month with its year, or a day of the week.
    bool has_issue_number = false;
    bool has_other_number = false;  // Within words: 5G, 第12届.
};

// O(line).
PageLine read_page_line(const FoldedLine& line);

}  // namespace kexie
