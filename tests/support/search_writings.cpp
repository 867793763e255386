#include "support/search_writings.h"

#include <algorithm>

namespace kexie::oracle {
namespace {

Blanks blanks_of(const FoldedField& phrase, bool quoted) {
    Blanks blanks(phrase.text.size());
    for (std::size_t i = 0; quoted && i + 1 < phrase.text.size(); ++i) {
        if (!is_of_a_word(phrase.text[i]) || !is_of_a_word(phrase.text[i + 1])) continue;
        blanks[i] = phrase.blank_after[i];
    }
    return blanks;
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

char32_t at(const std::u32string& text, std::size_t i) {
    return i < text.size() ? text[i] : U'\0';
}

// 0 for digits on the line, 1 above, 2 below it; -1 for everything else.
int script_of(char32_t c) {
    if (is_digit(c)) return 0;
    if (c == U'¹' || c == U'²' || c == U'³' || c == U'⁰' || (c >= U'⁴' && c <= U'⁹')) return 1;
    return c >= U'₀' && c <= U'₉' ? 2 : -1;
}

char32_t in_script(char32_t c, int script) {
    static const std::u32string rows[] = {U"0123456789", U"⁰¹²³⁴⁵⁶⁷⁸⁹", U"₀₁₂₃₄₅₆₇₈₉"};
    return rows[script][rows[script_of(c)].find(c)];
}

// The length of the number at `i`, if it may be written with and without separators, else 0.
std::size_t number_size(const std::u32string& text, std::size_t i) {
    if (!is_digit(at(text, i)) || text[i] == U'0' || is_digit(at(text, i - 1))) return 0;
    const char32_t before = at(text, i - 1);
    if ((before >= U'a' && before <= U'z') || before == U')') return 0;
    if ((before == U'.' || before == U',') && is_digit(at(text, i - 2))) return 0;
    std::size_t end = i;
    while (is_digit(at(text, end))) ++end;
    const std::size_t first = end - i;
    if (first == 4 && at(text, end) == U'年') return 0;
    std::size_t digits = first;
    while (first <= 3 && at(text, end) == U',' && is_digit(at(text, end + 1)) &&
           is_digit(at(text, end + 2)) && is_digit(at(text, end + 3)) &&
           !is_digit(at(text, end + 4))) {
        end += 4;
        digits += 3;
    }
    return digits >= 4 && digits <= 15 ? end - i : 0;
}

// The length of digits behind a letter at `i`, all of one script: 2, or 2.5.
std::size_t script_size(const std::u32string& text, std::size_t i) {
    const int script = script_of(at(text, i));
    const char32_t before = at(text, i - 1);
    if (script < 0 || !((before >= U'a' && before <= U'z') || before == U')')) return 0;
    const auto count = [&](std::size_t from) {
        std::size_t size = 0;
        while (script_of(at(text, from + size)) == script) ++size;
        return size;
    };
    const std::size_t whole = count(i);
    const std::size_t decimals = at(text, i + whole) == U'.' ? count(i + whole + 1) : 0;
    if (whole + decimals > 3) return 0;
    return whole + (decimals > 0 ? decimals + 1 : 0);
}

bool has_blank(const Blanks& blanks, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i + 1 < end; ++i) {
        if (blanks[i] == true) return true;
    }
    return false;
}

// `size` characters of the typed word from `i` on, in every way but the typed one.
std::vector<Writing> other_ways(const Writing& typed, std::size_t i, std::size_t size, bool number,
                                bool quoted) {
    std::vector<Writing> ways;
    const std::u32string text = typed.text.substr(i, size);
    const auto copy = [&](std::size_t k) { return typed.blanks[i + k]; };
    if (!number) {
        for (int script = 0; script < 3; ++script) {
            if (script == script_of(text[0])) continue;
            Writing way;
            for (std::size_t k = 0; k < size; ++k) {
                way.text += text[k] == U'.' ? U'.' : in_script(text[k], script);
                way.blanks.push_back(copy(k));
            }
            ways.push_back(way);
        }
        return ways;
    }
    Writing way;
    const bool has_separators = text.find(U',') != std::u32string::npos;
    std::size_t left = 0;
    for (const char32_t c : text) left += is_digit(c) ? 1U : 0U;
    for (const char32_t c : text) {
        if (!is_digit(c)) continue;
        way.text += c;
        --left;
        way.blanks.push_back(has_separators && !quoted ? std::nullopt : std::optional(false));
        if (has_separators || left == 0 || left % 3 != 0) continue;
        way.text += U',';
        way.blanks.push_back(false);
    }
    way.blanks.back() = copy(size - 1);
    ways.push_back(way);
    return ways;
}

void append(Writing& writing, const Writing& part) {
    writing.text += part.text;
    writing.blanks.insert(writing.blanks.end(), part.blanks.begin(), part.blanks.end());
}

// True if the number is all of its number in the text.
bool is_whole_number(const FoldedField& field, std::size_t begin, std::size_t end) {
    const std::u32string& text = field.text;
    const bool starts = begin == 0 || field.blank_after[begin - 1];
    const char32_t before = at(text, begin - 1);
    if (!starts && is_digit(before)) return false;
    const bool three_first = at(text, begin + 3) == U',';
    if (!starts && is_digit(at(text, begin - 2)) &&
        (before == U'.' || (before == U',' && three_first))) {
        return false;
    }
    if (end == text.size() || field.blank_after[end - 1]) return true;
    if (is_digit(text[end]) || (end - begin == 4 && text[end] == U'年')) return false;
    std::size_t group = 0;
    while (is_digit(at(text, end + 1 + group))) ++group;
    return !(text[end] == U',' && group == 3 && !field.blank_after[end]);
}

}  // namespace

bool is_of_a_word(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

std::vector<Writing> writings_of(const FoldedField& word, bool quoted) {
    Writing typed;
    typed.text = word.text;
    typed.blanks = blanks_of(word, quoted);
    std::vector<Writing> writings(1);
    bool is_full = false;
    for (std::size_t i = 0; i < typed.text.size();) {
        const std::size_t script = script_size(typed.text, i);
        const std::size_t number = script == 0 ? number_size(typed.text, i) : 0;
        std::size_t size = std::max<std::size_t>(1, script + number);
        const bool is_divided = has_blank(typed.blanks, script > 0 ? i - 1 : i, i + size);
        std::vector<Writing> ways;
        if (script + number > 0 && !is_divided) {
            ways = other_ways(typed, i, size, number > 0, quoted);
        }
        if (writings.size() * (ways.size() + 1) > 12) is_full = true;
        if (is_full) ways.clear();
        Writing as_typed;
        as_typed.text = typed.text.substr(i, size);
        as_typed.blanks = {typed.blanks.begin() + static_cast<std::ptrdiff_t>(i),
                           typed.blanks.begin() + static_cast<std::ptrdiff_t>(i + size)};
        std::vector<Writing> next;
        for (const Writing& writing : writings) {
            next.push_back(writing);
            append(next.back(), as_typed);
            for (const Writing& way : ways) {
                next.push_back(writing);
                (number > 0 ? next.back().numbers : next.back().scripts)[writing.text.size()] =
                    way.text.size();
                append(next.back(), way);
            }
        }
        writings = std::move(next);
        i += size;
    }
    return writings;
}

bool stands_at(const FoldedField& field, const Writing& writing, std::size_t place) {
    if (field.text.compare(place, writing.text.size(), writing.text) != 0) return false;
    for (std::size_t i = 0; i + 1 < writing.text.size(); ++i) {
        if (writing.blanks[i] && *writing.blanks[i] != field.blank_after[place + i]) return false;
    }
    for (const auto& [begin, size] : writing.numbers) {
        if (!is_whole_number(field, place + begin, place + begin + size)) return false;
    }
    for (const auto& [begin, size] : writing.scripts) {
        const std::size_t end = place + begin + size;
        const bool goes_on = script_of(at(field.text, end)) == script_of(writing.text[begin]);
        if (goes_on && !field.blank_after[end - 1]) return false;
    }
    return true;
}

}  // namespace kexie::oracle
