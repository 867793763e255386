#include "bulletin/section_headings.h"

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "bulletin/section_marks.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int min_heading_width = 4;  // Columns, brackets and blanks included.
constexpr int max_heading_width = 44;
constexpr std::size_t max_name_length = 16;

constexpr std::u32string_view opening_brackets = U"【〖［[〔「『";
constexpr std::u32string_view closing_brackets = U"】〗］]〕」』";
constexpr std::u32string_view ornaments = U"*=◆◇★☆■□●○◎※▲△▼—－~～#·•";

bool opens_heading(char32_t c) {
    return is_one_of(c, opening_brackets);
}

// Offset of the last `wanted` in `range`, or its end.
std::size_t find_last(std::string_view text, ByteRange range, char32_t wanted) {
    const std::size_t found = range.of(text).rfind(to_utf8(std::u32string_view(&wanted, 1)));
    return found == std::string_view::npos ? range.end : range.begin + found;
}

bool contains(std::string_view text, const Line& line, char32_t wanted) {
    return find_last(text, line.range(), wanted) != line.end;
}

}  // namespace

ByteRange section_name(std::string_view text, ByteRange heading) {
    const SectionMark mark = read_section_mark(text, measure_line(text, heading));
    if (mark.kind != SectionMark::Kind::None) return mark.name;
    // A run-in heading, or one half of a broken heading.
    const Decoded first = decode_utf8(text, heading.begin);
    if (opens_heading(first.code_point)) {
        const ByteRange inner = {heading.begin + first.size, heading.end};
        return {inner.begin, find_last(text, inner, closing_bracket_of(first.code_point))};
    }
    const Decoded last = decode_last_utf8(heading.of(text));
    const bool closes = is_one_of(last.code_point, closing_brackets);
    return {heading.begin, closes ? heading.end - last.size : heading.end};
}

bool is_section_heading(std::string_view text, const Line& line) {
    if (line.width < min_heading_width || line.width > max_heading_width) return false;
    const bool is_bracketed =
        opens_heading(line.first) && line.last == closing_bracket_of(line.first);
    const bool is_ornamented = is_one_of(line.first, ornaments) && line.last == line.first;
    return (is_bracketed || is_ornamented) &&
           may_name_section(text, section_name(text, line.range()));
}

std::optional<std::size_t> end_of_run_in_heading(std::string_view text, const Line& line) {
    if (line.first != U'【' && line.first != U'〖') return std::nullopt;
    if (line.last == closing_bracket_of(line.first)) return std::nullopt;
    const ByteRange name = section_name(text, line.range());
    if (name.end >= line.end || !may_name_section(text, name)) return std::nullopt;
    const std::size_t after = name.end + decode_utf8(text, name.end).size;
    const Line rest = measure_line(text, {after, line.end});
    const bool is_title =
        rest.line_end == LineEnd::Open && rest.commas == 0 && !rest.has_inner_stop;
    return is_title ? std::optional<std::size_t>(after) : std::nullopt;
}

bool is_broken_heading(std::string_view text, const Line& first, const Line& second) {
    if (!opens_heading(first.first) || first.width + second.width > max_heading_width) return false;
    const char32_t close = closing_bracket_of(first.first);
    if (second.last != close || opens_heading(second.first)) return false;
    if (contains(text, first, close) || contains(text, second, first.first)) return false;
    const std::size_t length =
        match_key(text, first.range()).size() + match_key(text, second.range()).size();
    return length <= max_name_length + 2;  // The two brackets.
}

void mark_section_heading(Draft& draft, const Line& heading, int article) {
    const ByteRange name = section_name(draft.text, heading.range());
    draft.mark(heading, {heading.begin, name.begin}, SegmentRole::Label);
    draft.mark(heading, name, article >= 0 ? SegmentRole::Section : SegmentRole::Label, article);
    draft.mark(heading, {name.end, heading.end}, SegmentRole::Label);
}

}  // namespace kexie
