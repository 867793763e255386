// The grammar of one masthead line: issue numbers and dates in every order and wording, and the
// free text (title, publisher) around them.
#pragma once

#include <string_view>
#include <vector>

#include "base/date.h"
#include "bulletin/words.h"

namespace kexie {

struct MastheadPart {
    enum class Kind { Label, Year, Number, Total, Date, Free };

    Kind kind{};
    std::size_t begin = 0;  // Bytes [begin, end) of the text.
    std::size_t end = 0;
    int value = 0;                   // Of Year, Number and Total.
    Date date;                       // Of Date.
    bool publisher_follows = false;  // Of a Label such as 主办单位：
    std::u32string words;            // Of Free: folded, without blanks.
};

struct MastheadLine {
    std::vector<MastheadPart> parts;  // In order; every character but blanks is in one.

    bool has(MastheadPart::Kind kind) const;
    // It carries a number, a total or a date, and little else.
    bool is_issue_line() const;
};

MastheadLine read_masthead_line(const FoldedLine& line);

// 工作简报, 科协动态, 学会通讯 …: ends like the title of a periodical.
bool sounds_like_title(std::u32string_view words);

// 市科协办公室, 编辑部 …: ends like the name of a body.
bool sounds_like_publisher(std::u32string_view words);

}  // namespace kexie
