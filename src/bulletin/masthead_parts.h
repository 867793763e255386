// What the grammar of mastheads makes of one line.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "bulletin/lines.h"
#include "bulletin/masthead_words.h"
#include "bulletin/printed_dates.h"

namespace kexie {

struct MastheadPart {
    // Date: a day of a known year. Period: any other date. Notice: permits, registration numbers.
    enum class Kind { Label, Year, Number, Total, Date, Period, Notice, Free };

    Kind kind{};
    ByteRange bytes;
    int value = 0;             // Of Year, Number and Total.
    Date date;                 // Of Date.
    PrintedDate period;        // Of Date and Period.
    ByteRange year_bytes;      // The figures of its year, if they are four or of the Republic.
    bool is_combined = false;  // Number or Total of more than one issue.
    bool is_document = false;  // Number: 5号. Free: what stands before 〔2021〕5号.
    Announces announces{};     // Of Label.
    std::u32string words;      // Of Free: folded, without blanks.
};

struct MastheadLine {
    std::vector<MastheadPart> parts;  // In order; together every character but blanks.

    bool has(MastheadPart::Kind kind) const;
    // True if it has a number, a total or a date, and little else.
    bool is_issue_line() const;
    // True if it has a label such as 主办单位：
    bool names_publisher() const;
    // True if it begins with a label that announces somebody: 主管：, 签发：, 发行人：
    bool starts_with_label() const;
};

}  // namespace kexie
