#include "text/chars.h"

#include <algorithm>
#include <array>

namespace kexie {

namespace {

template <std::size_t N>
constexpr bool contains(const std::array<char32_t, N>& sorted, char32_t c) {
    return std::binary_search(sorted.begin(), sorted.end(), c);
}

// Sorted by code point.
constexpr std::array sentence_ends = {U'!', U'.', U'?', U'…', U'。', U'！', U'．', U'？', U'｡'};
constexpr std::array closing_marks = {U'!',  U')',  U',',  U'.',  U':',  U';',  U'?',  U']',
                                      U'}',  U'’',  U'”',  U'、', U'。', U'〉', U'》', U'」',
                                      U'』', U'】', U'〕', U'〗', U'！', U'）', U'，', U'．',
                                      U'：', U'；', U'？', U'］', U'｝', U'｡'};
constexpr std::array opening_marks = {U'(',  U'[',  U'{',  U'‘',  U'“',  U'〈', U'《', U'「',
                                      U'『', U'【', U'〔', U'〖', U'（', U'［', U'｛'};

static_assert(std::is_sorted(sentence_ends.begin(), sentence_ends.end()));
static_assert(std::is_sorted(closing_marks.begin(), closing_marks.end()));
static_assert(std::is_sorted(opening_marks.begin(), opening_marks.end()));

// Positional notation: 二〇二三, 2023, １８.
std::optional<int> parse_digits(std::u32string_view text) {
    int value = 0;
    for (const char32_t c : text) {
        const char32_t half = to_half_width(c);
        const auto digit = is_ascii_digit(half) ? std::optional<int>(static_cast<int>(half - U'0'))
                                                : chinese_numeral(c);
        if (!digit || *digit > 9) return std::nullopt;
        value = value * 10 + *digit;
    }
    return value;
}

// Notation with 十 百 千: 十八, 二十, 一百零三.
std::optional<int> parse_with_units(std::u32string_view text) {
    int total = 0;
    int digit = -1;
    int last_unit = 10000;
    for (const char32_t c : text) {
        const auto value = chinese_numeral(c);
        if (!value) return std::nullopt;
        if (*value < 10) {
            // Two digits in a row have no meaning here, but for the 零 of 一百零三.
            if (digit > 0) return std::nullopt;
            digit = *value;
            continue;
        }
        if (*value >= last_unit) return std::nullopt;
        last_unit = *value;
        total += *value * (digit > 0 ? digit : 1);
        digit = -1;
    }
    return total + (digit > 0 ? digit : 0);
}

}  // namespace

int display_columns(char32_t c) {
    if (c < 0x80) return 1;
    if (is_zero_width(c) || (c >= 0x300 && c <= 0x36F)) return 0;
    if (c < 0x1100) return c == U'·' || c == U'×' ? 2 : 1;
    if (c < 0x2000) return c <= 0x115F ? 2 : 1;
    if (c < 0x2100) {
        // General punctuation: what Chinese fonts draw a full em wide.
        const bool wide = (c >= 0x2014 && c <= 0x2015) || (c >= 0x2018 && c <= 0x201D) ||
                          c == 0x2022 || (c >= 0x2025 && c <= 0x2026) || c == 0x203B;
        return wide ? 2 : 1;
    }
    if (c >= 0xFF61 && c <= 0xFFDC) return 1;
    return 2;
}

bool is_sentence_end(char32_t c) {
    return contains(sentence_ends, c);
}

bool is_closing(char32_t c) {
    return contains(closing_marks, c);
}

bool is_opening(char32_t c) {
    return contains(opening_marks, c);
}

char32_t closing_bracket_of(char32_t c) {
    switch (c) {
        case U'(':
            return U')';
        case U'（':
            return U'）';
        case U'[':
            return U']';
        case U'［':
            return U'］';
        case U'【':
            return U'】';
        case U'〖':
            return U'〗';
        case U'〔':
            return U'〕';
        case U'「':
            return U'」';
        case U'『':
            return U'』';
        case U'《':
            return U'》';
        case U'〈':
            return U'〉';
        case U'<':
            return U'>';
        case U'＜':
            return U'＞';
        case U'{':
            return U'}';
        case U'｛':
            return U'｝';
        default:
            return 0;
    }
}

std::optional<int> chinese_numeral(char32_t c) {
    struct Numeral {
        char32_t character;
        int value;
    };
    static constexpr std::array<Numeral, 40> numerals = {{
        {U'〇', 0},
        {U'零', 0},
        {U'○', 0},
        {U'一', 1},
        {U'壹', 1},
        {U'二', 2},
        {U'贰', 2},
        {U'貳', 2},
        {U'两', 2},
        {U'兩', 2},
        {U'三', 3},
        {U'叁', 3},
        {U'四', 4},
        {U'肆', 4},
        {U'五', 5},
        {U'伍', 5},
        {U'六', 6},
        {U'陆', 6},
        {U'陸', 6},
        {U'七', 7},
        {U'柒', 7},
        {U'八', 8},
        {U'捌', 8},
        {U'九', 9},
        {U'玖', 9},
        {U'十', 10},
        {U'拾', 10},
        {U'百', 100},
        {U'佰', 100},
        {U'千', 1000},
        {U'仟', 1000},
        {U'\u2F00', 1},
        {U'\u2F06', 2},
        {U'\u2F0B', 8},
        {U'\u2F17', 10},
        // Compatibility ideographs: 零 兩 六 陸 拾.
        {U'\uF9B2', 0},
        {U'\uF978', 2},
        {U'\uF9D1', 6},
        {U'\uF9D3', 6},
        {U'\uF973', 10},
    }};
    constexpr char32_t first_numeral = U'○';
    if (c < first_numeral) return std::nullopt;
    for (const Numeral& numeral : numerals) {
        if (numeral.character == c) return numeral.value;
    }
    return std::nullopt;
}

std::optional<int> parse_number(std::u32string_view text) {
    if (text.empty() || text.size() > 9) return std::nullopt;
    const bool has_unit = std::any_of(
        text.begin(), text.end(), [](char32_t c) { return chinese_numeral(c).value_or(0) >= 10; });
    return has_unit ? parse_with_units(text) : parse_digits(text);
}

}  // namespace kexie
