// A day of the Gregorian calendar.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace kexie {

struct Date {
    int year = 0;   // e.g. 2023
    int month = 0;  // 1 to 12
    int day = 0;    // 1 to 31

    auto operator<=>(const Date&) const = default;
};

// True for a day that exists, from the year 1 to 9999.
bool is_valid(const Date& date);

// "2023-06-12".
std::string to_iso(const Date& date);

// The reverse of to_iso(); nothing for any other form or a day that does not exist.
std::optional<Date> from_iso(std::string_view text);

}  // namespace kexie
