// The grammar of one masthead line: issue numbers and dates in every order and wording, and the
// free text (title, publisher) around them.
#pragma once

#include <string_view>
#include <vector>

#include "base/date.h"
#include "bulletin/folded_line.h"

namespace kexie {

// Wider lines are no part of a masthead.
constexpr int max_masthead_width = 100;  // Columns.

struct MastheadPart {
    enum class Kind { Label, Year, Number, Total, Date, Free };

    Kind kind{};
    ByteRange bytes;
    int value = 0;                   // Of Year, Number and Total.
    Date date;                       // Of Date.
    bool publisher_follows = false;  // Of a Label such as 主办单位：
    std::u32string words;            // Of Free: folded, without blanks.
};

struct MastheadLine {
    std::vector<MastheadPart> parts;  // In order; together every character but blanks.

    bool has(MastheadPart::Kind kind) const;
    // True if it has a number, a total or a date, and little else.
    bool is_issue_line() const;
};

MastheadLine read_masthead_line(const FoldedLine& line);

}  // namespace kexie
