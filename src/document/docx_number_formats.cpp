#include "document/docx_number_formats.h"

#include <cstddef>

#include "base/utf8.h"

namespace kexie {

namespace {

struct ChineseDigits {
    std::u32string_view digits;  // 0 to 9.
    std::u32string_view units;   // 10, 100, 1000.
    bool omits_one = false;      // 十一, not 一十一.
};

constexpr ChineseDigits counting{U"〇一二三四五六七八九", U"十百千", true};
constexpr ChineseDigits thousand{U"零一二三四五六七八九", U"十百千", true};
constexpr ChineseDigits legal{U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟", false};
constexpr ChineseDigits legal_traditional{U"零壹貳參肆伍陸柒捌玖", U"拾佰仟", false};

std::string chinese(int value, const ChineseDigits& writing) {
    std::u32string text;
    bool zero_due = false;
    int scale = 1000;
    for (std::size_t unit = 3;; --unit, scale /= 10) {
        const auto digit = static_cast<std::size_t>(value / scale % 10);
        if (digit == 0) {
            zero_due = !text.empty();
        } else {
            if (zero_due) text += writing.digits[0];
            zero_due = false;
            const bool is_leading_ten = unit == 1 && text.empty() && digit == 1;
            if (!is_leading_ten || !writing.omits_one) text += writing.digits[digit];
            if (unit > 0) text += writing.units[unit - 1];
        }
        if (unit == 0) break;
    }
    if (text.empty()) text += writing.digits[0];
    return to_utf8(text);
}

std::string digit_by_digit(int value, std::u32string_view digits) {
    std::u32string text;
    for (const char c : std::to_string(value)) text += digits[static_cast<std::size_t>(c - '0')];
    return to_utf8(text);
}

std::string roman(int value, bool is_upper) {
    static constexpr struct {
        int value;
        std::string_view letters;
    } parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                 {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                 {5, "V"},    {4, "IV"},   {1, "I"}};
    std::string text;
    for (const auto& part : parts) {
        for (; value >= part.value; value -= part.value) text += part.letters;
    }
    for (char& c : text) c = is_upper ? c : static_cast<char>(c - 'A' + 'a');
    return text;
}

// a to z, aa, bb.
std::string letters(int value, char first) {
    const auto repeats = static_cast<std::size_t>((value - 1) / 26 + 1);
    return std::string(repeats, static_cast<char>(first + (value - 1) % 26));
}

// The characters from `first` on stand for 1 to `count`.
std::string enclosed(int value, char32_t first, int count) {
    if (value > count) return std::to_string(value);
    return to_utf8(std::u32string(1, first + static_cast<char32_t>(value - 1)));
}

std::string cycle(int value, std::u32string_view names) {
    const auto index = static_cast<std::size_t>(value - 1);
    if (index >= names.size()) return std::to_string(value);
    return to_utf8(names.substr(index, 1));
}

std::string chinese_format(int value, std::string_view format) {
    if (format == "chineseCounting" || format == "japaneseCounting" ||
        format == "taiwaneseCounting") {
        return chinese(value, counting);
    }
    if (format == "chineseCountingThousand" || format == "taiwaneseCountingThousand" ||
        format == "japaneseDigitalTenThousand") {
        return chinese(value, thousand);
    }
    if (format == "chineseLegalSimplified") return chinese(value, legal);
    if (format == "ideographLegalTraditional") return chinese(value, legal_traditional);
    if (format == "ideographDigital" || format == "taiwaneseDigital") {
        return digit_by_digit(value, counting.digits);
    }
    if (format == "ideographTraditional") return cycle(value, U"甲乙丙丁戊己庚辛壬癸");
    if (format == "ideographZodiac") return cycle(value, U"子丑寅卯辰巳午未申酉戌亥");
    return {};
}

}  // namespace

std::string format_number(int value, std::string_view format) {
    constexpr int max_value = 9999;
    if (format == "none" || format == "bullet") return {};
    if (value < 0 || value > max_value) return std::to_string(value);
    if (std::string text = chinese_format(value, format); !text.empty()) return text;
    if (format == "decimalFullWidth" || format == "decimalFullWidth2") {
        return digit_by_digit(value, U"０１２３４５６７８９");
    }
    if (format == "decimalZero") return (value < 10 ? "0" : "") + std::to_string(value);
    if (value == 0) return "0";
    if (format == "upperRoman") return roman(value, true);
    if (format == "lowerRoman") return roman(value, false);
    if (format == "upperLetter") return letters(value, 'A');
    if (format == "lowerLetter") return letters(value, 'a');
    if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese") {
        return enclosed(value, U'①', 20);
    }
    if (format == "decimalEnclosedParen") return enclosed(value, U'⑴', 20);
    if (format == "decimalEnclosedFullstop") return enclosed(value, U'⒈', 20);
    if (format == "ideographEnclosedCircle") return enclosed(value, U'㊀', 10);
    return std::to_string(value);
}

}  // namespace kexie
