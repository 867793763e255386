#include "search/match/find_matches.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/sort.h"
#include "search/match/candidates.h"
#include "search/match/occurrences.h"

namespace kexie {
namespace {

// So many pairs of a term, the rarest ones of the segment before, are looked up on each segment.
constexpr std::size_t bigrams_looked_up = 3;

// A second pair is read too if it has not so many times as many occurrences as the rarest: to read
// a occurrence in order costs that much less than to look at the text there.
constexpr std::size_t second_bigram_ratio = 8;

// So many occurrences are fetched before the first of them is compared.
constexpr std::size_t occurrences_at_once = 64;

// Finds one term, segment by segment.
class TermMatcher {
public:
    TermMatcher(const Corpus& corpus, const PreparedTerm& term)
        : m_corpus(corpus),
          m_term(term),
          m_is_plain(term.is_plain()),
          m_matches(corpus.article_count()) {
        for (std::uint32_t i = 0; i + 1 < units().size(); ++i) m_offsets.push_back(i);
    }

    MatchList run() {
        for (const auto& segment : m_corpus.segments()) {
            m_segment = segment.get();
            if (m_segment->index.article_count() > 0) search_index();
            scan(m_segment->index.article_count());
        }
        return std::move(m_matches);
    }

private:
    const SegmentText& text() const { return m_segment->text; }
    std::u16string_view units() const { return m_term.needle.units; }

    void search_index() {
        if (units().size() == 1) {
            take_units(m_segment->index.postings_of(units()[0]));
            return;
        }
        look_up_bigrams();
        const TermBigram& rarest = m_bigrams.front();
        const bool is_exact = units().size() == 2 && units()[0] != units()[1] && m_is_plain;
        if (is_exact) {
            m_matches.add_list(m_segment->first_article, rarest.list.list);
        } else if (m_bigrams.size() > 1 &&
                   m_bigrams[1].list.positions / second_bigram_ratio <= rarest.list.positions) {
            const TermBigram& other = m_bigrams[1];
            const bool tell_all =
                units().size() == 3 || (units().size() == 4 && (rarest.offset + other.offset) == 2);
            check(m_candidates.find(text(), rarest, other), tell_all);
        } else {
            check(m_candidates.find(text(), rarest), false);
        }
    }

    void take_units(const UnitPostings& list) {
        if (!m_is_plain) {
            look_through_all(list);
        } else if (list.dense != nullptr) {
            m_matches.add_dense(m_segment->first_article, m_segment->index.article_count(), list);
        } else {
            m_matches.add_list(m_segment->first_article, list.list);
        }
    }

    // A single unit in certain fields: the list tells only of titles.
    void look_through_all(const UnitPostings& list) {
        const bool only_titles = m_term.field == Field::Title;
        list.list.for_each([&](const Posting& posting) {
            if (posting.in_title || !only_titles) look_through(posting.article);
        });
        if (list.dense == nullptr) return;
        for (std::size_t i = 0; i < m_segment->index.article_count(); ++i) {
            const std::uint8_t byte = list.dense[i];
            if (only_titles ? (byte & 1) != 0 : byte != 0) look_through(i);
        }
    }

    // The pairs of the term, of those that were rarest on the last segment, the rarest first. One
    // that is nowhere is the only one.
    void look_up_bigrams() {
        m_bigrams.clear();
        for (std::uint32_t& offset : m_offsets) {
            const BigramPostings list =
                m_segment->index.postings_of(units()[offset], units()[offset + 1]);
            if (list.list.empty()) {
                m_bigrams.assign(1, {list, offset});
                std::swap(offset, m_offsets.front());  // Likely not on the next segment either.
                return;
            }
            m_bigrams.push_back({list, offset});
        }
        merge_sort(
            m_bigrams.begin(), m_bigrams.end(), [](const TermBigram& a, const TermBigram& b) {
                return a.list.positions != b.list.positions ? a.list.positions < b.list.positions
                                                            : a.offset < b.offset;
            });
        m_offsets.resize(std::min(m_offsets.size(), bigrams_looked_up));
        for (std::size_t i = 0; i < m_offsets.size(); ++i) m_offsets[i] = m_bigrams[i].offset;
    }

    // Adds the articles at whose candidates the term stands: at all of them as far as its units go
    // if `fit`, else the text is looked at.
    void check(std::span<const Candidate> candidates, bool fit) {
        const bool only_titles = m_term.field == Field::Title;
        std::size_t fetched = fit ? candidates.size() : 0;
        for (std::size_t i = 0; i < candidates.size();) {
            const Candidate& first = candidates[i];
            std::uint32_t count = 0;
            std::size_t next = 0;  // The least occurrence that does not overlap the last one.
            bool in_title = false;
            for (; i < candidates.size() && candidates[i].article == first.article; ++i) {
                if (i == fetched) fetched += fetch(candidates.subspan(i));
                const std::uint32_t occurrence = candidates[i].position;
                if (occurrence < next || occurrence == Candidate::anywhere) continue;
                if (!fit && !stands_at(occurrence)) continue;
                if (!m_is_plain && !fits_at(text(), first.article, m_term, occurrence)) continue;
                if (count++ == 0 && first.title_has_bigram) {
                    in_title = occurrence < text().title_end(first.article);
                }
                next = occurrence + units().size();
            }
            if (only_titles && !first.title_has_bigram) continue;
            if (first.position == Candidate::anywhere) {
                look_through(first.article);
            } else if (count > 0) {
                add(first.article, count, in_title);
            }
        }
    }

