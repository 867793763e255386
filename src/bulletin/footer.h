// The lines at the end of an issue: who edited and checked it, whom it went to, where to write.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"
#include "bulletin/wraps.h"

namespace kexie {

// True for a line that starts with a footer label (编辑：, 审核：, 分送：, 投稿邮箱：) or is one
// e-mail address.
bool is_footer_line(std::string_view text, const Line& line);

struct FooterLabels {
    std::size_t count = 0;
    // The last one is 分送：, 报送： or the like: lines without a label may continue it.
    bool ends_with_distribution = false;
};
FooterLabels footer_labels_of(std::string_view text, const Line& line);

// Marks the parts of one footer line.
void read_footer_line(Draft& draft, std::size_t index);

// Finds the footer in lines [first, size), reads it, and returns the index of its first line (or
// the number of lines). The footer is at the end. Unlabelled lines after 分送： belong to it; one
// that was only wrapped, by `style`, continues the entry before.
std::size_t read_footer(Draft& draft, std::size_t first, const WrapStyle& style);

}  // namespace kexie
