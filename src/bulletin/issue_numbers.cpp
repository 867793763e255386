#include "bulletin/issue_numbers.h"

#include "bulletin/year_figures.h"
#include "text/chars.h"

namespace kexie {

namespace {

// More figures are two numbers whose blank was lost.
constexpr std::size_t max_number_digits = 4;
constexpr std::size_t max_total_digits = 5;

bool accept_period_sign(Scanner& scanner) {
    return scanner.accept_any({U"期", U"号", U"辑"});
}

bool accept_number_sign(Scanner& scanner) {
    return scanner.accept_any({U"No.", U"NO.", U"no.", U"№", U"No", U"NO", U"Issue"});
}

// Figures whose digits stand apart are one number only if they stand apart from the words, too:
// 第 1 2 期, not 第1 2期.
std::optional<ScannedNumber> accept_figures(Scanner& scanner, const FoldedLine& line,
                                            std::size_t max_digits) {
    Scanner ahead = scanner;
    const auto number = ahead.accept_spaced_number();
    if (!number || number->digits > max_digits) return std::nullopt;
    const bool is_joined = !number->chinese && number->end - number->begin > number->digits;
    const bool is_apart = number->begin == 0 || line.chars[number->begin - 1] == U' ' ||
                          number->end >= line.size() || line.chars[number->end] == U' ';
    if (is_joined && !is_apart) return std::nullopt;
    scanner = ahead;
    return number;
}

// -6, 、6, 期-第6 after the first number of a combined issue.
bool accept_further_number(Scanner& scanner) {
    Scanner ahead = scanner;
    ahead.accept(U"期");
    if (!ahead.accept_any({U"--", U"-", U"~", U"、", U"/", U"至", U"和", U"与"})) return false;
    ahead.accept(U"第");
    const auto number = ahead.accept_number();
    Scanner sign = ahead;
    if (!number || number->digits > max_total_digits || !accept_period_sign(sign)) return false;
    scanner = ahead;
    return true;
}

// Nothing but a total, a date or a boundary follows: not 第3期开班.
bool is_number_over(const FoldedLine& line, std::size_t at) {
    if (is_boundary(line, at)) return true;
    Scanner ahead(line, at);
    if (ahead.accept_any({U"总", U"累计", U"合刊", U"合期", U"增刊", U"特刊", U"专刊"}))
        return true;
    return accept_year_figures(ahead).has_value();
}

}  // namespace

bool is_boundary(const FoldedLine& line, std::size_t at) {
    const auto parts = [&](char32_t c) {
        return c == U' ' || is_one_of(c, U"()[]〔〕【】〖〗<>《》|/·•:-*");
    };
    return at == 0 || at >= line.size() || parts(line.chars[at]) || parts(line.chars[at - 1]);
}

std::optional<PrintedNumber> accept_issue_number(Scanner& scanner, const FoldedLine& line,
                                                 bool year_seen) {
    Scanner ahead = scanner;
    ahead.skip_blanks();
    PrintedNumber number;
    number.begin = ahead.position();
    const bool has_number_sign = accept_number_sign(ahead);
    const bool is_ordinal = !has_number_sign && ahead.accept(U"第");
    if (!has_number_sign && !is_ordinal && !year_seen) return std::nullopt;
    const auto figures = accept_figures(ahead, line, max_number_digits);
    if (!figures) return std::nullopt;
    number.figures = *figures;
    number.is_combined = accept_further_number(ahead);
    const std::size_t sign = ahead.position();
    const bool has_sign = accept_period_sign(ahead);
    number.is_document = has_sign && line.chars[ahead.position() - 1] == U'号';
    number.end = ahead.position();
    if (!has_sign && !has_number_sign) return std::nullopt;
    if (!is_number_over(line, has_sign ? number.end : sign)) return std::nullopt;
    scanner = ahead;
    return number;
}

std::optional<PrintedNumber> accept_total_number(Scanner& scanner, const FoldedLine& line) {
    Scanner ahead = scanner;
    ahead.skip_blanks();
    PrintedNumber number;
    number.begin = ahead.position();
    if (!ahead.accept_any({U"累计总", U"累计", U"总期数", U"总期号", U"总期", U"总"})) {
        return std::nullopt;
    }
    ahead.accept(U":");
    ahead.accept_any({U"第", U"字第"});
    const auto figures = accept_figures(ahead, line, max_total_digits);
    if (!figures) return std::nullopt;
    number.figures = *figures;
    number.is_combined = accept_further_number(ahead);
    accept_period_sign(ahead);
    number.end = ahead.position();
    if (!is_number_over(line, number.end)) return std::nullopt;
    scanner = ahead;
    return number;
}

bool accept_volume(Scanner& scanner, const FoldedLine& line) {
    Scanner ahead = scanner;
    const bool western = ahead.accept_any({U"Vol.", U"VOL.", U"vol.", U"Vol"});
    if (!western && !ahead.accept(U"第")) return false;
    if (!accept_figures(ahead, line, max_number_digits)) return false;
    if (!western && !ahead.accept(U"卷")) return false;
    const bool is_over = is_boundary(line, ahead.position()) || ahead.peek() == U'第' ||
                         is_ascii_digit(ahead.peek()) || chinese_numeral(ahead.peek());
    if (!is_over) return false;
    scanner = ahead;
    return true;
}

}  // namespace kexie
