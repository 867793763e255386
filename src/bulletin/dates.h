// Dates as bulletins write them, and which year they mean.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "bulletin/folded_line.h"

namespace kexie {

// False for figures that no bulletin means as a year.
constexpr bool is_plausible_year(int year) {
    return year >= 1900 && year < 2200;
}

// Reads a full date: 2023年6月12日, 二〇二三年六月十二日, 2023-06-12, 2023.6.12, 2023/6/12,
// 民国112年 6月12日; blanks anywhere. Moves on only if there is one, and it exists.
std::optional<Date> accept_full_date(Scanner& scanner);

// A day mentioned in running text.
struct Mention {
    std::size_t begin = 0;  // Byte offset in the text searched,
    std::size_t next = 0;   // and where to look for the next one.
    // As printed in four figures, or resolved: from 今年 去年 明年 and two figures if `base` is
    // known.
    std::optional<int> year;
    std::optional<int> short_year;  // Two figures, if they could not be resolved.
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

// The year that two figures mean, seen from `base`: the latest that is not after the next one.
int full_year(int short_year, int base);

// Days from one date to another, with months of 30 days: close enough to compare distances.
int approximate_days(const Date& from, const Date& to);

}  // namespace kexie
