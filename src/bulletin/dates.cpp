#include "bulletin/dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "bulletin/number_before.h"
#include "bulletin/printed_dates.h"
#include "text/chars.h"

namespace kexie {

namespace {

// 月, and the radical ⽉ that extraction leaves in its place: of equal length.
constexpr std::string_view month_sign = "月";
constexpr std::string_view month_radical = "⽉";
static_assert(month_sign.size() == month_radical.size());

// How much text around a month sign may belong to its date, in bytes.
constexpr std::size_t max_bytes_before = 60;
constexpr std::size_t max_bytes_after = 60;

// Up to `count` bytes from byte `begin` on, to the end of a character.
ByteRange bytes_after(std::string_view text, std::size_t begin, std::size_t count) {
    std::size_t end = std::min(text.size(), begin + count);
    while (end > begin && end < text.size() && is_utf8_continuation(text[end])) --end;
    return {begin, end};
}

// Words that put a year on what follows, and how far it is from the base's.
struct RelativeYear {
    std::u32string_view word;
    int difference;
};
constexpr std::array relative_years = std::to_array<RelativeYear>(
    {{U"今年", 0}, {U"本年", 0}, {U"去年", -1}, {U"上年", -1}, {U"前年", -2}, {U"明年", 1}});

// What announces a day, within the same clause: words before it,
constexpr std::array announcing_words =
    std::to_array<std::u32string_view>({U"将于", U"将在", U"定于", U"定在", U"安排在", U"拟于",
                                        U"拟在", U"计划于", U"计划在", U"预计", U"预定"});
// and characters after it.
constexpr std::u32string_view announcing_characters = U"将拟";
constexpr std::size_t max_announcement_distance = 12;

bool ends_clause(char32_t c) {
    return is_sentence_end(c) || is_one_of(c, U",;，；");
}

// The end of `before` that is in the same clause as what follows it, without blanks.
std::u32string clause_before(std::u32string_view before) {
    std::u32string clause;
    const std::size_t length = std::min(before.size(), max_announcement_distance);
    for (const char32_t c : before.substr(before.size() - length)) {
        if (ends_clause(c)) {
            clause.clear();
        } else if (c != U' ') {
            clause.push_back(c);
        }
    }
    return clause;
}

bool is_announced_before(std::u32string_view before) {
    const std::u32string clause = clause_before(before);
    return std::any_of(
        announcing_words.begin(), announcing_words.end(),
        [&](std::u32string_view word) { return clause.find(word) != std::u32string::npos; });
}

bool is_announced_after(std::u32string_view after) {
    for (const char32_t c : after.substr(0, max_announcement_distance)) {
        if (ends_clause(c)) return false;
        if (is_one_of(c, announcing_characters)) return true;
    }
    return false;
}

// 《…: the day is part of a document's title.
bool is_within_title_marks(std::u32string_view before) {
    const std::size_t open = before.rfind(U'《');
    if (open == std::u32string_view::npos) return false;
    const std::size_t close = before.rfind(U'》');
    return close == std::u32string_view::npos || close < open;
}

// The year in front of a month.
struct YearBefore {
    enum class Kind { None, Known, Short, Unknown };

