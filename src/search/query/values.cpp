#include "search/query/values.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/date.h"
#include "text/chars.h"
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
        const std::size_t at = text.find(sign);
        if (at == Text::npos) continue;
        return {text.substr(0, at), text.substr(at + sign.size())};
    }
    const std::size_t hyphen = hyphen_divides ? text.find(u'-') : Text::npos;
    if (hyphen == Text::npos) return {text, text};
    return {text.substr(0, hyphen), text.substr(hyphen + 1)};
}

// A range of what `parse_side` makes of a side; a side that is empty leaves its end open.
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

std::optional<NumberRange> parse_issue_number(Text text) {
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

// What one side of a range says, from the `first` to the `last` of year, month and day.
enum DatePart { YearPart, MonthPart, DayPart };
struct PartialDate {
    std::array<int, 3> values = {2000, 0, 0};  // A leap year has every day that any year has.
    int first = -1;
    int last = -1;

    bool has(int part) const { return part >= first && part <= last; }
    int month(bool is_end) const { return has(MonthPart) ? values[MonthPart] : is_end ? 12 : 1; }
    int last_day(int month) const { return last_day_of(values[YearPart], month); }

    // As yyyymmdd, mmdd or dd, whichever it says; of the last day that it means, or the first.
    int key(bool is_end) const {
        const int day = has(DayPart) ? values[DayPart] : is_end ? last_day(month(is_end)) : 1;
        const int full = (values[YearPart] * 100 + month(is_end)) * 100 + day;
        return first == YearPart ? full : first == MonthPart ? full % 10000 : full % 100;
    }

    std::optional<DateFault> fault() const {
        if (month(true) < 1 || month(true) > 12) return DateFault::NoSuchMonth;
        const int day = has(DayPart) ? values[DayPart] : 1;
        if (day < 1 || day > last_day(month(true))) return DateFault::NoSuchDay;
        return {};
    }
};

// A number of at most 4 digits, or a Chinese one: 二零二三, 十二.
std::optional<int> take_date_number(Text& text) {
    if (!text.empty() && is_digit(text.front())) return take_number(text);
    std::u32string numeral;
    while (numeral.size() < text.size() && chinese_numeral(text[numeral.size()])) {
        numeral.push_back(text[numeral.size()]);
    }
    text.remove_prefix(numeral.size());
    return parse_number(numeral);
}

// A number is what the character after it says, or what follows on the one before; the first is a
// year if it has four digits, so that neither 6月 nor 6/8 is in the year 6.
std::optional<PartialDate> parse_partial_date(Text text) {
    constexpr Text names = u"年月日号";
    constexpr Text dividers = u"-/.";
    PartialDate date;
    while (!text.empty()) {
        const auto number = take_date_number(text);
        if (!number) return {};
        const bool is_year = *number >= 1000;
        const bool is_first = date.last < 0;
        int part = !is_first ? date.last + 1 : is_year ? YearPart : MonthPart;
        if (text.empty()) {
            if (is_first && !is_year) return {};  // A month or a day?
        } else if (const auto name = names.find(text.front()); name != Text::npos) {
            const int named = std::min(static_cast<int>(name), int{DayPart});
            if (!is_first && named != part) return {};
            part = named;
        } else if (dividers.find(text.front()) == Text::npos) {
            return {};
        }
        if (part > DayPart || is_year != (part == YearPart)) return {};
        text = text.substr(std::min<std::size_t>(1, text.size()));
        date.values[static_cast<std::size_t>(part)] = *number;
        if (is_first) date.first = part;
        date.last = part;
    }
    return date;
}

// 15日 after 2023年6月8日 is in June 2023, too. False if the sides do not go together.
bool complete(PartialDate& side, const PartialDate& before) {
    if (side.first > before.last + 1) return false;
    for (int part = before.first; part < side.first; ++part) {
        side.values[static_cast<std::size_t>(part)] = before.values[static_cast<std::size_t>(part)];
    }
    side.first = std::min(side.first, before.first);
    return side.first == before.first;
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
    const auto range = parse_range(split_range(rest, true), parse_issue_number);
    if (!range) return {};
    node.range = *range;
    return node;
}

Dates parse_dates(std::string_view text) {
    const std::u16string folded = fold(text);
    const auto [left, right] = split_range(folded, false);
    const auto first = parse_partial_date(left);
    auto last = parse_partial_date(right);
    if (!first || !last || (left.empty() && right.empty())) return {{}, DateFault::Form};
    if (!left.empty() && !right.empty() && !complete(*last, *first)) return {{}, DateFault::Form};
    for (const PartialDate& side : {*first, *last}) {
        if (const auto fault = side.fault(); fault && side.last >= 0) return {{}, fault};
    }
    Node node;
    constexpr NodeKind kinds[] = {NodeKind::Date, NodeKind::DayOfYear, NodeKind::DayOfMonth};
    const PartialDate& said = left.empty() ? *last : *first;
    node.kind = kinds[said.first];
    node.raw = text;
    if (!left.empty()) node.range.first = first->key(false);
    if (!right.empty()) node.range.last = last->key(true);
    // What comes every year or month may run over its end: 11月至2月.
    if (node.kind == NodeKind::Date && node.range.first > node.range.last)
        return {{}, DateFault::Backwards};
    return {std::move(node), {}};
}

}  // namespace kexie
