#include "search/rank/snippet.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "search/match/occurrences.h"
#include "text/fold.h"

namespace kexie {
namespace {

// Code points [begin, end), in order.
using CodePointRanges = decltype(Snippet::marks);

// Of all positive clauses, in order of the text.
std::vector<ClauseOccurrence> positive_occurrences(const SegmentArticle& article,
                                                   const Query& query) {
    std::vector<ClauseOccurrence> result;
    std::vector<Occurrence> occurrences;
    for (std::size_t clause = 0; clause < query.clauses.size(); ++clause) {
        if (!query.clauses[clause].is_positive) continue;
        occurrences.clear();
        OccurrenceFinder(query.clauses[clause], std::nullopt)
            .append_occurrences(article, occurrences);
        for (const Occurrence& occurrence : occurrences) result.push_back({occurrence, clause});
    }
    sort_by_begin(result);
    return result;
}

// Occurrences [first, last) of one field.
struct Window {
    std::size_t first = 0;
    std::size_t last = 0;
};

// The occurrences within `width` units that show most different clauses, then most occurrences,
// then in the least space; the first such. Those of the title only if there are no others.
Window best_window(const std::vector<ClauseOccurrence>& occurrences, std::size_t clause_count,
                   std::size_t width) {
    std::vector<std::size_t> seen(clause_count, 0);
    std::size_t different = 0;
    std::size_t first = 0;
    Window best;
    std::size_t best_value = 0;
    std::size_t best_size = 0;
    for (std::size_t last = 0; last < occurrences.size(); ++last) {
        const Occurrence& occurrence = occurrences[last].occurrence;
        if (seen[occurrences[last].clause]++ == 0) ++different;
        while (occurrences[first].occurrence.field != occurrence.field ||
               (first < last && occurrence.end - occurrences[first].occurrence.begin > width)) {
            if (--seen[occurrences[first++].clause] == 0) --different;
        }
        const std::size_t count = last + 1 - first;
        const std::size_t outside_title = occurrence.field == 0 ? 0 : occurrences.size() + 1;
        const std::size_t value = (outside_title + different) * (occurrences.size() + 1) + count;
        const std::size_t size = occurrence.end - occurrences[first].occurrence.begin;
        if (value > best_value || (value == best_value && size < best_size)) {
            best = {first, last + 1};
            best_value = value;
            best_size = size;
        }
    }
    return best;
}

bool is_word_character(char32_t code_point) {
    return (code_point >= U'0' && code_point <= U'9') ||
           (code_point >= U'a' && code_point <= U'z') ||
           (code_point >= U'A' && code_point <= U'Z') ||
           (code_point >= 0xC0 && code_point <= 0x52F);
}

// Of what is looked at, nearly all: none of the signs below.
bool is_ideograph(char32_t code_point) {
    return code_point >= 0x3400 && code_point < 0xA000;
}

bool ends_sentence(char32_t code_point) {
    return !is_ideograph(code_point) &&
           std::u32string_view(U"。！？；!?;").find(code_point) != std::u32string_view::npos;
}

bool ends_clause(char32_t code_point) {
    return ends_sentence(code_point) ||
           (!is_ideograph(code_point) &&
            std::u32string_view(U"，、：,:").find(code_point) != std::u32string_view::npos);
}

bool closes(char32_t code_point) {
    return !is_ideograph(code_point) &&
           std::u32string_view(U"”’）》」』】〉)").find(code_point) != std::u32string_view::npos;
}

// Cuts a window of about `width` code points out of a field.
class Cutter {
public:
    // `text` is the field, as far as the window may reach and a little further.
    explicit Cutter(std::u32string_view text) : m_text(text) {}

