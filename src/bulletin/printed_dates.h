// Dates and periods as mastheads print them: days, ten-day parts of months, months, quarters and
// seasons, weeks from day to day; years of four or two digits, or of the Republic (民国).
#pragma once

#include <optional>

#include "base/date.h"
#include "bulletin/folded_line.h"

namespace kexie {

struct PrintedDate {
    // The first and the last day: equal for a day. Their years are 0 until they are known.
    Date first;
    Date last;
    bool is_range = false;      // Printed from day to day: 4月5日—4月11日.
    bool is_ambiguous = false;  // 2021-4, 2021/4: perhaps a number.
    // 21年: of which century, and 110年: of which era, is left to the reader.
    std::optional<int> short_year;
    // [begin, end) of FoldedLine::chars: the figures of the first year, 民国 included; empty if it
    // has none, or two.
    std::size_t year_begin = 0;
    std::size_t year_end = 0;

    bool has_year() const { return last.year != 0; }
    bool is_day() const { return !is_range && first == last; }
};

// Reads a date or period; blanks anywhere, figures may be letter-spaced. Moves on only if there is
// one, and it exists.
std::optional<PrintedDate> accept_printed_date(Scanner& scanner);

// Puts the year on a date without one. False, and nothing is done, if the day does not exist in it
// or the year ends in other figures than printed.
bool put_year(PrintedDate& date, int year);

}  // namespace kexie
