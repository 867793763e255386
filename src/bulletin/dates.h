// Dates as bulletins write them, and which year they mean.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "bulletin/folded_line.h"

namespace kexie {

// Reads a full date: 2023年6月12日, 二〇二三年六月十二日, 2023-06-12, 2023.6.12, 2023/6/12; blanks
// anywhere. Moves on only if there is one, and it exists.
std::optional<Date> accept_full_date(Scanner& scanner);

// A day mentioned in running text.
struct Mention {
    std::size_t begin = 0;    // Byte offset in the text searched,
    std::size_t next = 0;     // and where to look for the next one.
    std::optional<int> year;  // As printed, or resolved from 今年 去年 明年 if `base` is known.
    int month = 0;
    int day = 0;
    bool future = false;  // Announced: 将于9月16日, 定于…, 9月16日将…
};

// The first day mentioned in `text` (a paragraph in normal form) at or after byte `from`. Days
// within 《》 name documents and are passed over, as are days that do not exist. `base` is the
// issue's date, for 今年, 去年, 本月. O(distance).
std::optional<Mention> find_mention(std::string_view text, std::size_t from,
                                    const std::optional<Date>& base);

// The year that a day without one means, seen from `base`: its own year, but the year before for a
// past day that would lie more than two months ahead (December, told in January), and the year
// after for an announced day that would lie more than half a year back.
Date resolve(const Mention& mention, const Date& base);

// Clues to the year of a text without a masthead: anniversaries of known events (建党102周年:
// 2023), and the years it names.
struct YearClues {
    std::optional<int> anniversary;  // The latest year that an anniversary points at.
    std::optional<int> named;        // The year named most often; of equals, the later.
};
YearClues find_year_clues(const std::vector<std::string_view>& texts);

// Days from one date to another, with months of 30 days: close enough to compare distances.
int approximate_days(const Date& from, const Date& to);

}  // namespace kexie
