#include "support/render_text.h"

#include <iconv.h>

#include <array>
#include <optional>
#include <string>

#include "base/utf8.h"

namespace kexie::test {

namespace {

bool is_latin(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_full_latin(char32_t c) {
    return c >= 0xFF10 && c <= 0xFF5A && is_latin(c - 0xFEE0);
}

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != set.npos;
}
bool is_closing_mark(char32_t c) {
    return is_one_of(c, U"，。、；：？！）》”’】,.;:?!)%");
}
bool is_opening_mark(char32_t c) {
    return is_one_of(c, U"（《“‘【(");
}
bool is_cjk(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

int width_of(char32_t c) {
    if (c == 0x200B || c == 0xAD) return 0;
    return c < 0x80 || c == 0xA0 ? 1 : 2;
}

// The characters of sample issues that have a traditional form.
std::u32string_view simplified_set =
    U"协动态举办会学报编辑审发邮录总启开参组织进导调员讨论阳赵陈郑晓吴农乡专家双应园区企业题"
    U"讲术国际讯东气象馆质务围绕工者需众门与经验认为紧实现场热烈过数形广续扩盖划构间农伸促叉"
    U"后观实验厅关级统线结内坚问导条时应内县灾减纲临当单绍议强随论环节标识灵";
std::u32string_view traditional_set =
    U"協動態舉辦會學報編輯審發郵錄總啟開參組織進導調員討論陽趙陳鄭曉吳農鄉專家雙應園區企業題"
    U"講術國際訊東氣象館質務圍繞工者需眾門與經驗認為緊實現場熱烈過數形廣續擴蓋劃構間農伸促叉"
    U"後觀實驗廳關級統線結內堅問導條時應內縣災減綱臨當單紹議強隨論環節標識靈";

char32_t half_width_of(char32_t c) {
    switch (c) {
        case U'，':
            return U',';
        case U'。':
            return U'.';
        case U'；':
            return U';';
        case U'：':
            return U':';
        case U'！':
            return U'!';
        case U'？':
            return U'?';
        case U'（':
            return U'(';
        case U'）':
            return U')';
        default:
            return c;
    }
}

// A run of characters that may not be parted.
struct Unit {
    std::u32string text;
    int columns = 0;
};

bool sticks_together(char32_t before, char32_t after) {
    if (is_closing_mark(after) || is_opening_mark(before)) return true;
    if (is_latin(before) && is_latin(after)) return true;
    return before == U'—' && after == U'—';
}

std::vector<Unit> units_of(std::u32string_view text) {
    std::vector<Unit> units;
    for (const char32_t c : text) {
        const bool sticks = !units.empty() && !units.back().text.empty() &&
                            sticks_together(units.back().text.back(), c);
        if (!sticks) units.emplace_back();
        units.back().text.push_back(c);
        units.back().columns += width_of(c);
    }
    return units;
}

}  // namespace

std::string rewritten(std::string_view text, const RenderStyle& style) {
    std::u32string result;
    const std::u32string source = to_utf32(text);
    for (std::size_t i = 0; i < source.size(); ++i) {
        char32_t c = source[i];
        // A decimal point stays one: 26.3%.
        if (style.half_width) c = half_width_of(c);
        if (style.full_width && is_latin(c)) c += 0xFEE0;
        if (style.traditional) {
            const std::size_t at = simplified_set.find(c);
            if (at != std::u32string_view::npos) c = traditional_set[at];
        }
        result.push_back(c);
    }
    return to_utf8(result);
}

std::string spaced(std::string_view text, const RenderStyle& style, Dice& dice) {
    const std::u32string source = to_utf32(text);
    std::u32string result;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const char32_t c = source[i];
        const char32_t before = i == 0 ? U'\0' : source[i - 1];
        const bool latin = is_latin(c) || is_full_latin(c);
        const bool latin_before = is_latin(before) || is_full_latin(before);
        const bool is_boundary = (is_cjk(before) && latin) || (latin_before && is_cjk(c));
        if (is_boundary && style.spaced_boundaries && dice.chance(85)) {
            result.push_back(style.odd_blanks == 1 ? U'\u00A0' : U' ');
        }
        if (style.odd_blanks == 2 && i > 0 && dice.chance(4)) {
            result.push_back(dice.chance(50) ? U'\u200B' : U'\u00AD');
        }
        result.push_back(c);
    }
    return to_utf8(result);
}

WrappedText wrapped(std::string_view text, int columns, int first_shortfall, bool hanging_marks) {
    WrappedText result;
    std::u32string line;
    int used = 0;
    int room = columns - first_shortfall;
    const auto flush = [&] {
        while (!line.empty() && line.back() == U' ') line.pop_back();
        result.lines.push_back(to_utf8(line));
        line.clear();
        used = 0;
        room = columns;
    };
    const std::vector<Unit> units = units_of(to_utf32(text));
    const auto is_blank = [&](std::size_t i) {
        return units[i].text == U" " || units[i].text == U"\u00A0";
    };
    const auto parts_ideographs = [&](std::size_t i) {
        return i > 0 && i + 1 < units.size() && is_blank(i) && is_cjk(units[i - 1].text.back()) &&
               is_cjk(units[i + 1].text.front());
    };
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Unit& unit = units[i];
        const bool blank = is_blank(i);
        if (used == 0 && blank && !result.lines.empty()) {
            result.blank_lost |= parts_ideographs(i);
            continue;
        }
        // A closing mark may hang out by one column.
        const bool marked = unit.text.size() > 1 && is_closing_mark(unit.text.back());
        const int hang = hanging_marks && marked ? 2 : 0;
        if (used > 0 && used + unit.columns > room + hang) {
            flush();
            result.blank_lost |= parts_ideographs(i) || (i > 0 && parts_ideographs(i - 1));
            if (blank) continue;
        }
        line += unit.text;
        used += unit.columns;
    }
    result.last_line_full = used + 2 > room - 3;
    flush();
    return result;
}

