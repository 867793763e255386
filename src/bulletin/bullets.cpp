#include "bulletin/bullets.h"

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "bulletin/section_marks.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::u32string_view symbols = U"-*·•●○■□◆◇★☆▲△▪▶►➢◎※–—－・∙◦‣⚫＊\uF0B7\uF06C\uF06E\uF0D8";

constexpr char32_t first_circled_number = U'①';
constexpr char32_t last_circled_number = U'⑳';
constexpr std::size_t max_mark_length = 14;
constexpr int max_number = 99;

bool is_circled(char32_t c) {
    return c >= first_circled_number && c <= last_circled_number;
}

// Sets where mark and text part; no bullet if no text follows.
Bullet with_mark_end(Bullet bullet, std::string_view text, const Line& line, std::size_t mark_end) {
    bullet.mark_end = mark_end;
    bullet.text_begin = trim_layout(text, {mark_end, line.end}).begin;
    return bullet.text_begin < line.end ? bullet : Bullet{};
}

Bullet read_symbol(std::string_view text, const Line& line) {
    if (!is_one_of(line.first, symbols) && !is_ornament_symbol(line.first)) return {};
    const std::size_t mark_end = line.begin + decode_utf8(text, line.begin).size;
    const char32_t second = decode_utf8(text, mark_end).code_point;
    const bool is_double_dash = (line.first == U'—' || line.first == U'–') && second == line.first;
    const bool is_negative_number = line.first == U'-' && is_ascii_digit(second);
    if (is_double_dash || is_negative_number) return {};
    return with_mark_end({Bullet::Kind::Symbol, line.first}, text, line, mark_end);
}

// True in 1.5万, false in 1.2024年…: an item that begins with a year.
bool is_quantity(const FoldedLine& line, std::size_t after_point) {
    if (after_point >= line.size() || !is_ascii_digit(line.chars[after_point])) return false;
    Scanner scanner(line, after_point);
    const auto number = scanner.accept_number();
    return !(number && number->digits == 4 && scanner.accept(U"年"));
}

// 1. 1、 1) （1） 一、 （一）
Bullet scan_number(const FoldedLine& start, Scanner& scanner, int expected) {
    const bool has_bracket = scanner.accept(U"(");
    const auto number = scanner.accept_number();
    if (!number || number->value > max_number) return {};
    const std::size_t mark = scanner.position();
    // A number and a blank, where just this number is due.
    if (!has_bracket && !number->chinese && number->value == expected && scanner.skip_blanks()) {
        return {Bullet::Kind::Number, U' ', number->value};
    }
    const bool is_closed = has_bracket       ? scanner.accept(U")")
                           : number->chinese ? scanner.accept_any({U"、", U")"})
                                             : scanner.accept_any({U"、", U".", U")"});
    if (!is_closed) return {};
    if (start.chars[mark] == U'.' && number->value != expected && is_quantity(start, mark + 1)) {
        return {};
    }
    const char32_t family = has_bracket ? U'(' : number->chinese ? U'一' : U'1';
    return {Bullet::Kind::Number, family, number->value};
}

Bullet read_number(std::string_view text, const Line& line, int expected) {
    const char32_t first = to_half_width(line.first);
    if (is_circled(line.first)) {
        const int value = static_cast<int>(line.first - first_circled_number) + 1;
        const std::size_t mark_end = line.begin + decode_utf8(text, line.begin).size;
        return with_mark_end({Bullet::Kind::Number, first_circled_number, value}, text, line,
                             mark_end);
    }
    if (first != U'(' && !is_ascii_digit(first) && !chinese_numeral(line.first)) return {};
    const FoldedLine start = fold_line(text, line.range(), max_mark_length);
    Scanner scanner(start);
    const Bullet bullet = scan_number(start, scanner, expected);
    if (!bullet) return {};
    return with_mark_end(bullet, text, line, start.offsets[scanner.position()]);
}

}  // namespace

Bullet read_bullet(std::string_view text, const Line& line, int expected) {
    const Bullet symbol = read_symbol(text, line);
    return symbol ? symbol : read_number(text, line, expected);
}

}  // namespace kexie
