#include "bulletin/printed_dates.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "bulletin/year_figures.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int max_month = 12;
constexpr int max_day = 31;

// Days of a month that a word names.
struct PartOfMonth {
    std::u32string_view word;
    int first;
    int last;
};
constexpr std::array parts_of_month = std::to_array<PartOfMonth>({{U"上旬", 1, 10},
                                                                  {U"中旬", 11, 20},
                                                                  {U"下旬", 21, max_day},
                                                                  {U"上半月", 1, 15},
                                                                  {U"下半月", 16, max_day}});

// Months of a year that a word names. Winter begins in the year that is printed.
struct PartOfYear {
    std::u32string_view word;
    int first;
    int last;
};
constexpr std::array parts_of_year = std::to_array<PartOfYear>({{U"上半年", 1, 6},
                                                                {U"下半年", 7, 12},
                                                                {U"春季", 1, 3},
                                                                {U"夏季", 4, 6},
                                                                {U"秋季", 7, 9},
                                                                {U"冬季", 10, 12},
                                                                {U"春", 1, 3},
                                                                {U"夏", 4, 6},
                                                                {U"秋", 7, 9},
                                                                {U"冬", 10, 12}});

// The sign between the ends of a range.
bool accept_range_sign(Scanner& scanner) {
    if (scanner.accept_any({U"至", U"到"})) return true;
    const std::size_t start = scanner.position();
    while (scanner.accept_any({U"-", U"~", U"〜"})) {
    }
    return scanner.position() != start;
}

std::optional<int> accept_up_to(Scanner& scanner, int max_value) {
    Scanner ahead = scanner;
    const auto number = ahead.accept_spaced_number();
    if (!number || number->value < 1 || number->value > max_value || number->digits > 3) {
        return std::nullopt;
    }
    scanner = ahead;
    return number->value;
}

// Both days exist, in order; the end of a month, printed as its 31st day, becomes its last.
bool exists(PrintedDate& date) {
    constexpr int min_days_of_month = 28;
    const bool ends_month = !date.is_range && date.last.day == max_day && date.first != date.last;
    while (ends_month && date.last.day > min_days_of_month && !is_valid(date.last)) --date.last.day;
    return is_valid(date.first) && is_valid(date.last) && date.first <= date.last;
}

class PrintedDateReader {
public:
    explicit PrintedDateReader(Scanner& scanner) : m_scanner(scanner) {}

    std::optional<PrintedDate> read() {
        m_scanner.accept(U"公元");
        if (read_year()) {
            const bool found = m_scanner.accept(U"年") ? read_after_year() : read_separated();
            return found ? finish() : std::nullopt;
        }
        if (read_short_year()) return finish();
        return read_month_and_rest() && (m_has_day || m_is_part) ? finish() : std::nullopt;
    }

private:
    bool read_year() {
        const auto year = accept_year_figures(m_scanner);
        if (!year) return false;
        m_date.year_begin = year->begin;
        m_date.year_end = year->end;
        m_year = year->value;
        return true;
    }

    // 21年4月9日, 21.4.9, 110年4月9日; the day has to be printed, 21年 may be a number of years.
    bool read_short_year() {
        constexpr int max_short_year = 199;
        Scanner ahead = m_scanner;
        const auto year = ahead.accept_spaced_number();
        if (!year || year->digits < 2 || year->value > max_short_year) return false;
        const Scanner before = m_scanner;
        m_scanner = ahead;
        const bool found = m_scanner.accept(U"年") ? read_month_and_rest() : read_separated();
        if (found && m_has_day) {
            m_date.short_year = year->value;
            return true;
        }
        m_scanner = before;
        m_date = {};
        m_has_day = m_is_part = false;
        return false;
    }

    bool read_after_year() { return read_part_of_year() || read_month_and_rest(); }

    void set_months(int first, int last) {
        m_date.first = {0, first, 1};
        m_date.last = {0, last, max_day};
        m_is_part = true;
    }

    // 第一季度, 上半年, 春季号, 春之卷
    bool read_part_of_year() {
        constexpr int months_of_quarter = 3;
        Scanner ahead = m_scanner;
        ahead.accept(U"第");
        const auto quarter = accept_up_to(ahead, max_month / months_of_quarter);
        if (quarter && ahead.accept_any({U"季度", U"季"})) {
            set_months((*quarter - 1) * months_of_quarter + 1, *quarter * months_of_quarter);
            m_scanner = ahead;
            accept_edition_sign();
            return true;
        }
        for (const PartOfYear& part : parts_of_year) {
            if (!m_scanner.accept(part.word)) continue;
            set_months(part.first, part.last);
            m_scanner.accept(U"之");
            accept_edition_sign();
            return true;
        }
        return false;
    }

    bool accept_edition_sign() { return m_scanner.accept_any({U"号", U"刊", U"卷", U"季刊"}); }

    // 4月9日, 4月上旬, 4月, 3-4月, 4月号, and what makes them ranges. Sets m_date without years.
    bool read_month_and_rest() {
        Scanner ahead = m_scanner;
        const auto month = accept_up_to(ahead, max_month);
        if (!month) return false;
        Scanner range = ahead;
        if (range.accept(U"、") || accept_range_sign(range)) {
            const auto last = accept_up_to(range, max_month);
            if (!last || *last < *month || !range.accept(U"月")) return false;
            m_scanner = range;
            set_months(*month, *last);
            accept_edition_sign();
            return true;
        }
        if (!ahead.accept(U"月")) return false;
        m_scanner = ahead;
        return read_days_of(*month);
    }

