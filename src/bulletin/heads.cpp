#include "bulletin/heads.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bulletin/words.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int widest_head = 44;  // Columns, brackets and blanks included.
constexpr std::size_t longest_name = 16;

bool opens_head(char32_t c) {
    return c == U'【' || c == U'〖' || c == U'［' || c == U'[' || c == U'〔' || c == U'「' ||
           c == U'『';
}

bool is_head_ornament(char32_t c) {
    static constexpr std::array ornaments = {U'*',  U'=', U'◆',  U'◇', U'★', U'☆', U'■', U'□',
                                             U'●',  U'○', U'◎',  U'※', U'▲', U'△', U'▼', U'—',
                                             U'－', U'~', U'～', U'#', U'·', U'•'};
    return std::find(ornaments.begin(), ornaments.end(), c) != ornaments.end();
}

// What could name a section: short, some ideographs, no sentence, no number of an issue.
bool is_name(std::string_view text, std::size_t begin, std::size_t end) {
    const Line inner = measure_line(text, begin, end);
    if (!inner.has_ideograph || inner.has_stop || inner.commas > 0) return false;
    if (inner.line_end != LineEnd::Open) return false;
    const std::u32string name = squeeze(fold_line(text, begin, end));
    return name.size() <= longest_name;
}

std::size_t after_ornaments(std::string_view text, std::size_t at, std::size_t end,
                            char32_t ornament) {
    while (at < end) {
        const Decoded c = decode_utf8(text, at);
        if (c.code_point != ornament && !is_layout(c.code_point)) return at;
        at += c.size;
    }
    return at;
}

// Start of the run of ornaments at the end of the line.
std::size_t before_ornaments(std::string_view text, std::size_t begin, std::size_t end,
                             char32_t ornament) {
    std::size_t kept = begin;
    for (std::size_t at = begin; at < end;) {
        const Decoded c = decode_utf8(text, at);
        at += c.size;
        if (c.code_point != ornament && !is_layout(c.code_point)) kept = at;
    }
    return kept;
}

std::size_t utf8_length(char32_t c) {
    return c < 0x80 ? 1 : 3;
}

// What is before and after the name is bracket or ornament.
HeadName parts_of(std::string_view text, std::size_t begin, std::size_t end) {
    const Decoded first = decode_utf8(text, begin);
    if (opens_head(first.code_point)) {
        const char32_t close = closing_bracket_of(first.code_point);
        std::size_t name_end = end;
        for (std::size_t at = begin + first.size; at < end;) {
            const Decoded c = decode_utf8(text, at);
            if (c.code_point == close) name_end = at;
            at += c.size;
        }
        return {begin + first.size, name_end};
    }
    if (is_head_ornament(first.code_point)) {
        const std::size_t name_begin = after_ornaments(text, begin, end, first.code_point);
        return {name_begin, before_ornaments(text, name_begin, end, first.code_point)};
    }
    // The second half of a broken head.
    const Line line = measure_line(text, begin, end);
    const bool closes = line.last == U'】' || line.last == U'〗' || line.last == U'］' ||
                        line.last == U']' || line.last == U'〕' || line.last == U'」' ||
                        line.last == U'』';
    return {begin, closes ? end - utf8_length(line.last) : end};
}

bool contains(std::string_view text, const Line& line, char32_t wanted) {
    for (std::size_t at = line.begin; at < line.end;) {
        const Decoded c = decode_utf8(text, at);
        if (c.code_point == wanted) return true;
        at += c.size;
    }
    return false;
}

void mark_trimmed(Draft& draft, const Line& line, std::size_t begin, std::size_t end,
                  SegmentRole role, int article) {
    const Line part = measure_line(draft.text, begin, end);
    if (part.end > part.begin) draft.mark(line, part.begin, part.end, role, article);
}

bool is_symbol_bullet(char32_t c) {
    static constexpr std::array symbols = {
        U'-',  U'*',  U'·', U'•', U'●', U'○', U'■',  U'□',      U'◆',      U'◇',      U'★',
        U'☆',  U'▲',  U'△', U'▪', U'▶', U'►', U'➢',  U'◎',      U'※',      U'–',      U'—',
        U'－', U'・', U'∙', U'◦', U'‣', U'⚫', U'＊', U'\uF0B7', U'\uF06C', U'\uF06E', U'\uF0D8'};
    return std::find(symbols.begin(), symbols.end(), c) != symbols.end();
}

Bullet symbol_bullet(std::string_view text, const Line& line) {
    Bullet bullet;
    const Decoded first = decode_utf8(text, line.begin);
    if (!is_symbol_bullet(first.code_point)) return bullet;
    bullet.mark_end = line.begin + first.size;
    bullet.text_begin = after_ornaments(text, bullet.mark_end, line.end, 0);
    const bool dash = first.code_point == U'—' || first.code_point == U'–';
    const char32_t second = decode_utf8(text, bullet.mark_end).code_point;
    // —— opens a subtitle, -3 is a number.
    if (bullet.text_begin >= line.end || (dash && second == first.code_point)) return {};
    if (first.code_point == U'-' && is_ascii_digit(second)) return {};
    bullet.kind = Bullet::Kind::Symbol;
    bullet.family = first.code_point;
    return bullet;
}

