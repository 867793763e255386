#include "bulletin/section_marks.h"

#include "base/utf8.h"
#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int max_heading_width = 60;  // Columns, marks and blanks included.
constexpr std::size_t max_name_length = 16;

// Marks that ornament a heading only on both of its sides.
bool is_side_mark(char32_t c) {
    return is_ornament_symbol(c) || is_one_of(c, U"*=—－-–~～#·••+");
}

// What closes a heading that `c` opens: itself, or its mirror image.
bool closes_side(char32_t opening, char32_t closing) {
    if (opening == closing) return true;
    static constexpr std::u32string_view left = U"▶►▷❯➤⊳<＜";
    static constexpr std::u32string_view right = U"◀◄◁❮◀⊲>＞";
    const std::size_t at = left.find(opening);
    return at != std::u32string_view::npos && right[at] == closing;
}

template <typename Predicate>
ByteRange trim_front(std::string_view text, ByteRange range, Predicate is_dropped) {
    while (!range.empty()) {
        const Decoded c = decode_utf8(text, range.begin);
        if (!is_dropped(c.code_point) && !is_layout(c.code_point)) break;
        range.begin += c.size;
    }
    return range;
}

template <typename Predicate>
ByteRange trim_back(std::string_view text, ByteRange range, Predicate is_dropped) {
    while (!range.empty()) {
        const Decoded c = decode_last_utf8(range.of(text));
        if (!is_dropped(c.code_point) && !is_layout(c.code_point)) break;
        range.end -= c.size;
    }
    return range;
}

SectionMark read_bracket(std::string_view text, ByteRange range) {
    const Decoded first = decode_utf8(text, range.begin);
    const Decoded last = decode_last_utf8(range.of(text));
    const char32_t close = closing_of_section(first.code_point);
    if (close == 0 || last.code_point != close) return {};
    const ByteRange name = {range.begin + first.size, range.end - last.size};
    // 《X》和《Y》 is a list of names.
    const bool is_one = !name.empty() && name.of(text).find(to_utf8(std::u32string(1, close))) ==
                                             std::string_view::npos;
    if (!is_one) return {};
    return {SectionMark::Kind::Bracket, first.code_point, 0, trim_layout(text, name)};
}

SectionMark read_sides(std::string_view text, ByteRange range) {
    const char32_t first = decode_utf8(text, range.begin).code_point;
    const char32_t last = decode_last_utf8(range.of(text)).code_point;
    if (!is_side_mark(first) || !closes_side(first, last)) return {};
    ByteRange name = trim_front(text, range, [&](char32_t c) { return c == first; });
    name = trim_back(text, name, [&](char32_t c) { return c == last; });
    return {SectionMark::Kind::Sides, first, 0, name};
}

SectionMark read_symbol(std::string_view text, ByteRange range) {
    const char32_t first = decode_utf8(text, range.begin).code_point;
    if (!is_ornament_symbol(first)) return {};
    const ByteRange name = trim_front(text, range, [&](char32_t c) { return c == first; });
    return {SectionMark::Kind::Symbol, first, 0, name};
}

// 第一部分 X, 第二版块：X
SectionMark read_part(std::string_view text, const Line& line) {
    if (line.first != U'第') return {};
    const FoldedLine folded = fold_line(text, line.range());
    Scanner scanner(folded);
    scanner.accept(U"第");
    const auto number = scanner.accept_number();
    if (!number) return {};
    if (!scanner.accept_any({U"部分", U"版块", U"板块", U"单元", U"篇章", U"篇", U"章", U"辑"}))
        return {};
    const bool is_apart = scanner.skip_blanks() || scanner.accept_any({U":", U"、", U"."});
    scanner.skip_blanks();
    if (!is_apart || scanner.at_end()) return {};
    const ByteRange name = {folded.offsets[scanner.position()], line.end};
    return {SectionMark::Kind::Part, U'第', number->value, name};
}

SectionMark read_number(std::string_view text, const Line& line) {
    const Bullet bullet = read_bullet(text, line);
    if (bullet.kind != Bullet::Kind::Number) return {};
    const ByteRange name = {bullet.text_begin, line.end};
    return {SectionMark::Kind::Number, bullet.family, bullet.value, name};
}

// A blank between every two of at least two ideographs. A longer line is text that extraction
// spaced.
bool is_letter_spaced(std::string_view text, const Line& line) {
    constexpr std::size_t max_ideographs = 8;
    const FoldedLine folded = fold_line(text, line.range());
    if (folded.size() < 3 || folded.size() >= 2 * max_ideographs || folded.size() % 2 == 0) {
        return false;
    }
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool wants_blank = i % 2 == 1;
        if (wants_blank ? folded.chars[i] != U' ' : !is_ideograph(folded.chars[i])) return false;
    }
    return true;
}

// What is within the outermost mark may be marked once more: ◎【X】
SectionMark without_inner_bracket(std::string_view text, SectionMark mark) {
    if (mark.kind == SectionMark::Kind::None || mark.name.empty()) return mark;
    const SectionMark inner = read_bracket(text, mark.name);
    if (inner.kind != SectionMark::Kind::None) mark.name = inner.name;
    return mark;
}

SectionMark read_outer_mark(std::string_view text, const Line& line) {
    for (const auto read : {read_bracket, read_sides, read_symbol}) {
        const SectionMark mark = read(text, line.range());
        if (mark.kind != SectionMark::Kind::None) return mark;
    }
    for (const auto read : {read_part, read_number}) {
        const SectionMark mark = read(text, line);
        if (mark.kind != SectionMark::Kind::None) return mark;
    }
    if (is_letter_spaced(text, line)) return {SectionMark::Kind::Spaced, 0, 0, line.range()};
    if (line.line_end == LineEnd::Colon) {
        const std::size_t colon = decode_last_utf8(line.range().of(text)).size;
        return {SectionMark::Kind::Colon, 0, 0, trim_layout(text, {line.begin, line.end - colon})};
    }
    return {SectionMark::Kind::None, 0, 0, line.range()};
}

}  // namespace

char32_t closing_of_section(char32_t opening) {
    static constexpr std::u32string_view opening_brackets = U"【〖［[〔「『《〈＜<“";
    static constexpr std::u32string_view closing_brackets = U"】〗］]〕」』》〉＞>”";
    const std::size_t at = opening_brackets.find(opening);
    return at == std::u32string_view::npos ? U'\0' : closing_brackets[at];
}

bool may_name_section(std::string_view text, ByteRange range) {
    if (range.empty()) return false;
    const Line name = measure_line(text, range);
    return name.has_ideograph && !name.has_inner_stop && name.commas == 0 &&
           name.line_end == LineEnd::Open && match_key(text, range).size() <= max_name_length;
}

bool is_ornament_symbol(char32_t c) {
    const bool is_circled_number = c >= 0x2776 && c <= 0x2793;
    return ((c >= 0x2580 && c <= 0x27BF) && !is_circled_number) ||  // Shapes, stars, dingbats.
           (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0xF000 && c <= 0xF0FF) ||  // Symbol fonts.
           is_one_of(c, U"※§¤⊙⊕⊿∎│┃●");
}

SectionMark read_section_mark(std::string_view text, const Line& line) {
    if (line.width > max_heading_width || line.begin >= line.end) {
        return {SectionMark::Kind::None, 0, 0, line.range()};
    }
    return without_inner_bracket(text, read_outer_mark(text, line));
}

}  // namespace kexie