    bool read_days_of(int month) {
        for (const PartOfMonth& part : parts_of_month) {
            if (!m_scanner.accept(part.word)) continue;
            m_date.first = {0, month, part.first};
            m_date.last = {0, month, part.last};
            m_is_part = true;
            return true;
        }
        Scanner ahead = m_scanner;
        const auto day = accept_up_to(ahead, max_day);
        if (day && read_day(month, *day, ahead)) return true;
        // What follows is another figure only if it stands apart.
        if (day && m_scanner.peek() != U' ') return false;
        m_has_day = false;
        set_months(month, month);
        m_is_part = accept_edition_sign() || m_scanner.accept(U"份");
        read_last_month(month);
        return true;
    }

    // 1月—3月, after its first half.
    void read_last_month(int first) {
        Scanner ahead = m_scanner;
        if (!accept_range_sign(ahead)) return;
        const auto last = accept_up_to(ahead, max_month);
        if (!last || *last < first || !ahead.accept(U"月") || accept_up_to(ahead, max_day)) return;
        m_scanner = ahead;
        set_months(first, *last);
    }

    // The rest after 4月9: 日, or -11日; and —4月15日 or —15日 after 日.
    bool read_day(int month, int day, Scanner ahead) {
        m_date.first = m_date.last = {0, month, day};
        m_has_day = true;
        const bool has_sign = ahead.accept_any({U"日", U"号"});
        if (has_sign) m_scanner = ahead;
        return read_last_day(ahead) || has_sign;
    }

    // 至15日, -4月15日, —2022年1月2日, after the first day.
    bool read_last_day(Scanner ahead) {
        if (!accept_range_sign(ahead)) return false;
        Date last = m_date.last;
        Scanner with_year = ahead;
        const auto year = accept_year_figures(with_year);
        if (year && with_year.accept(U"年")) ahead = with_year;
        auto number = accept_up_to(ahead, max_day);
        if (number && *number <= max_month && ahead.accept(U"月")) {
            last.month = *number;
            number = accept_up_to(ahead, max_day);
        } else if (year) {
            return false;
        }
        if (!number || !ahead.accept_any({U"日", U"号"})) return false;
        last.day = *number;
        return set_last_day(last, year, ahead);
    }

    bool set_last_day(Date last, const std::optional<ScannedNumber>& year, const Scanner& after) {
        m_date.last = last;
        m_date.is_range = true;
        if (year) m_last_year = year->value;
        m_scanner = after;
        return true;
    }

    // -4-9, .4.9, /4/9, .4 after the year; and -4-15, -15 after the day of a range.
    bool read_separated() {
        m_scanner.skip_blanks();
        const char32_t separator = m_scanner.peek();
        if (!is_one_of(separator, U"-./")) return false;
        const std::u32string_view sign(&separator, 1);
        m_scanner.accept(sign);
        const auto month = accept_up_to(m_scanner, max_month);
        if (!month) return false;
        Scanner ahead = m_scanner;
        if (!ahead.accept(sign)) {
            if (m_year == 0) return false;
            set_months(*month, *month);
            m_date.is_ambiguous = separator != U'.';
            read_last_separated_month(*month);
            return true;
        }
        const auto day = accept_up_to(ahead, max_day);
        if (!day) return false;
        ahead.accept(U"日");
        m_scanner = ahead;
        m_date.first = m_date.last = {0, *month, *day};
        m_has_day = true;
        if (separator != U'-') read_last_separated_day(sign);
        return true;
    }

    // 2021.3-4, after the first month.
    void read_last_separated_month(int first) {
        Scanner ahead = m_scanner;
        if (!accept_range_sign(ahead)) return;
        const auto last = accept_up_to(ahead, max_month);
        if (!last || *last <= first) return;
        set_months(first, *last);
        m_scanner = ahead;
    }

    void read_last_separated_day(std::u32string_view sign) {
        Scanner ahead = m_scanner;
        if (!accept_range_sign(ahead)) return;
        Scanner with_year = ahead;
        const auto year = accept_year_figures(with_year);
        if (year && with_year.accept(sign)) ahead = with_year;
        const auto month = accept_up_to(ahead, max_month);
        if (!month || !ahead.accept(sign)) return;
        const auto day = accept_up_to(ahead, max_day);
        if (day) set_last_day({0, *month, *day}, year, ahead);
    }

    std::optional<PrintedDate> finish() {
        // A leap year stands for the unknown one.
        constexpr int leap_year = 2000;
        if (m_year == 0) {
            PrintedDate probe = m_date;
            probe.short_year.reset();
            return put_year(probe, leap_year) ? std::optional<PrintedDate>(m_date) : std::nullopt;
        }
        m_date.first.year = m_year;
        m_date.last.year = m_last_year != 0 ? m_last_year : m_year;
        // From December to January.
        if (m_last_year == 0 && m_date.last < m_date.first) ++m_date.last.year;
        return exists(m_date) ? std::optional<PrintedDate>(m_date) : std::nullopt;
    }

    Scanner& m_scanner;
    PrintedDate m_date;
    int m_year = 0;       // Of the first day.
    int m_last_year = 0;  // Of the last, if it has one of its own.
    bool m_has_day = false;
    bool m_is_part = false;  // Named by words that dates alone have: 上旬, 4月号.
};

}  // namespace

std::optional<PrintedDate> accept_printed_date(Scanner& scanner) {
    Scanner ahead = scanner;
    const auto date = PrintedDateReader(ahead).read();
    if (date) scanner = ahead;
    return date;
}

bool put_year(PrintedDate& date, int year) {
    constexpr int years_in_century = 100;
    const int short_year = date.short_year.value_or(year % years_in_century);
    if (short_year != year % years_in_century && short_year != republican_year(year)) return false;
    PrintedDate dated = date;
    dated.first.year = dated.last.year = year;
    if (!exists(dated)) return false;
    date = dated;
    return true;
}

}  // namespace kexie
