#include "search/match/occurrences.h"

#include <algorithm>
#include <tuple>

#include "search/index/article_text.h"
#include "search/query/spelling.h"

namespace kexie {
namespace {

bool adjacencies_fit(const SegmentText& text, const std::vector<Adjacency>& adjacencies,
                     std::size_t occurrence) {
    for (std::size_t i = 0; i < adjacencies.size(); ++i) {
        if (adjacencies[i] == Adjacency::Any) continue;
        if (text.is_after_blank(occurrence + i + 1) != (adjacencies[i] == Adjacency::Blank))
            return false;
    }
    return true;
}

// True if blanks and meaning are as the term wants them.
bool stands_for(const SegmentText& text, const SpelledTerm& term, std::size_t occurrence) {
    if (!adjacencies_fit(text, term.adjacencies(), occurrence)) return false;
    return term.other == nullptr || means_the_same(text, occurrence, *term.other);
}

void sort_occurrences(std::vector<Occurrence>::iterator first,
                      std::vector<Occurrence>::iterator last) {
    std::sort(first, last, [](const Occurrence& a, const Occurrence& b) {
        return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
    });
}

// Decides nearness in characters, of which some take two units.
class Nearness {
public:
    Nearness(std::u16string_view text, std::uint32_t distance)
        : m_text(text), m_distance(distance) {}

    bool are_near(const Occurrence& a, const Occurrence& b) const {
        if (a.field != b.field) return false;
        return a.begin <= b.begin ? is_short(a.end, b.begin) : is_short(b.end, a.begin);
    }

    // True if one of `occurrences`, which are in order and do not overlap, is near `wanted`.
    bool any_near(const std::vector<Occurrence>& occurrences, const Occurrence& wanted) const {
        const auto after =
            std::lower_bound(occurrences.begin(), occurrences.end(), wanted,
                             [](const Occurrence& occurrence, const Occurrence& other) {
                                 return occurrence.begin < other.begin;
                             });
        if (after != occurrences.end() && are_near(*after, wanted)) return true;
        return after != occurrences.begin() && are_near(*(after - 1), wanted);
    }

private:
    bool is_short(std::uint32_t begin, std::uint32_t end) const {
        if (end <= begin || end - begin <= m_distance) return true;
        if ((end - begin) / 2 > m_distance) return false;
        const std::u16string_view gap = m_text.substr(begin, end - begin);
        const auto second_halves =
            std::count_if(gap.begin(), gap.end(), [](char16_t unit) { return unit >> 10 == 0x37; });
        return gap.size() - static_cast<std::size_t>(second_halves) <= m_distance;
    }

