#include "bulletin/attribution.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t max_attribution_length = 80;
constexpr std::size_t min_unit_length = 2;
constexpr int max_credit_line_width = 80;  // Columns.

// Labels before a unit's name, with a colon between.
constexpr std::array credit_labels =
    std::to_array<std::u32string_view>({U"供稿单位", U"供稿人", U"供稿", U"信息来源", U"稿件来源",
                                        U"来源", U"报送单位", U"撰稿", U"通讯员", U"作者"});
// Words after it.
constexpr std::array credit_endings =
    std::to_array<std::u32string_view>({U"供稿", U"报送", U"提供"});

// What stands in brackets at the end of an article without being a unit.
constexpr std::array remarks = std::to_array<std::u32string_view>(
    {U"完", U"全文完", U"图略", U"略", U"待续", U"未完待续", U"见附件", U"附后", U"节选"});

// A character of the paragraph and where it is.
struct TailCharacter {
    char32_t character = 0;
    std::size_t segment = 0;
    ByteRange bytes;
};
using Tail = std::vector<TailCharacter>;

// The last characters of a paragraph, in order, without layout.
Tail read_tail(std::string_view text, const std::vector<Segment>& paragraph) {
    Tail reversed;
    for (std::size_t s = paragraph.size(); s-- > 0;) {
        ByteRange rest = {paragraph[s].begin, paragraph[s].end};
        while (!rest.empty() && reversed.size() < max_attribution_length) {
            const Decoded last = decode_last_utf8(rest.of(text));
            const ByteRange bytes = {rest.end - last.size, rest.end};
            if (!is_layout(last.code_point)) reversed.push_back({last.code_point, s, bytes});
            rest.end = bytes.begin;
        }
        if (reversed.size() == max_attribution_length) break;
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

// Index in `tail` of the bracket that its last character closes.
std::optional<std::size_t> find_opening(const Tail& tail) {
    int depth = 0;
    for (std::size_t i = tail.size(); i-- > 0;) {
        const char32_t half = to_half_width(tail[i].character);
        if (half == U')') ++depth;
        if (half == U'(' && --depth == 0) return i;
    }
    return std::nullopt;
}

bool is_unit(const Tail& tail, std::size_t opening) {
    std::u32string inside;
    for (std::size_t i = opening + 1; i + 1 < tail.size(); ++i) {
        if (is_one_of(tail[i].character, U"。！？；")) return false;
        inside.push_back(tail[i].character);
    }
    return inside.size() >= min_unit_length &&
           std::find(remarks.begin(), remarks.end(), inside) == remarks.end();
}

// Characters of the credit label and its colon that `words` starts with; 0 if it has no label.
std::size_t credit_label_length(std::u32string_view words) {
    for (const std::u32string_view label : credit_labels) {
        const std::size_t length = label.size() + 1;
        if (words.size() > length && words.starts_with(label) && words[label.size()] == U':') {
            return length;
        }
    }
    return 0;
}

// Characters of the credit ending, if enough is left of `words` before it.
std::size_t credit_ending_length(std::u32string_view words) {
    for (const std::u32string_view ending : credit_endings) {
        if (words.ends_with(ending) && words.size() > ending.size() + 1) return ending.size();
    }
    return 0;
}

// Turns runs of the tail into segments, one per line.
class AttributionMarker {
public:
    AttributionMarker(const std::vector<Segment>& paragraph, const Tail& tail)
        : m_paragraph(paragraph), m_tail(tail) {}

    // Marks tail[first, last).
    void mark(std::size_t first, std::size_t last, SegmentRole role) {
        for (std::size_t i = first; i < last; ++i) {
            const Segment& source = m_paragraph[m_tail[i].segment];
            if (i > first && m_tail[i].segment == m_tail[i - 1].segment) {
                m_segments.back().end = m_tail[i].bytes.end;
                continue;
            }
            const int article = role == SegmentRole::Label ? -1 : source.index;
            m_segments.push_back(
                {m_tail[i].bytes.begin, m_tail[i].bytes.end, source.line, role, {}, article});
        }
    }

    // Marks tail[first, last): the name of the unit, and the credit words around it as labels.
    void mark_unit(std::size_t first, std::size_t last) {
        std::u32string words;
        for (std::size_t i = first; i < last; ++i) {
            words.push_back(fold_character(m_tail[i].character));
        }
        const std::size_t label = credit_label_length(words);
        const std::size_t ending = credit_ending_length(std::u32string_view(words).substr(label));
        mark(first, first + label, SegmentRole::Label);
        mark(first + label, last - ending, SegmentRole::Attribution);
        mark(last - ending, last, SegmentRole::Label);
    }

    std::vector<Segment> take() { return std::move(m_segments); }

private:
    const std::vector<Segment>& m_paragraph;
    const Tail& m_tail;
    std::vector<Segment> m_segments;
};

// The segments before `end`, where the attribution starts.
std::vector<Segment> text_before(std::string_view text, const std::vector<Segment>& paragraph,
                                 const TailCharacter& end) {
    std::vector<Segment> kept(paragraph.begin(),
                              paragraph.begin() + static_cast<std::ptrdiff_t>(end.segment));
    const Segment& divided = paragraph[end.segment];
    const ByteRange rest = trim_layout(text, {divided.begin, end.bytes.begin});
    if (rest.empty()) return kept;
    kept.push_back(divided);
    kept.back().end = rest.end;
    return kept;
}

// A cheap test that most lines fail.
bool may_start_credit(char32_t first) {
    return std::any_of(
        credit_labels.begin(), credit_labels.end(),
        [c = fold_character(first)](std::u32string_view label) { return label.front() == c; });
}

bool is_credit_paragraph(std::string_view text, const std::vector<Segment>& paragraph) {
    if (paragraph.size() != 1) return false;
    const ByteRange range = {paragraph[0].begin, paragraph[0].end};
    return may_start_credit(decode_utf8(text, range.begin).code_point) &&
           is_credit_line(text, measure_line(text, range));
}

bool ends_with_bracket(std::string_view text, const std::vector<Segment>& paragraph) {
    const ByteRange last = {paragraph.back().begin, paragraph.back().end};
    return to_half_width(decode_last_utf8(last.of(text)).code_point) == U')';
}

}  // namespace

bool is_credit_line(std::string_view text, const Line& line) {
    constexpr std::size_t max_label_length = 12;
    if (line.width > max_credit_line_width || line.has_inner_stop) return false;
    if (!may_start_credit(line.first)) return false;
    const FoldedLine start = fold_line(text, line.range(), max_label_length);
    return std::any_of(credit_labels.begin(), credit_labels.end(), [&](std::u32string_view label) {
        Scanner scanner(start);
        return scanner.accept(label) && scanner.accept(U":");
    });
}

DividedParagraph divide_attribution(std::string_view text, const std::vector<Segment>& paragraph) {
    if (paragraph.empty()) return {};
    const bool is_credit = is_credit_paragraph(text, paragraph);
    if (!is_credit && !ends_with_bracket(text, paragraph)) return {paragraph, {}};
    const Tail tail = read_tail(text, paragraph);
    AttributionMarker marker(paragraph, tail);
    if (is_credit) {
        marker.mark_unit(0, tail.size());
        return {{}, marker.take()};
    }
    const auto opening = find_opening(tail);
    if (!opening || !is_unit(tail, *opening)) return {paragraph, {}};
    marker.mark(*opening, *opening + 1, SegmentRole::Label);
    marker.mark_unit(*opening + 1, tail.size() - 1);
    marker.mark(tail.size() - 1, tail.size(), SegmentRole::Label);
    return {text_before(text, paragraph, tail[*opening]), marker.take()};
}

}  // namespace kexie
