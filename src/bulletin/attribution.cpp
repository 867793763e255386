#include "bulletin/attribution.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "bulletin/line_costs.h"
#include "bulletin/lines.h"
#include "bulletin/words.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t longest_unit = 80;
constexpr std::size_t shortest_unit = 2;

// A character of the paragraph and where it stands.
struct Place {
    char32_t character = 0;
    std::size_t segment = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The character of a segment that ends at byte `end`.
Place place_before(std::string_view text, const Segment& segment, std::size_t end) {
    std::size_t start = end - 1;
    while (start > segment.begin && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) {
        --start;
    }
    return {decode_utf8(text, start).code_point, 0, start, end};
}

// The last characters of a paragraph, in order, layout left out.
std::vector<Place> tail_of(std::string_view text, const std::vector<Segment>& paragraph,
                           std::size_t count) {
    std::vector<Place> reversed;
    for (std::size_t s = paragraph.size(); s-- > 0 && reversed.size() < count;) {
        std::size_t at = paragraph[s].end;
        while (at > paragraph[s].begin && reversed.size() < count) {
            Place place = place_before(text, paragraph[s], at);
            place.segment = s;
            if (!is_layout(place.character)) reversed.push_back(place);
            at = place.begin;
        }
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

// Index in `tail` of the bracket that opens what its last character closes.
std::optional<std::size_t> find_opening(const std::vector<Place>& tail) {
    int depth = 0;
    for (std::size_t i = tail.size(); i-- > 0;) {
        const char32_t half = to_half_width(tail[i].character);
        if (half == U')') ++depth;
        if (half == U'(' && --depth == 0) return i;
    }
    return std::nullopt;
}

// What stands in such brackets without being a unit.
bool is_remark(const std::u32string& inside) {
    static constexpr std::array remarks = std::to_array<std::u32string_view>(
        {U"完", U"全文完", U"图略", U"略", U"待续", U"未完待续", U"见附件", U"附后", U"节选"});
    return std::find(remarks.begin(), remarks.end(), inside) != remarks.end();
}

bool is_unit(const std::vector<Place>& tail, std::size_t opening) {
    std::u32string inside;
    for (std::size_t i = opening + 1; i + 1 < tail.size(); ++i) {
        const char32_t c = tail[i].character;
        if (c == U'。' || c == U'！' || c == U'？' || c == U'；') return false;
        inside.push_back(c);
    }
    return inside.size() >= shortest_unit && !is_remark(inside);
}

// Words around a unit's name within the brackets.
constexpr std::array credits = std::to_array<std::u32string_view>(
    {U"供稿单位:", U"供稿:", U"信息来源:", U"稿件来源:", U"来源:", U"报送单位:", U"撰稿:",
     U"通讯员:", U"作者:", U"供稿人:"});
constexpr std::array credit_endings =
    std::to_array<std::u32string_view>({U"供稿", U"报送", U"提供"});

// Collects segments for runs of places, one a line.
class Marker {
public:
    Marker(const std::vector<Segment>& paragraph, const std::vector<Place>& tail)
        : m_paragraph(paragraph), m_tail(tail) {}

    void mark(std::size_t first, std::size_t last, SegmentRole role) {
        for (std::size_t i = first; i < last; ++i) {
            const Segment& source = m_paragraph[m_tail[i].segment];
            const bool goes_on = i > first && m_tail[i].segment == m_tail[i - 1].segment;
            if (goes_on) {
                m_segments.back().end = m_tail[i].end;
                continue;
            }
            const int article = role == SegmentRole::Label ? -1 : source.index;
            m_segments.push_back({m_tail[i].begin, m_tail[i].end, source.line, role, article, -1});
        }
    }

    std::vector<Segment> take() { return std::move(m_segments); }

private:
    const std::vector<Segment>& m_paragraph;
    const std::vector<Place>& m_tail;
    std::vector<Segment> m_segments;
};

// Marks tail[first, last): the name, and credit words around it as labels.
void mark_unit(Marker& marker, const std::vector<Place>& tail, std::size_t first,
               std::size_t last) {
    std::u32string words;
    for (std::size_t i = first; i < last; ++i) {
        words.push_back(fold_word_character(tail[i].character));
    }
    std::size_t name = first;
    std::size_t name_end = last;
    for (const std::u32string_view credit : credits) {
        if (words.starts_with(credit) && words.size() > credit.size()) {
            name = first + credit.size();
            break;
        }
    }
    for (const std::u32string_view ending : credit_endings) {
        if (words.ends_with(ending) && name_end - name > ending.size() + 1) {
            name_end -= ending.size();
            break;
        }
    }
    marker.mark(first, name, SegmentRole::Label);
    marker.mark(name, name_end, SegmentRole::Attribution);
    marker.mark(name_end, last, SegmentRole::Label);
}

// The segments up to `place`, which starts the attribution.
std::vector<Segment> text_before(std::string_view text, const std::vector<Segment>& paragraph,
                                 const Place& place) {
    std::vector<Segment> kept(paragraph.begin(),
                              paragraph.begin() + static_cast<std::ptrdiff_t>(place.segment));
    Segment cut = paragraph[place.segment];
    cut.end = place.begin;
    while (cut.end > cut.begin) {
        const Place last = place_before(text, cut, cut.end);
        if (!is_layout(last.character)) break;
        cut.end = last.begin;
    }
    if (cut.end > cut.begin) kept.push_back(cut);
    return kept;
}

}  // namespace

PartedParagraph part_attribution(std::string_view text, const std::vector<Segment>& paragraph) {
    if (paragraph.empty()) return {};
    const std::vector<Place> tail = tail_of(text, paragraph, longest_unit);
    if (tail.empty()) return {paragraph, {}};
    Marker marker(paragraph, tail);
    const bool short_line = paragraph.size() == 1 && tail.size() < longest_unit;
    if (short_line &&
        is_credit_line(text, measure_line(text, paragraph[0].begin, paragraph[0].end))) {
        mark_unit(marker, tail, 0, tail.size());
        return {{}, marker.take()};
    }
    if (to_half_width(tail.back().character) != U')') return {paragraph, {}};
    const auto opening = find_opening(tail);
    if (!opening || !is_unit(tail, *opening)) return {paragraph, {}};
    marker.mark(*opening, *opening + 1, SegmentRole::Label);
    mark_unit(marker, tail, *opening + 1, tail.size() - 1);
    marker.mark(tail.size() - 1, tail.size(), SegmentRole::Label);
    return {text_before(text, paragraph, tail[*opening]), marker.take()};
}

}  // namespace kexie