std::string letter_spaced(std::string_view text) {
    std::string result;
    for (const char32_t c : to_utf32(text)) {
        if (!result.empty()) result += ' ';
        append_utf8(result, c);
    }
    return result;
}

int columns_of(std::string_view text) {
    int columns = 0;
    for (const char32_t c : to_utf32(text)) columns += width_of(c);
    return columns;
}

std::string chinese_digits(int value) {
    static const std::array<const char*, 10> digits = {"〇", "一", "二", "三", "四",
                                                       "五", "六", "七", "八", "九"};
    std::string text;
    for (const char c : std::to_string(value)) text += digits[static_cast<std::size_t>(c - '0')];
    return text;
}

std::string chinese_number(int value) {
    if (value < 10) return chinese_digits(value);
    if (value >= 100) {
        const int rest = value % 100;
        std::string text = chinese_digits(value / 100) + "百";
        if (rest == 0) return text;
        if (rest < 10) return text + "零" + chinese_digits(rest);
        return text + chinese_digits(rest / 10) + "十" +
               (rest % 10 == 0 ? "" : chinese_digits(rest % 10));
    }
    return (value < 20 ? "" : chinese_digits(value / 10)) + "十" +
           (value % 10 == 0 ? "" : chinese_digits(value % 10));
}

std::string full_width_digits(std::string_view text) {
    std::string result;
    for (const char32_t c : to_utf32(text)) {
        append_utf8(result, c >= U'0' && c <= U'9' ? c + 0xFEE0 : c);
    }
    return result;
}

namespace {

// Nothing where the C library's iconv only reads GB18030, as WebAssembly's does.
std::optional<std::string> to_gb18030(const std::string& utf8) {
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string result(utf8.size() * 2, '\0');
    char* in = const_cast<char*>(utf8.data());
    std::size_t in_left = utf8.size();
    char* out = result.data();
    std::size_t out_left = result.size();
    iconv(converter, &in, &in_left, &out, &out_left);
    iconv_close(converter);
    if (in_left > 0) return std::nullopt;
    result.resize(result.size() - out_left);
    return result;
}

}  // namespace

std::string encode(const std::string& utf8, int encoding) {
    if (encoding == 0) return utf8;
    if (encoding == 1) return "\xEF\xBB\xBF" + utf8;
    if (encoding == 4) {
        // Reading GB18030 is tested everywhere by text/encoding_test.cpp; here, where it can be
        // written.
        return to_gb18030(utf8).value_or(utf8);
    }
    std::string result = encoding == 2 ? "\xFF\xFE" : "\xFE\xFF";
    for (const char32_t c : to_utf32(utf8)) {
        const char high = static_cast<char>(c >> 8);
        const char low = static_cast<char>(c & 0xFF);
        result += encoding == 2 ? low : high;
        result += encoding == 2 ? high : low;
    }
    return result;
}

}  // namespace kexie::test
