#include "search/query/values.h"

#include <string>
#include <utility>

#include "base/date.h"
#include "text/fold.h"

namespace kexie {
namespace {

using Text = std::u16string_view;

bool is_digit(char16_t unit) {
    return unit >= u'0' && unit <= u'9';
}

// Takes a number of at most 4 digits off the front.
std::optional<int> take_number(Text& text) {
    int value = 0;
    std::size_t size = 0;
    for (; size < text.size() && is_digit(text[size]); ++size) {
        if (size == 4) return {};
        value = value * 10 + (text[size] - u'0');
    }
    if (size == 0) return {};
    text.remove_prefix(size);
    return value;
}

bool take(Text& text, Text prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

// Takes off the front any one of `units`.
bool take_any(Text& text, Text units) {
    if (text.empty() || units.find(text.front()) == Text::npos) return false;
    text.remove_prefix(1);
    return true;
}

// The two sides of the first range sign in `text`; the same side twice where there is none.
std::pair<Text, Text> split_range(Text text, bool hyphen_divides) {
    constexpr Text signs[] = {u"..", u"\u2026", u"~", u"至", u"到"};
    for (const Text sign : signs) {
        const std::size_t place = text.find(sign);
        if (place == Text::npos) continue;
        return {text.substr(0, place), text.substr(place + sign.size())};
    }
    const std::size_t hyphen = hyphen_divides ? text.find(u'-') : Text::npos;
    if (hyphen == Text::npos) return {text, text};
    return {text.substr(0, hyphen), text.substr(hyphen + 1)};
}

// A range of what `parse_side` makes of a side; a side that is empty clauses its end open.
template <typename ParseSide>
std::optional<NumberRange> parse_range(std::pair<Text, Text> sides, ParseSide parse_side) {
    NumberRange range;
    if (sides.first.empty() && sides.second.empty()) return {};
    if (!sides.first.empty()) {
        const auto side = parse_side(sides.first);
        if (!side) return {};
        range.first = side->first;
    }
    if (!sides.second.empty()) {
        const auto side = parse_side(sides.second);
        if (!side) return {};
        range.last = side->last;
    }
    if (range.first > range.last) return {};
    return range;
}

std::optional<NumberRange> parse_year(Text text) {
    const auto year = take_number(text);
    take(text, u"年");
    if (!year || *year < 1 || !text.empty()) return {};
    return NumberRange{*year, *year};
}

std::optional<NumberRange> parse_number(Text text) {
    take(text, u"第");
    const auto number = take_number(text);
    take(text, u"期");
    if (!number || *number < 1 || !text.empty()) return {};
    return NumberRange{*number, *number};
}

int last_day_of(int year, int month) {
    for (int day = 31; day > 28; --day) {
        if (is_valid({year, month, day})) return day;
    }
    return 28;
}

int key_of(int year, int month, int day) {
    return (year * 100 + month) * 100 + day;
}

std::optional<NumberRange> parse_date(Text text) {
    constexpr Text dividers = u"-/.年月";
    const auto year = take_number(text);
    if (!year || *year < 1) return {};
    const bool has_month = take_any(text, dividers) && !text.empty();
    if (!has_month) {
        if (!text.empty()) return {};
        return NumberRange{key_of(*year, 1, 1), key_of(*year, 12, 31)};
    }
    const auto month = take_number(text);
    if (!month || *month < 1 || *month > 12) return {};
    const bool has_day = take_any(text, dividers) && !text.empty();
    if (!has_day) {
        if (!text.empty()) return {};
        const int last = last_day_of(*year, *month);
        return NumberRange{key_of(*year, *month, 1), key_of(*year, *month, last)};
    }
    const auto day = take_number(text);
    take_any(text, u"日号");
    if (!day || !text.empty() || !is_valid({*year, *month, *day})) return {};
    return NumberRange{key_of(*year, *month, *day), key_of(*year, *month, *day)};
}

// "2023-18" or "2023年第18期": takes the year off the front if another number follows.
std::optional<int> take_year_of_issue(Text& text) {
    Text rest = text;
    const auto year = take_number(rest);
    if (!year || *year < 1900 || !take_any(rest, u"-年") || rest.empty()) return {};
    if (parse_year(rest) && *take_number(rest) >= 1900) return {};
    text.remove_prefix(text.find_first_of(u"-年") + 1);
    return year;
}

}  // namespace

std::optional<NumberRange> parse_years(std::string_view text) {
    const std::u16string folded = fold(text);
    return parse_range(split_range(folded, true), parse_year);
}

std::optional<Node> parse_issue_numbers(std::string_view text) {
    const std::u16string folded = fold(text);
    Text rest = folded;
    Node node;
    node.raw = text;
    node.kind = take(rest, u"总") ? NodeKind::TotalNumber : NodeKind::Number;
    if (node.kind == NodeKind::Number) node.year = take_year_of_issue(rest).value_or(0);
    const auto range = parse_range(split_range(rest, true), parse_number);
    if (!range) return {};
    node.range = *range;
    return node;
}

std::optional<NumberRange> parse_dates(std::string_view text) {
    const std::u16string folded = fold(text);
    return parse_range(split_range(folded, false), parse_date);
}

}  // namespace kexie
