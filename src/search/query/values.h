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

// As yyyymmdd: "2023", "2023-06", "2023-06-12", "2023年6月", "2023/6/12", and ranges of them with
// "..", "~" or 至; a month or a year stands for all its days.
std::optional<NumberRange> parse_dates(std::string_view text);

}  // namespace kexie
