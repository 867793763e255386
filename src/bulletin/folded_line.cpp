#include "bulletin/folded_line.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace kexie {

namespace {

bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || is_one_of(c, U"\u2212\u2500\uFE63\uFF0D\u30FC\u00AD");
}

bool is_digit(char32_t c) {
    return is_ascii_digit(to_half_width(c)) || chinese_numeral(c).has_value();
}

// ** and the backslash of \- are marks of Markdown; in other texts they say nothing either.
// Only directly before a character, whose offset then takes the mark in.
std::size_t markdown_mark_size(std::string_view text, std::size_t at, std::size_t end) {
    if (at + 2 >= end) return 0;
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (text[at] == '*' && next == '*') {
        return is_layout(decode_utf8(text, at + 2).code_point) ? 0 : 2;
    }
    const bool is_escape = text[at] == '\\' && is_ascii_graphic(next) && !is_latin(next);
    return is_escape ? 1 : 0;
}

}  // namespace

char32_t fold_character(char32_t c) {
    if (c < 0x80) return c;
    if (is_ideograph(c)) return fold_code_point(c);
    return is_dash(c) ? U'-' : to_half_width(c);
}

FoldedLine fold_line(std::string_view text, ByteRange range, std::size_t limit) {
    FoldedLine line;
    const std::size_t capacity = std::min(limit, range.end - range.begin) + 1;
    line.chars.reserve(capacity);
    line.offsets.reserve(capacity);
    std::size_t at = range.begin;
    std::size_t begin = at;  // Of the next character, with the marks before it.
    while (at < range.end && line.size() < limit) {
        const Decoded c = decode_utf8(text, at);
        const std::size_t mark = markdown_mark_size(text, at, range.end);
        const bool is_in_number = mark > 0 && !line.chars.empty() && is_digit(line.chars.back()) &&
                                  is_digit(decode_utf8(text, at + mark).code_point);
        if (mark > 0 && !is_in_number) {
            at += mark;
            continue;
        }
        const bool blank = is_blank(c.code_point);
        const bool repeated = blank && !line.chars.empty() && line.chars.back() == U' ';
        if (!is_zero_width(c.code_point) && !repeated) {
            line.chars.push_back(blank ? U' ' : fold_character(c.code_point));
            line.offsets.push_back(begin);
        }
        at += c.size;
        begin = at;
    }
    line.offsets.push_back(at);
    return line;
}

std::u32string match_key(const FoldedLine& line) {
    std::u32string key;
    key.reserve(line.size());
    std::copy_if(line.chars.begin(), line.chars.end(), std::back_inserter(key),
                 [](char32_t c) { return c != U' '; });
    return key;
}

std::u32string match_key(std::string_view text, ByteRange range) {
    return match_key(fold_line(text, range));
}

std::u32string match_key(std::string_view text) {
    return match_key(fold_line(text, {0, text.size()}, text.size()));
}

bool Scanner::skip_blanks() {
    const std::size_t before = m_position;
    while (peek() == U' ') ++m_position;
    return m_position != before;
}

bool Scanner::accept(std::u32string_view word) {
    std::size_t at = m_position;
    for (const char32_t c : word) {
        while (at < m_line->size() && m_line->chars[at] == U' ') ++at;
        if (at >= m_line->size() || m_line->chars[at] != c) return false;
        ++at;
    }
    m_position = at;
    return true;
}

bool Scanner::accept_any(std::initializer_list<std::u32string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [this](std::u32string_view word) { return accept(word); });
}

std::optional<ScannedNumber> Scanner::accept_number() {
    std::size_t at = m_position;
    while (at < m_line->size() && m_line->chars[at] == U' ') ++at;
    ScannedNumber number;
    number.begin = at;
    const auto is_digit_at = [&](std::size_t i) { return is_ascii_digit(m_line->chars[i]); };
    number.chinese = at < m_line->size() && !is_digit_at(at);
    std::u32string digits;
    while (at < m_line->size() && digits.size() < 10) {
        const char32_t c = m_line->chars[at];
        // Letter-spaced Chinese numerals, 二 〇 二 三, are still one number.
        const bool spaced = number.chinese && c == U' ' && at + 1 < m_line->size() &&
                            chinese_numeral(m_line->chars[at + 1]).has_value() && !digits.empty();
        if (spaced) {
            ++at;
            continue;
        }
        if (number.chinese ? !chinese_numeral(c).has_value() : !is_digit_at(at)) break;
        digits.push_back(c);
        ++at;
    }
    const auto value = parse_number(digits);
    if (!value) return std::nullopt;
    number.value = *value;
    number.end = at;
    number.digits = digits.size();
    m_position = at;
    return number;
}

std::optional<ScannedNumber> Scanner::accept_spaced_number() {
    auto number = accept_number();
    if (!number || number->chinese || number->digits > 1) return number;
    constexpr std::size_t max_digits = 9;
    const auto is_digit_at = [&](std::size_t i) {
        return i < m_line->size() && is_ascii_digit(m_line->chars[i]);
    };
    while (number->digits < max_digits && m_position < m_line->size() && peek() == U' ' &&
           is_digit_at(m_position + 1) && !is_digit_at(m_position + 2)) {
        number->value = number->value * 10 + static_cast<int>(m_line->chars[m_position + 1] - U'0');
        ++number->digits;
        m_position += 2;
        number->end = m_position;
    }
    return number;
}

}  // namespace kexie
