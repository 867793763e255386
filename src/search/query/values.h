// The values that fields of a query take: years, issue numbers, dates, and ranges of them.
#pragma once

#include <optional>
#include <string_view>

#include "search/query/query.h"

namespace kexie {

// "2023", "2021..2023", "2021-2023", "2023..", "..2023", with 年 or in full width as well.
std::optional<NumberRange> parse_years(std::string_view text);

// A node of kind Number or TotalNumber: "18", "3..7", "第18期", "2023-18", "2023年第18期",
// "总第71期", "总60..71".
std::optional<Node> parse_issue_numbers(std::string_view text);

enum class DateFault {
    Form,         // Not written as a date.
    NoSuchMonth,  // 2024-13
    NoSuchDay,    // 2月30日
    Backwards,    // 2023..2021
};

struct Dates {
    std::optional<Node> node;
    std::optional<DateFault> fault;  // Where there is no node.
};

// A node of kind Date: "2023", "2023-06", "2023-06-12", "2023年6月", "2023/6/12"; DayOfYear: "6月",
// "6月8日", "06-08"; DayOfMonth: "18日"; and ranges of them with "..", "~" or 至, whose second side
// may leave out what the first one says: "2023年6月8日至15日". A month or a year stands for all its
// days.
Dates parse_dates(std::string_view text);

}  // namespace kexie
