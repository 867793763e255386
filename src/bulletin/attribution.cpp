#include "bulletin/attribution.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "bulletin/credits.h"
#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t max_attribution_length = 80;

constexpr std::u32string_view openings = U"(【";
constexpr std::u32string_view closings = U")】";

SegmentRole role_of(CreditKind kind) {
    switch (kind) {
        case CreditKind::Author:
            return SegmentRole::Author;
        case CreditKind::Source:
            return SegmentRole::SourceNote;
        case CreditKind::Unit:
            break;
    }
    return SegmentRole::Attribution;
}

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
    const char32_t close = fold_character(tail.back().character);
    const std::size_t kind = closings.find(close);
    if (kind == std::u32string_view::npos) return std::nullopt;
    int depth = 0;
    for (std::size_t i = tail.size(); i-- > 0;) {
        const char32_t c = fold_character(tail[i].character);
        if (c == close) ++depth;
        if (c == openings[kind] && --depth == 0) return i;
    }
    return std::nullopt;
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

    // Marks tail[first, last), what the brackets hold: credits, or the name of a unit.
    void mark_inside(std::size_t first, std::size_t last) {
        const std::u32string words = folded(first, last);
        const std::vector<Credit> credits = read_credits(words, CreditPlace::Brackets);
        if (credits.empty()) mark(first, last, SegmentRole::Attribution);
        for (const Credit& credit : credits) {
            mark(first + credit.begin, first + credit.value_begin, SegmentRole::Label);
            mark(first + credit.value_begin, first + credit.value_end, role_of(credit.kind));
            mark(first + credit.value_end, first + credit.end, SegmentRole::Label);
        }
    }

    bool may_be_credit(std::size_t first, std::size_t last) const {
        return may_be_name(folded(first, last));
    }

    std::vector<Segment> take() { return std::move(m_segments); }

private:
    std::u32string folded(std::size_t first, std::size_t last) const {
        std::u32string words;
        for (std::size_t i = first; i < last; ++i) {
            words.push_back(fold_character(m_tail[i].character));
        }
        return words;
    }

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

bool ends_with_bracket(std::string_view text, const std::vector<Segment>& paragraph) {
    const ByteRange last = {paragraph.back().begin, paragraph.back().end};
    return is_one_of(fold_character(decode_last_utf8(last.of(text)).code_point), closings);
}

// Marks the parts of one line.
class CreditLineMarker {
public:
    CreditLineMarker(std::string_view text, const Line& line, int article)
        : m_text(text), m_line(line), m_article(article) {}

    void mark(std::size_t begin, std::size_t end, SegmentRole role) {
        const ByteRange range = trim_layout(m_text, {begin, end});
        if (range.empty()) return;
        const int article = role == SegmentRole::Label ? -1 : m_article;
        m_segments.push_back({range.begin, range.end, m_line.number, role, {}, article});
    }

    // Without its brackets.
    void mark_date() {
        const bool is_bracketed = m_line.line_end == LineEnd::OnlyBracket;
        const std::size_t first = is_bracketed ? decode_utf8(m_text, m_line.begin).size : 0;
        const std::size_t last =
            is_bracketed ? decode_last_utf8(m_line.range().of(m_text)).size : 0;
        mark(m_line.begin, m_line.begin + first, SegmentRole::Label);
        mark(m_line.begin + first, m_line.end - last, SegmentRole::SourceNote);
        mark(m_line.end - last, m_line.end, SegmentRole::Label);
    }

    void mark_credits(const FoldedLine& folded, std::size_t first, std::size_t last,
                      SegmentRole role_of_name) {
        const std::u32string_view words =
            std::u32string_view(folded.chars).substr(first, last - first);
        const bool is_bracketed = first > 0 && last < folded.size();
        const std::vector<Credit> credits =
            read_credits(words, is_bracketed ? CreditPlace::Brackets : CreditPlace::Line);
        const auto offset = [&](std::size_t at) { return folded.offsets[first + at]; };
        if (credits.empty()) mark(offset(0), offset(last - first), role_of_name);
        for (std::size_t i = 0; i < credits.size(); ++i) {
            const Credit& credit = credits[i];
            // 来源：…　日期：… is one source, with the label of the second within it.
            const bool continues = i > 0 && credits[i - 1].kind == credit.kind;
            const std::size_t value = continues ? credit.begin : credit.value_begin;
            mark(offset(credit.begin), offset(value), SegmentRole::Label);
            mark(offset(value), offset(credit.value_end), role_of(credit.kind));
            mark(offset(credit.value_end), offset(credit.end), SegmentRole::Label);
        }
    }

    std::vector<Segment> take() { return std::move(m_segments); }

private:
    std::string_view m_text;
    const Line& m_line;
    int m_article;
    std::vector<Segment> m_segments;
};

}  // namespace

bool is_credit_line(std::string_view text, const Line& line) {
    return form_of(text, line) == LineForm::Credit;
}

std::vector<Segment> divide_credit_line(std::string_view text, const Line& line, LineForm form,
                                        NameKind kind, int article) {
    CreditLineMarker marker(text, line, article);
    const SegmentRole role_of_name =
        kind == NameKind::Person ? SegmentRole::Author : SegmentRole::Attribution;
    if (form == LineForm::Date) {
        marker.mark_date();
        return marker.take();
    }
    if (form == LineForm::Signature || form == LineForm::Speaker || form == LineForm::Centred) {
        const std::size_t date = find_closing_date(text, line);
        marker.mark(line.begin, date, role_of_name);
        marker.mark(date, line.end, SegmentRole::SourceNote);
        return marker.take();
    }
    const FoldedLine folded = fold_line(text, line.range(), line.end - line.begin);
    const std::u32string_view words = folded.chars;
    const std::size_t inside = words.size() - without_brackets(words).size();
    std::size_t first = inside / 2;
    const std::size_t last = words.size() - first;
    if (first == 0 && form == LineForm::Name) first = words.find_first_not_of(U"- ");
    marker.mark(line.begin, folded.offsets[first], SegmentRole::Label);
    marker.mark_credits(folded, first, last, role_of_name);
    marker.mark(folded.offsets[last], line.end, SegmentRole::Label);
    return marker.take();
}

DividedParagraph divide_attribution(std::string_view text, const std::vector<Segment>& paragraph) {
    if (paragraph.empty() || !ends_with_bracket(text, paragraph)) return {paragraph, {}};
    const Tail tail = read_tail(text, paragraph);
    AttributionMarker marker(paragraph, tail);
    const auto opening = find_opening(tail);
    if (!opening || !marker.may_be_credit(*opening + 1, tail.size() - 1)) return {paragraph, {}};
    marker.mark(*opening, *opening + 1, SegmentRole::Label);
    marker.mark_inside(*opening + 1, tail.size() - 1);
    marker.mark(tail.size() - 1, tail.size(), SegmentRole::Label);
    return {text_before(text, paragraph, tail[*opening]), marker.take()};
}

}  // namespace kexie