    // `marks` are code points [begin, end) of the field, in order; the window shows the first one.
    Snippet cut(const CodePointRanges& marks, std::size_t width) const {
        const std::size_t wanted_end = marks.empty() ? 0 : end_of_shown(marks, width);
        const std::size_t begin =
            marks.empty() ? 0 : find_begin(marks.front().first, wanted_end, width);
        const std::size_t end = find_end(begin, wanted_end, width);
        Snippet snippet;
        std::size_t shift = 0;
        if (begin > 0) {
            snippet.text = "…";
            shift = 1;
        }
        snippet.text += to_utf8(m_text.substr(begin, end - begin));
        if (end < m_text.size()) snippet.text += "…";
        for (const auto& [mark_begin, mark_end] : marks) {
            const std::size_t from = std::max<std::size_t>(mark_begin, begin);
            const std::size_t to = std::min<std::size_t>(mark_end, end);
            if (from >= to) continue;
            snippet.marks.push_back({static_cast<std::uint32_t>(from - begin + shift),
                                     static_cast<std::uint32_t>(to - begin + shift)});
        }
        return snippet;
    }

private:
    // True if the text may be cut before this code point without cutting a word or a character
    // from the signs that belong to it.
    bool can_cut_before(std::size_t at) const {
        if (at == 0 || at >= m_text.size()) return true;
        if (fold_code_point(m_text[at]) == 0) return false;
        return !(is_word_character(m_text[at - 1]) && is_word_character(m_text[at]));
    }

    bool begins_after(std::size_t at, bool (*ends)(char32_t)) const {
        if (at == 0) return true;
        std::size_t before = at - 1;
        while (before > 0 && closes(m_text[before])) --before;
        return ends(m_text[before]) && !closes(m_text[at]);
    }

    // Where the last mark ends that fits together with the first.
    static std::size_t end_of_shown(const CodePointRanges& marks, std::size_t width) {
        std::size_t end = marks.front().second;
        for (const auto& mark : marks) {
            if (mark.second - marks.front().first <= width) end = mark.second;
        }
        return end;
    }

    // At a sentence, else a clause, else a fair piece before the first mark.
    std::size_t find_begin(std::size_t first, std::size_t last, std::size_t width) const {
        const std::size_t room = width > last - first ? width - (last - first) : 0;
        const std::size_t farthest = first - std::min(first, room * 2 / 3);
        const std::size_t fair = first - std::min(first, room / 3);
        for (std::size_t at = farthest; at <= first; ++at) {
            if (begins_after(at, ends_sentence)) return at;
        }
        for (std::size_t at = farthest; at <= first; ++at) {
            if (begins_after(at, ends_clause)) return at;
        }
        std::size_t at = fair;
        while (at > 0 && !can_cut_before(at) && fair - at < width) --at;
        return at;
    }

    // Right after a sentence or a clause in the last third, else at the width; not before
    // `wanted_end` if it fits.
    std::size_t find_end(std::size_t begin, std::size_t wanted_end, std::size_t width) const {
        if (m_text.size() - begin <= width) return m_text.size();
        const std::size_t farthest = begin + width;
        const std::size_t nearest =
            std::min(farthest - 1, std::max(begin + width * 2 / 3, wanted_end));
        for (std::size_t at = farthest; at >= nearest; --at) {
            if (begins_after(at, ends_sentence)) return at;
        }
        for (std::size_t at = farthest; at >= nearest; --at) {
            if (begins_after(at, ends_clause)) return at;
        }
        std::size_t at = farthest;
        while (at > nearest && !can_cut_before(at)) --at;
        return at;
    }

    std::u32string_view m_text;
};

// The code points of a field, read as far as they are needed, and which of them each folded unit
// stands for.
class FieldReader {
public:
    explicit FieldReader(std::string_view field) : m_field(field) {
        m_text.reserve(field.size() / 3);
        m_code_points.reserve(field.size() / 3);
    }

    void read_units(std::size_t count) {
        while (m_code_points.size() < count && m_offset < m_field.size()) read_one();
    }
    void read_code_points(std::size_t count) {
        while (m_text.size() < count && m_offset < m_field.size()) read_one();
    }

    // What was read.
    std::u32string_view text() const { return m_text; }
    std::size_t unit_count() const { return m_code_points.size(); }
    // Of the code point that a unit stands for, its index in the text.
    std::uint32_t code_point_of(std::size_t unit) const { return m_code_points[unit]; }

private:
    void read_one() {
        const Decoded decoded = decode_utf8(m_field, m_offset);
        m_offset += decoded.size;
        const auto index = static_cast<std::uint32_t>(m_text.size());
        m_code_points.insert(m_code_points.end(), folded_size(decoded.code_point), index);
        m_text.push_back(decoded.code_point);
    }

