// One line of a table of contents, taken apart: bullet, text, dot leader, page number.
#pragma once

#include <cstddef>
#include <string_view>

#include "bulletin/bullets.h"
#include "bulletin/draft.h"

namespace kexie {

struct TocLine {
    std::size_t index = 0;  // Into Draft::lines.
    Bullet bullet;
    ByteRange text;  // Between bullet and dot leader; empty if the line is the rest of a leader
                     // that was broken.
    bool has_page_number = false;
    bool is_section_heading = false;  // 【学会动态】 as an entry; set by the reader of the list.
};

// `expected` is the number of the next entry, if entries are numbered.
TocLine read_toc_line(const Draft& draft, std::size_t index, int expected = 0);

// `range` without the part of a dot leader that it ends with.
ByteRange trim_dot_leader(std::string_view text, ByteRange range);

}  // namespace kexie
