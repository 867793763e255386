// What a character is: blank, layout, ideograph, punctuation, numeral; and how wide it prints.
//
// Only what reading Chinese office documents needs; everything is O(1) and free of locale.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

namespace kexie {

// White space of any width, line ends and form feed included.
constexpr bool is_blank(char32_t c) {
    if (c <= 0x20) return c == 0x20 || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    if (c < 0x1680) return c == 0x85 || c == 0xA0;
    return c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x1680;
}

// Marks that print nothing: zero-width space, joiners, BOM, soft hyphen.
constexpr bool is_zero_width(char32_t c) {
    return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0xAD;
}

// Blank or zero-width: belongs to the layout, never to the text.
constexpr bool is_layout(char32_t c) {
    return is_blank(c) || is_zero_width(c);
}

// Characters of the radical blocks, which look like ideographs: PDF fonts often map 月 to ⽉.
constexpr bool is_radical(char32_t c) {
    return c >= 0x2E80 && c <= 0x2FD5;
}

// Han characters, with 〇, 々 and the radicals that stand for them.
constexpr bool is_ideograph(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || is_radical(c) || (c >= 0x3400 && c <= 0x4DBF) ||
           c == 0x3007 || c == 0x3005 || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

// True if `c` is in `set`, a short list of characters.
constexpr bool is_one_of(char32_t c, std::u32string_view set) {
    return std::find(set.begin(), set.end(), c) != set.end();
}

constexpr bool is_ascii_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
constexpr bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
// Printable ASCII but the blank.
constexpr bool is_ascii_graphic(char32_t c) {
    return c > 0x20 && c < 0x7F;
}

// Full-width forms ０ Ａ （ ： … and the ideographic blank become ASCII; all else stays.
constexpr char32_t to_half_width(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    return c == 0x3000 ? U' ' : c;
}

// A letter or digit of a Latin word, in ASCII or full width.
constexpr bool is_latin(char32_t c) {
    const char32_t half = to_half_width(c);
    return is_ascii_digit(half) || is_ascii_letter(half);
}

// Columns that a character takes in a Chinese typeface: 2 for ideographs, full-width forms and the
// marks that are as wide as an ideograph there (“ ” — …), 1 for Latin, 0 for zero-width.
int display_columns(char32_t c);

// Ends a sentence: 。！？ and their half-width forms, ……
bool is_sentence_end(char32_t c);

// Marks that Chinese typesetting never puts at the start of a line: ，。、；：？！）》」】” …
bool is_closing(char32_t c);

// Closing quotation marks and title marks: ” ’ " 」』》〉
constexpr bool is_closing_quotation(char32_t c) {
    return is_one_of(c, U"”’\"」』》〉");
}

// Marks that it never puts at the end of a line: （《「【“ …
bool is_opening(char32_t c);

// Closing bracket for an opening one, or 0: 】 for 【. Quotation marks are no brackets.
char32_t closing_bracket_of(char32_t c);

// Value of a Chinese numeral: digits 〇零○一…九 (also 壹贰, 两, radicals) give 0 to 9; 十 百 千
// give 10, 100, 1000.
std::optional<int> chinese_numeral(char32_t c);

// A whole number in one notation: "18", "１８", "十八", "一百零三", "二〇二三". Nothing for
// anything else, or beyond 9 digits.
std::optional<int> parse_number(std::u32string_view text);

}  // namespace kexie
