#include "bulletin/year_figures.h"

#include "bulletin/dates.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int year_before_republic = 1911;

// 民国110, 中华民国一百一十, 民国元. The scanner is at the word.
std::optional<ScannedNumber> accept_republican_year(Scanner& scanner) {
    constexpr int max_republican_year = 288;
    Scanner ahead = scanner;
    ahead.skip_blanks();
    const std::size_t begin = ahead.position();
    if (!ahead.accept_any({U"中华民国", U"民国"})) return std::nullopt;
    ScannedNumber year;
    if (ahead.accept(U"元")) {
        year.value = 1;
    } else if (const auto number = ahead.accept_spaced_number()) {
        year = *number;
    }
    if (year.value < 1 || year.value > max_republican_year) return std::nullopt;
    year.value += year_before_republic;
    year.begin = begin;
    year.end = ahead.position();
    scanner = ahead;
    return year;
}

// 二O二一: the letter for the figure 〇.
std::optional<ScannedNumber> accept_year_with_letters(Scanner& scanner) {
    constexpr std::size_t year_digits = 4;
    Scanner ahead = scanner;
    ahead.skip_blanks();
    ScannedNumber year;
    year.chinese = true;
    year.begin = ahead.position();
    while (year.digits < year_digits && !ahead.at_end()) {
        ahead.skip_blanks();
        const char32_t c = ahead.peek();
        const bool is_letter = year.digits > 0 && is_one_of(c, U"Oo0");
        const auto digit = is_letter ? std::optional<int>(0) : chinese_numeral(c);
        if (!digit || *digit > 9) return std::nullopt;
        year.value = year.value * 10 + *digit;
        ++year.digits;
        ahead.move_to(ahead.position() + 1);
    }
    year.end = ahead.position();
    if (year.digits < year_digits || !is_plausible_year(year.value)) return std::nullopt;
    scanner = ahead;
    return year;
}

// Four digits, in whatever groups: 20 21.
std::optional<ScannedNumber> accept_grouped_year(Scanner& scanner) {
    constexpr std::size_t year_digits = 4;
    Scanner ahead = scanner;
    auto year = ahead.accept_spaced_number();
    while (year && !year->chinese && year->digits < year_digits) {
        const auto group = ahead.accept_number();
        if (!group || group->chinese || year->digits + group->digits > year_digits) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < group->digits; ++i) year->value *= 10;
        year->value += group->value;
        year->digits += group->digits;
        year->end = group->end;
    }
    const bool is_year = year && year->digits >= year_digits && is_plausible_year(year->value) &&
                         (year->chinese || year->digits == year_digits);
    if (!is_year || is_ascii_digit(ahead.peek())) return std::nullopt;
    scanner = ahead;
    return year;
}

}  // namespace

std::optional<ScannedNumber> accept_year_figures(Scanner& scanner) {
    if (const auto year = accept_republican_year(scanner)) return year;
    if (const auto year = accept_year_with_letters(scanner)) return year;
    return accept_grouped_year(scanner);
}

}  // namespace kexie
