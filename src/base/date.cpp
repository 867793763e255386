#include "base/date.h"

#include <array>
#include <charconv>

namespace kexie {

namespace {

bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

bool is_valid(const Date& date) {
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12) return false;
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap_february = date.month == 2 && is_leap(date.year);
    const int last = days[static_cast<std::size_t>(date.month - 1)] + (leap_february ? 1 : 0);
    return date.day >= 1 && date.day <= last;
}

std::string to_iso(const Date& date) {
    const auto padded = [](int value, std::size_t width) {
        std::string text = std::to_string(value);
        return text.size() < width ? std::string(width - text.size(), '0') + text : text;
    };
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::optional<Date> from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{*year, *month, *day};
    if (!is_valid(date)) return std::nullopt;
    return date;
}

}  // namespace kexie
