// One line of a table of contents, taken apart: bullet, text, dot leader, page number.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "bulletin/bullets.h"
#include "bulletin/draft.h"

namespace kexie {

// How sure it is that a number at the end of a line is that of a page.
enum class PageForm {
    None,
    Glued,  // Title1: digits right after an ideograph.
    Blank,  // Title 1
    Sure,   // Title……1, Title（1）, Title⇥1, Title P1, Title 第1版
};

struct PageNumber {
    PageForm form = PageForm::None;
    int value = 0;
    std::size_t begin = 0;  // Byte at which the leader or the blank before the number starts.
};

struct TocLine {
    std::size_t index = 0;  // Into Draft::lines.
    ByteRange part;         // Of the line: all of it, or one of two entries beside each other.
    Bullet bullet;
    ByteRange text;           // From the bullet to the leader; empty if the line is the rest of a
                              // leader that was broken.
    PageNumber page;          // Not part of `text` if it counts.
    bool has_leader = false;  // Dots without a number: the line was broken there.
    bool is_section_heading = false;  // 【X】 as an entry.
    int indent = 0;                   // Columns.
    int width = 0;                    // Columns of `part`.

    bool is_rest_of_leader() const { return text.empty(); }
};

// The number at the end of `range`.
PageNumber read_page_number(std::string_view text, ByteRange range);

// Takes `part` of line `index` apart. A page number less sure than `least` is left in the text.
// `expected` is the number of the next entry, if entries are numbered.
TocLine read_toc_line(const Draft& draft, std::size_t index, ByteRange part, PageForm least,
                      int expected = 0);

// The parts of a line between tabs or blanks of at least three columns, where each may be an entry:
// a lone page number stays with what is before it.
std::vector<ByteRange> split_columns(std::string_view text, const Line& line);

// `range` without the part of a dot leader that it ends with.
ByteRange trim_dot_leader(std::string_view text, ByteRange range);

}  // namespace kexie
