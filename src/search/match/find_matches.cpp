#include "search/match/find_matches.h"

#include <algorithm>

#include "search/match/candidates.h"
#include "search/match/occurrences.h"

namespace kexie {
namespace {

// Finds a term in one spelling, segment by segment.
class TermMatcher {
public:
    TermMatcher(const Corpus& corpus, const SpelledTerm& term) : m_corpus(corpus), m_term(term) {}

    MatchList run() {
        for (const auto& segment : m_corpus.segments()) {
            m_segment = segment.get();
            m_term.units.size() == 1 ? match_unit() : match_bigrams();
            // What is not indexed yet.
            for (std::size_t i = m_segment->index.article_count(); i < text().article_count();
                 ++i) {
                look_through(i);
            }
        }
        return std::move(m_matches);
    }

private:
    const SegmentText& text() const { return m_segment->text; }

    void match_unit() {
        const PostingReader postings = m_segment->index.postings_of(m_term.units.front());
        if (m_term.is_plain()) return add_all(postings);
        const bool only_titles = m_term.field == Field::Title;
        for (PostingReader rest = postings; !rest.done();) {
            const Posting posting = rest.next();
            if (posting.in_title || !only_titles) look_through(posting.article);
        }
    }

    void match_bigrams() {
        const auto rarest = find_rarest(m_segment->index, m_term.units);
        if (!rarest) return;
        // Of a bigram, its list is the answer, but for one unit twice: haha may overlap.
        const bool is_bigram = m_term.units.size() == 2 && m_term.units[0] != m_term.units[1];
        if (is_bigram && m_term.is_plain()) return add_all(rarest->lists.postings);
        m_candidates.clear();
        append_candidates(text(), *rarest, m_candidates);
        verify();
    }

    void add_all(PostingReader postings) {
        const std::size_t size = m_matches.size() + postings.max_left();
        if (size > m_matches.capacity()) m_matches.reserve(size * 2);
        while (!postings.done()) {
            const Posting posting = postings.next();
            add(posting.article, posting.count, posting.in_title);
        }
    }

    // Adds the articles that have the term at one of the candidates; those that overlap count once.
    void verify() {
        const bool is_plain = m_term.is_plain();
        for (std::size_t i = 0; i < m_candidates.size();) {
            const std::uint32_t article = m_candidates[i].article;
            std::uint32_t count = 0;
            std::size_t next = 0;  // The least begin that does not overlap the last occurrence.
            bool in_title = false;
            for (; i < m_candidates.size() && m_candidates[i].article == article; ++i) {
                const std::uint32_t begin = m_candidates[i].begin;
                if (begin < next || !stands_at(begin)) continue;
                if (!is_plain && !fits_at(text(), article, m_term, begin)) continue;
                if (count++ == 0 && m_candidates[i].title_has_bigram) {
                    in_title = begin < text().title_end(article);
                }
                next = begin + m_term.units.size();
            }
            if (count > 0) add(article, count, in_title);
        }
    }

    // No unit that is compared is beyond the end: no term contains the separator that every
    // segment ends with.
    bool stands_at(std::size_t begin) const {
        const char16_t* at = text().units().data() + begin;
        for (const char16_t unit : m_term.units) {
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

    void add(std::uint32_t article, std::uint32_t count, bool in_title) {
        m_matches.push_back({m_segment->first_article + article, count, in_title});
    }

    const Corpus& m_corpus;
    const SpelledTerm& m_term;
    const IndexSegment* m_segment = nullptr;
    std::vector<Candidate> m_candidates;
    std::vector<Occurrence> m_occurrences;
    MatchList m_matches;
};

// The occurrences of a clause in each of some articles.
MatchList look_through(const Corpus& corpus, const ArticleSet& articles, const Clause& clause,
                       std::optional<Field> scope) {
    MatchList matches;
    OccurrenceFinder finder(clause, scope);
    std::vector<Occurrence> occurrences;
    articles.for_each([&](std::size_t article) {
        occurrences.clear();
        const auto number = static_cast<ArticleNumber>(article);
        finder.append_occurrences(find_article(corpus, number), occurrences);
        if (occurrences.empty()) return;
        const auto count = static_cast<std::uint32_t>(occurrences.size());
        matches.push_back({number, count, occurrences.front().field == 0});
    });
    return matches;
}

// Of matches in order, those of an article that has several are counted anew: occurrences of
// different spellings may overlap.
MatchList merged(const Corpus& corpus, const MatchList& matches, const Term& term,
                 std::optional<Field> scope) {
    MatchList result;
    std::vector<Occurrence> occurrences;
    for (const Match& match : matches) {
        const bool is_again = !result.empty() && result.back().article == match.article;
        if (!is_again) {
            result.push_back(match);
            continue;
        }
        occurrences.clear();
        append_occurrences(find_article(corpus, match.article), term, scope, occurrences);
        const auto count = static_cast<std::uint32_t>(occurrences.size());
        result.back() = {match.article, count, occurrences.front().field == 0};
    }
    return result;
}

MatchList find_term(const Corpus& corpus, const Term& term, std::optional<Field> scope) {
    MatchList matches = TermMatcher(corpus, SpelledTerm(term, scope)).run();
    bool has_others = false;
    for (const OtherSpelling& other : term.other_spellings) {
        const MatchList more = TermMatcher(corpus, SpelledTerm(term, other, scope)).run();
        if (more.empty()) continue;
        const auto known = static_cast<std::ptrdiff_t>(matches.size());
        matches.insert(matches.end(), more.begin(), more.end());
        std::inplace_merge(matches.begin(), matches.begin() + known, matches.end(),
                           [](const Match& a, const Match& b) { return a.article < b.article; });
        has_others = true;
    }
    return has_others ? merged(corpus, matches, term, scope) : matches;
}

}  // namespace

MatchList find_matches(const Corpus& corpus, const Clause& clause, std::optional<Field> scope) {
    MatchList first = find_term(corpus, clause.terms.front(), scope);
    if (clause.kind == ClauseKind::Term) return first;
    ArticleSet candidates = articles_of(first, corpus.article_count());
    for (std::size_t i = 1; i < clause.terms.size(); ++i) {
        const MatchList matches = find_term(corpus, clause.terms[i], scope);
        candidates.intersect(articles_of(matches, corpus.article_count()));
    }
    return look_through(corpus, candidates, clause, scope);
}

}  // namespace kexie