    std::u16string_view m_text;
    std::uint32_t m_distance;
};

}  // namespace

void sort_by_begin(std::vector<ClauseOccurrence>& occurrences) {
    std::stable_sort(occurrences.begin(), occurrences.end(),
                     [](const ClauseOccurrence& a, const ClauseOccurrence& b) {
                         return a.occurrence.begin < b.occurrence.begin;
                     });
}

SegmentArticle find_article(const Corpus& corpus, ArticleNumber number) {
    return {&corpus, &corpus.segment_of(number), number};
}

std::string_view text_of(const SegmentArticle& article, std::uint32_t field) {
    const Article& original = article.article();
    switch (article.text().field_kind(article.local(), field)) {
        case Field::Title:
            return original.title;
        case Field::Paragraph:
            return body_text(original, field - 1);
        case Field::Attribution:
            return *original.attribution;
    }
    return {};
}

bool fits_at(const SegmentText& text, std::size_t article, const SpelledTerm& term,
             std::size_t occurrence) {
    if (!stands_for(text, term, occurrence)) return false;
    return !term.field || text.kind_at(article, occurrence) == *term.field;
}

// Looks through all fields in one go: no occurrence runs over the end of one. An occurrence at
// which the blanks do not fit is none, and the next may begin one unit further.
void append_occurrences(const SegmentArticle& article, const SpelledTerm& term,
                        std::vector<Occurrence>& occurrences) {
    const SegmentText& text = article.text();
    const std::size_t local = article.local();
    const auto size = static_cast<std::uint32_t>(term.units.size());
    const std::u16string_view units = text.units().substr(0, text.article_begin(local + 1));
    std::uint32_t field = 0;
    for (std::size_t at = text.article_begin(local);;) {
        at = units.find(term.units, at);
        if (at == units.npos) return;
        while (text.field(local, field).end < at) ++field;
        const bool fits = stands_for(text, term, at) &&
                          (!term.field || text.field_kind(local, field) == *term.field);
        const auto begin = static_cast<std::uint32_t>(at);
        if (fits) occurrences.push_back({field, begin, begin + size});
        at += fits ? size : 1;
    }
}

void append_occurrences(const SegmentArticle& article, const Term& term, std::optional<Field> scope,
                        std::vector<Occurrence>& occurrences) {
    const auto before = static_cast<std::ptrdiff_t>(occurrences.size());
    append_occurrences(article, SpelledTerm(term, scope), occurrences);
    if (term.other_spellings.empty()) return;
    for (const OtherSpelling& other : term.other_spellings) {
        append_occurrences(article, SpelledTerm(term, other, scope), occurrences);
    }
    const auto first = occurrences.begin() + before;
    sort_occurrences(first, occurrences.end());
    // Of occurrences that overlap, the one before counts.
    std::uint32_t end = 0;
    occurrences.erase(std::remove_if(first, occurrences.end(),
                                     [&](const Occurrence& occurrence) {
                                         if (occurrence.begin < end) return true;
                                         end = occurrence.end;
                                         return false;
                                     }),
                      occurrences.end());
}

void OccurrenceFinder::append_occurrences(const SegmentArticle& article,
                                          std::vector<Occurrence>& occurrences) {
    if (m_clause->kind == ClauseKind::Term) {
        kexie::append_occurrences(article, m_clause->terms.front(), m_scope, occurrences);
        return;
    }
    for (std::size_t i = 0; i < m_by_term.size(); ++i) {
        m_by_term[i].clear();
        kexie::append_occurrences(article, m_clause->terms[i], m_scope, m_by_term[i]);
    }
    const std::size_t before = occurrences.size();
    if (m_clause->kind == ClauseKind::Near) {
        append_near(article.text().units(), occurrences);
    } else {
        append_same_paragraph(occurrences);
    }
    sort_occurrences(occurrences.begin() + static_cast<std::ptrdiff_t>(before), occurrences.end());
}

// Occurrences of the first term that have one of each other near them, and those others.
void OccurrenceFinder::append_near(std::u16string_view text, std::vector<Occurrence>& occurrences) {
    const Nearness nearness(text, m_clause->distance);
    m_centres.clear();
    for (const Occurrence& centre : m_by_term.front()) {
        const bool has_all = std::all_of(m_by_term.begin() + 1, m_by_term.end(),
                                         [&](const std::vector<Occurrence>& others) {
                                             return nearness.any_near(others, centre);
                                         });
        if (has_all) m_centres.push_back(centre);
    }
    for (std::size_t term = 1; term < m_by_term.size(); ++term) {
        for (const Occurrence& occurrence : m_by_term[term]) {
            if (nearness.any_near(m_centres, occurrence)) occurrences.push_back(occurrence);
        }
    }
    occurrences.insert(occurrences.end(), m_centres.begin(), m_centres.end());
}

void OccurrenceFinder::append_same_paragraph(std::vector<Occurrence>& occurrences) const {
    const auto has_field = [](const std::vector<Occurrence>& term_occurrences,
                              std::uint32_t field) {
        const auto found = std::lower_bound(term_occurrences.begin(), term_occurrences.end(), field,
                                            [](const Occurrence& occurrence, std::uint32_t wanted) {
                                                return occurrence.field < wanted;
                                            });
        return found != term_occurrences.end() && found->field == field;
    };
    for (const std::vector<Occurrence>& term_occurrences : m_by_term) {
        for (const Occurrence& occurrence : term_occurrences) {
            const bool in_all = std::all_of(m_by_term.begin(), m_by_term.end(),
                                            [&](const std::vector<Occurrence>& others) {
                                                return has_field(others, occurrence.field);
                                            });
            if (in_all) occurrences.push_back(occurrence);
        }
    }
}

}  // namespace kexie