    Kind kind = Kind::None;
    int value = 0;
    std::size_t begin = 0;  // Of its first character.
};

// Which year the figures before 年 mean.
YearBefore read_year_figures(std::u32string_view before, std::size_t end,
                             const std::optional<Date>& base) {
    using Kind = YearBefore::Kind;
    constexpr int year_before_republic = 1911;
    constexpr std::size_t year_digits = 4;
    constexpr int max_years_apart = 10;
    auto number = number_before(before, end);
    if (!number) return {Kind::None, 0, end};
    const NumberBefore joined = join_figures(before, *number, year_digits);
    if (joined.digits == year_digits && is_plausible_year(joined.value)) number = joined;
    const YearBefore unknown = {Kind::Unknown, 0, number->begin};
    const auto known = [&](int year) { return YearBefore{Kind::Known, year, number->begin}; };
    const std::u32string_view word = before.substr(0, number->begin);
    const int republican = number->value + year_before_republic;
    if (word.ends_with(U"民国") || word.ends_with(U"民国 ")) return known(republican);
    if (is_plausible_year(number->value)) return known(number->value);
    if (number->digits == 2) {
        if (base) return known(full_year(number->value, base->year));
        return {Kind::Short, number->value, number->begin};
    }
    // 110年 in the bulletin of a year near to it.
    const bool is_near =
        base && number->digits == 3 && std::abs(republican - base->year) <= max_years_apart;
    return is_near ? known(republican) : unknown;
}

// The year that `before` ends with, up to index `end`: 2022年, 22年, 去年.
YearBefore year_before(std::u32string_view before, std::size_t end,
                       const std::optional<Date>& base) {
    using Kind = YearBefore::Kind;
    std::size_t at = end;
    while (at > 0 && before[at - 1] == U' ') --at;
    if (at == 0 || before[at - 1] != U'年') return {Kind::None, 0, end};
    for (const RelativeYear& relative : relative_years) {
        if (!before.substr(0, at).ends_with(relative.word)) continue;
        const std::size_t begin = at - relative.word.size();
        if (base) return {Kind::Known, base->year + relative.difference, begin};
        return {relative.difference == 0 ? Kind::None : Kind::Unknown, 0, begin};
    }
    return read_year_figures(before, at - 1, base);
}

// True where a date may begin: at the start of the text or a clause, or after a year.
bool may_begin_date(std::u32string_view before) {
    while (!before.empty() && before.back() == U' ') before.remove_suffix(1);
    return before.empty() || before.back() == U'年' || is_closing(before.back()) ||
           is_opening(before.back());
}

// The month that the text before a month sign ends with: a number, or 本月, which gives the year
// too. Moves `end` to its start.
bool read_month(std::u32string_view before, std::size_t& end, const std::optional<Date>& base,
                Mention& mention) {
    constexpr std::size_t max_month_digits = 2;
    if (const auto month = number_before(before, end)) {
        const NumberBefore joined = join_figures(before, *month, max_month_digits);
        const bool is_spaced = joined.value <= 12 && may_begin_date(before.substr(0, joined.begin));
        mention.month = is_spaced ? joined.value : month->value;
        end = is_spaced ? joined.begin : month->begin;
        return true;
    }
    if (!base || end == 0 || before[end - 1] != U'本') return false;
    mention.month = base->month;
    mention.year = base->year;
    --end;
    return true;
}

// The day after a month sign: 9日, 9号; the first of 9日-11日, 9-11日, 9、10日.
std::optional<int> accept_day(Scanner& scanner) {
    const auto day = scanner.accept_spaced_number();
    if (!day) return std::nullopt;
    if (scanner.accept_any({U"、", U"-", U"~", U"至", U"和"}) && !scanner.accept_spaced_number()) {
        return std::nullopt;
    }
    return scanner.accept_any({U"日", U"号"}) ? std::optional<int>(day->value) : std::nullopt;
}

// The first month sign at or after byte `from`, or npos.
std::size_t find_month_sign(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at + month_sign.size() <= text.size(); ++at) {
        if (text[at] != month_sign.front() && text[at] != month_radical.front()) continue;
        const std::string_view sign = text.substr(at, month_sign.size());
        if (sign == month_sign || sign == month_radical) return at;
    }
    return std::string_view::npos;
}

// The day around the month sign at byte `sign`.
std::optional<Mention> mention_at(std::string_view text, std::size_t sign,
                                  const std::optional<Date>& base) {
    const FoldedLine before = fold_line(text, bytes_before(text, sign, max_bytes_before));
    const std::size_t after_sign = sign + month_sign.size();
    const FoldedLine after =
        fold_line(text, bytes_after(text, after_sign, max_bytes_after - month_sign.size()));

    Scanner scanner(after);
    const auto day = accept_day(scanner);
    Mention mention;
    std::size_t start = before.size();
    if (!day || !read_month(before.chars, start, base, mention)) return std::nullopt;
    mention.day = *day;
    if (!mention.year) {
        const YearBefore year = year_before(before.chars, start, base);
        if (year.kind == YearBefore::Kind::Unknown) return std::nullopt;
        if (year.kind == YearBefore::Kind::Known) mention.year = year.value;
        if (year.kind == YearBefore::Kind::Short) mention.short_year = year.value;
        start = year.begin;
    }
    // A leap year stands for the unknown one.
    if (!is_valid({mention.year.value_or(2000), mention.month, mention.day})) return std::nullopt;
    const std::u32string_view text_before = std::u32string_view(before.chars).substr(0, start);
    const std::u32string_view text_after =
        std::u32string_view(after.chars).substr(scanner.position());
    if (is_within_title_marks(text_before)) return std::nullopt;
    mention.future = is_announced_before(text_before) || is_announced_after(text_after);
    mention.begin = before.offsets[start];
    mention.next = after_sign;
    return mention;
}

// How far ahead of the issue a day told in the past tense may lie before it is taken for last
// year's: bulletins now and then print a week early.
constexpr int max_days_ahead = 60;
constexpr int max_days_back = 183;

}  // namespace

std::optional<Date> accept_full_date(Scanner& scanner) {
    Scanner ahead = scanner;
    const auto date = accept_printed_date(ahead);
    if (!date || !date->is_day() || !date->has_year()) return std::nullopt;
    scanner = ahead;
    return date->first;
}

std::optional<Mention> find_mention(std::string_view text, std::size_t from,
                                    const std::optional<Date>& base) {
    for (std::size_t at = find_month_sign(text, from); at != std::string_view::npos;
         at = find_month_sign(text, at + month_sign.size())) {
        if (const auto mention = mention_at(text, at, base)) return mention;
    }
    return std::nullopt;
}

Date resolve(const Mention& mention, const Date& base) {
    if (mention.year) return {*mention.year, mention.month, mention.day};
    Date date{base.year, mention.month, mention.day};
    const int ahead = approximate_days(base, date);
    if (!mention.future && ahead > max_days_ahead) --date.year;
    if (mention.future && ahead < -max_days_back) ++date.year;
    // 29 February outside a leap year: the nearest one before.
    while (!is_valid(date) && date.year > 1) --date.year;
    return date;
}

int full_year(int short_year, int base) {
    constexpr int years_in_century = 100;
    const int year = base / years_in_century * years_in_century + short_year;
    return year > base + 1 ? year - years_in_century : year;
}

int approximate_days(const Date& from, const Date& to) {
    return (to.year - from.year) * 365 + (to.month - from.month) * 30 + (to.day - from.day);
}

}  // namespace kexie
