#include "bulletin/number_before.h"

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

std::optional<NumberBefore> number_before(std::u32string_view chars, std::size_t end) {
    constexpr std::size_t max_number_length = 5;
    while (end > 0 && chars[end - 1] == U' ') --end;
    std::size_t begin = end;
    const auto skip_back = [&](auto&& is_digit) {
        while (begin > 0 && end - begin < max_number_length && is_digit(chars[begin - 1])) --begin;
    };
    skip_back(is_ascii_digit);
    if (begin == end) skip_back([](char32_t c) { return chinese_numeral(c).has_value(); });
    const auto value = parse_number(chars.substr(begin, end - begin));
    if (!value) return std::nullopt;
    return NumberBefore{*value, begin, end, end - begin};
}

NumberBefore join_figures(std::u32string_view chars, NumberBefore number, std::size_t max_digits) {
    if (number.digits != 1 || !is_ascii_digit(chars[number.begin])) return number;
    int power = 1;
    const auto is_digit = [&](std::size_t i) { return is_ascii_digit(chars[i]); };
    while (number.digits < max_digits && number.begin >= 2 && chars[number.begin - 1] == U' ' &&
           is_digit(number.begin - 2) && (number.begin == 2 || !is_digit(number.begin - 3))) {
        power *= 10;
        number.value += power * static_cast<int>(chars[number.begin - 2] - U'0');
        number.begin -= 2;
        ++number.digits;
    }
    return number;
}

ByteRange bytes_before(std::string_view text, std::size_t end, std::size_t count) {
    std::size_t begin = end > count ? end - count : 0;
    while (begin < end && is_utf8_continuation(text[begin])) ++begin;
    return {begin, end};
}

}  // namespace kexie