    // Of the occurrences of the first candidates, the text; how many they are.
    std::size_t fetch(std::span<const Candidate> candidates) const {
        const std::size_t count = std::min(candidates.size(), occurrences_at_once);
        for (const Candidate& candidate : candidates.first(count)) {
            if (candidate.position < text().units().size()) {
                __builtin_prefetch(text().units().data() + candidate.position);
            }
        }
        return count;
    }

    // Of the units from `occurrence` on, none is beyond the end: no term contains the separator
    // that every segment ends with.
    bool stands_at(std::size_t occurrence) const {
        const char16_t* at = text().units().data() + occurrence;
        for (const char16_t unit : units()) {
            if (*at++ != unit) return false;
        }
        return true;
    }

    void look_through(std::size_t article) {
        m_occurrences.clear();
        const auto number = m_segment->first_article + static_cast<ArticleNumber>(article);
        append_occurrences({&m_corpus, m_segment, number}, m_term, m_occurrences);
        if (m_occurrences.empty()) return;
        add(static_cast<std::uint32_t>(article), static_cast<std::uint32_t>(m_occurrences.size()),
            m_occurrences.front().field == 0);
    }

    // Looks through all articles from this one on in one go: most need no look of their own.
    void scan(std::size_t article) {
        const std::size_t end = text().units().size();
        for (std::size_t at = text().article_begin(article); at < end;) {
            at = find(text().units(), at, end, m_term.needle);
            if (at == not_found) return;
            while (text().article_begin(article + 1) <= at) ++article;
            if (m_is_plain) {
                count_from(article, at);
            } else {
                look_through(article);
            }
            at = text().article_begin(article + 1);
        }
    }

    // `at` is the first occurrence in the article.
    void count_from(std::size_t article, std::size_t at) {
        const std::size_t end = text().article_begin(article + 1);
        const bool in_title = at < text().title_end(article);
        std::uint32_t count = 0;
        for (; at != not_found; ++count) {
            at = find(text().units(), at + units().size(), end, m_term.needle);
        }
        add(static_cast<std::uint32_t>(article), count, in_title);
    }

    void add(std::uint32_t article, std::uint32_t count, bool in_title) {
        m_matches.add(m_segment->first_article + article, count, in_title);
    }

    const Corpus& m_corpus;
    const PreparedTerm& m_term;
    bool m_is_plain;
    const Segment* m_segment = nullptr;
    std::vector<std::uint32_t> m_offsets;  // Of the pairs to look up.
    std::vector<TermBigram> m_bigrams;     // Of the segment.
    CandidateFinder m_candidates;
    std::vector<Occurrence> m_occurrences;
    MatchList m_matches;
};

// The occurrences of a clause in each of some articles.
MatchList look_through(const Corpus& corpus, const ArticleSet& articles, const Clause& clause,
                       std::optional<Field> scope) {
    MatchList matches(corpus.article_count());
    OccurrenceFinder finder(clause, scope);
    std::vector<Occurrence> occurrences;
    articles.for_each([&](std::size_t article) {
        occurrences.clear();
        const auto number = static_cast<ArticleNumber>(article);
        finder.append_occurrences(find_article(corpus, number), occurrences);
        if (occurrences.empty()) return;
        const auto count = static_cast<std::uint32_t>(occurrences.size());
        matches.add(number, count, occurrences.front().field == 0);
    });
    return matches;
}

MatchList find_spelled(const Corpus& corpus, const PreparedTerm& term) {
    return TermMatcher(corpus, term).run();
}

MatchList find_term(const Corpus& corpus, const Term& term, std::optional<Field> scope) {
    MatchList matches = find_spelled(corpus, PreparedTerm(term, scope));
    if (term.other_spellings.empty()) return matches;
    ArticleSet articles = matches.articles();
    bool has_others = false;
    for (const std::u16string& other : term.other_spellings) {
        const MatchList found = find_spelled(corpus, PreparedTerm(term, other, scope));
        if (found.empty()) continue;
        articles.unite(found.articles());
        has_others = true;
    }
    if (!has_others) return matches;
    Clause clause;
    clause.terms.push_back(term);
    return look_through(corpus, articles, clause, scope);
}

}  // namespace

MatchList find_matches(const Corpus& corpus, const Clause& clause, std::optional<Field> scope) {
    MatchList first = find_term(corpus, clause.terms.front(), scope);
    if (clause.kind == ClauseKind::Term) return first;
    ArticleSet candidates = first.articles();
    for (std::size_t i = 1; i < clause.terms.size(); ++i) {
        candidates.intersect(find_term(corpus, clause.terms[i], scope).articles());
    }
    return look_through(corpus, candidates, clause, scope);
}

}  // namespace kexie