// 1.5万 is a quantity, 1.2024年… an item that begins with a year.
bool is_quantity(const FoldedLine& line, std::size_t after_point) {
    Scanner scanner(line, after_point);
    if (after_point >= line.size() || !is_ascii_digit(line.chars[after_point])) return false;
    const auto number = scanner.accept_number();
    return !(number && number->digits == 4 && scanner.accept(U"年"));
}

// ① to ⑳
bool is_circled(char32_t c) {
    return c >= 0x2460 && c <= 0x2473;
}

Bullet number_bullet(std::string_view text, const Line& line, int expected) {
    constexpr std::size_t longest_mark = 14;
    const char32_t first = to_half_width(line.first);
    if (first != U'(' && !is_ascii_digit(first) && !chinese_numeral(line.first) &&
        !is_circled(line.first)) {
        return {};
    }
    const FoldedLine start = fold_line(text, line.begin, line.end, longest_mark);
    Scanner scanner(start);
    Bullet bullet;
    const bool bracket = scanner.accept(U"(");
    const char32_t sign = start.chars.front();
    // ① … ⑳ are number and mark in one.
    if (is_circled(sign)) {
        bullet.value = static_cast<int>(sign - 0x2460) + 1;
        bullet.family = 0x2460;
        scanner.move_to(1);
    } else {
        const auto number = scanner.accept_number();
        if (!number || number->value > 99) return {};
        bullet.value = number->value;
        bullet.family = bracket ? U'(' : number->chinese ? U'一' : U'1';
        const std::size_t mark = scanner.position();
        const bool closed = bracket
                                ? scanner.accept(U")")
                                : scanner.accept_any({U"、", number->chinese ? U"、" : U".", U")"});
        const bool decimal = closed && start.chars[mark] == U'.' && bullet.value != expected &&
                             is_quantity(start, mark + 1);
        if (!closed || decimal) return {};
    }
    bullet.mark_end = start.offsets[scanner.position()];
    bullet.text_begin = after_ornaments(text, bullet.mark_end, line.end, 0);
    if (bullet.text_begin >= line.end) return {};
    bullet.kind = Bullet::Kind::Number;
    return bullet;
}

}  // namespace

bool is_section_head(std::string_view text, const Line& line) {
    if (line.width > widest_head || line.width < 4) return false;
    if (opens_head(line.first)) {
        if (line.last != closing_bracket_of(line.first)) return false;
    } else if (!is_head_ornament(line.first) || line.last != line.first) {
        return false;
    }
    const HeadName parts = parts_of(text, line.begin, line.end);
    return is_name(text, parts.begin, parts.end);
}

std::optional<std::size_t> head_before_title(std::string_view text, const Line& line) {
    if (line.first != U'【' && line.first != U'〖') return std::nullopt;
    if (line.last == closing_bracket_of(line.first)) return std::nullopt;
    const HeadName parts = parts_of(text, line.begin, line.end);
    if (parts.end >= line.end || !is_name(text, parts.begin, parts.end)) {
        return std::nullopt;
    }
    const std::size_t after = parts.end + decode_utf8(text, parts.end).size;
    const Line rest = measure_line(text, after, line.end);
    const bool is_title = rest.line_end == LineEnd::Open && rest.commas == 0 && !rest.has_stop;
    return is_title ? std::optional<std::size_t>(after) : std::nullopt;
}

bool is_broken_head(std::string_view text, const Line& first, const Line& second) {
    if (!opens_head(first.first) || first.width + second.width > widest_head) return false;
    const char32_t close = closing_bracket_of(first.first);
    if (second.last != close || opens_head(second.first)) return false;
    if (contains(text, first, close) || contains(text, second, first.first)) return false;
    const std::u32string name = squeeze(fold_line(text, first.begin, first.end)) +
                                squeeze(fold_line(text, second.begin, second.end));
    return name.size() <= longest_name + 2;
}

HeadName head_name(std::string_view text, const Line& line) {
    return parts_of(text, line.begin, line.end);
}

void mark_head(Draft& draft, const Line& line, std::size_t begin, std::size_t end, int article) {
    const HeadName parts = parts_of(draft.text, begin, end);
    mark_trimmed(draft, line, begin, parts.begin, SegmentRole::Label, -1);
    const SegmentRole role = article >= 0 ? SegmentRole::Section : SegmentRole::Label;
    mark_trimmed(draft, line, parts.begin, parts.end, role, article);
    mark_trimmed(draft, line, parts.end, end, SegmentRole::Label, -1);
}

Bullet read_bullet(std::string_view text, const Line& line, int expected) {
    const Bullet bullet = symbol_bullet(text, line);
    return bullet.kind != Bullet::Kind::None ? bullet : number_bullet(text, line, expected);
}

}  // namespace kexie
