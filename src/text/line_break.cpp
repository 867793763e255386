#include "text/line_break.h"

#include <linebreak.h>

#include <string>

#include "text/chars.h"

namespace kexie {
namespace {

// U+2018 and U+201C open in Chinese text, U+2019 and U+201D close; UAX 14 leaves them undecided.
constexpr std::u32string_view never_first =
    U",.!?;:%)]}\u2019\u201D\u2026\u2014\u00B7\u2030\u2103\u3001\u3002\u3009\u300B\u300D\u300F"
    U"\u3011\u3015\u3017\u301E\u30FB\uFF01\uFF05\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF3D\uFF5D"
    U"\uFF5E\uFF61\uFF63";
constexpr std::u32string_view never_last =
    U"([{\u2018\u201C\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u301D\uFF08\uFF3B\uFF5B\uFF62";

LineBreak from_library(char value) {
    switch (value) {
        case LINEBREAK_MUSTBREAK:
            return LineBreak::Must;
        case LINEBREAK_ALLOWBREAK:
            return LineBreak::Can;
        default:
            return LineBreak::No;
    }
}

// A closing quotation mark or bracket may be followed by a break where the next character is
// Chinese; UAX 14 keeps ” with what follows, because in other languages it may open.
bool is_chinese(char32_t code_point) {
    return (code_point >= 0x2E80 && code_point <= 0x9FFF) ||
           (code_point >= 0xF900 && code_point <= 0xFAFF) ||
           (code_point >= 0x20000 && code_point <= 0x3FFFF);
}

bool is_closing_quote(char32_t code_point) {
    return code_point == U'\u2019' || code_point == U'\u201D';
}

bool is_opening_quote(char32_t code_point) {
    return code_point == U'\u2018' || code_point == U'\u201C';
}

LineBreak strict(LineBreak by_library, char32_t before, char32_t after) {
    if (by_library == LineBreak::Must) return by_library;
    if (is_one_of(after, never_first) || is_one_of(before, never_last)) return LineBreak::No;
    const bool after_quotation = is_closing_quote(before) && is_chinese(after);
    const bool before_quotation = is_opening_quote(after) &&
                                  (is_chinese(before) || is_one_of(before, never_first)) &&
                                  before != U'\u2014';
    if (after_quotation || before_quotation) return LineBreak::Can;
    return by_library;
}

}  // namespace

std::vector<LineBreak> line_breaks(std::u32string_view text) {
    std::vector<LineBreak> result(text.size(), LineBreak::No);
    if (text.empty()) return result;
    const std::u32string units(text);
    std::string breaks(units.size(), '\0');
    set_linebreaks_utf32(reinterpret_cast<const utf32_t*>(units.data()), units.size(), "zh",
                         breaks.data());
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        result[i] = strict(from_library(breaks[i]), text[i], text[i + 1]);
    }
    result.back() = LineBreak::Must;
    return result;
}

}  // namespace kexie