    std::string_view m_field;
    std::size_t m_offset = 0;
    std::u32string m_text;
    std::vector<std::uint32_t> m_code_points;
};

// Code points of a field for occurrences in it, as far as it was read, merged where they overlap.
// `occurrences` begin in the field.
CodePointRanges code_point_marks(const FieldReader& reader, std::uint32_t field_begin,
                                 std::span<const ClauseOccurrence> occurrences) {
    CodePointRanges marks;
    const std::uint32_t field = occurrences.empty() ? 0 : occurrences.front().occurrence.field;
    for (const ClauseOccurrence& each : occurrences) {
        const std::size_t first = each.occurrence.begin - field_begin;
        if (each.occurrence.field != field || first >= reader.unit_count()) break;
        const std::size_t last =
            std::min<std::size_t>(each.occurrence.end - field_begin, reader.unit_count()) - 1;
        const std::uint32_t begin = reader.code_point_of(first);
        const std::uint32_t end = reader.code_point_of(last) + 1;
        if (!marks.empty() && begin < marks.back().second) {
            marks.back().second = std::max(marks.back().second, end);
        } else {
            marks.push_back({begin, end});
        }
    }
    return marks;
}

}  // namespace

Snippet make_snippet(const Corpus& corpus, const Query& query, ArticleNumber number,
                     std::size_t width) {
    const SegmentArticle article = find_article(corpus, number);
    const std::vector<ClauseOccurrence> occurrences = positive_occurrences(article, query);
    const Window window = best_window(occurrences, query.clauses.size(), width);
    const bool is_marked = window.first < window.last;
    const std::span<const ClauseOccurrence> shown = std::span(occurrences).subspan(window.first);
    const std::uint32_t first_paragraph = article.article().paragraphs.empty() ? 0 : 1;
    const std::uint32_t field = is_marked ? shown.front().occurrence.field : first_paragraph;
    const std::uint32_t field_begin = article.text().field(article.local(), field).begin;
    FieldReader reader(text_of(article, field));
    std::size_t farthest = width;  // That the snippet may end.
    if (is_marked) {
        const Occurrence& first = shown.front().occurrence;
        reader.read_units(first.end - field_begin);
        farthest = std::max(reader.code_point_of(first.begin - field_begin) + width,
                            std::size_t{reader.code_point_of(first.end - 1 - field_begin)} + 1);
    }
    // One more tells whether anything is left out, and one how it goes on there.
    reader.read_code_points(farthest + 2);
    return Cutter(reader.text()).cut(code_point_marks(reader, field_begin, shown), width);
}

std::vector<Mark> find_marks(const Corpus& corpus, const Query& query, ArticleNumber number) {
    const SegmentArticle article = find_article(corpus, number);
    const SegmentText& text = article.text();
    std::vector<Mark> marks;
    FoldedText folded;
    std::uint32_t field = static_cast<std::uint32_t>(-1);
    for (const ClauseOccurrence& each : positive_occurrences(article, query)) {
        const Occurrence& occurrence = each.occurrence;
        const bool is_same_field = occurrence.field == field;
        if (!is_same_field) folded = fold_with_offsets(text_of(article, occurrence.field));
        field = occurrence.field;
        const std::uint32_t field_begin = text.field(article.local(), field).begin;
        Mark mark;
        mark.field = text.field_kind(article.local(), field);
        mark.paragraph = mark.field == Field::Paragraph ? field - 1 : 0;
        mark.begin = folded.begin[occurrence.begin - field_begin];
        mark.end = folded.end[occurrence.end - 1 - field_begin];
        if (is_same_field && mark.begin < marks.back().end) {
            marks.back().end = std::max(marks.back().end, mark.end);
        } else {
            marks.push_back(mark);
        }
    }
    return marks;
}

}  // namespace kexie
