#include "search/rank/rank.h"

#include <algorithm>
#include <utility>

#include "search/rank/score.h"
#include "search/rank/top_hits.h"

namespace kexie {
namespace {

// Proximity is worked out for so many hits, the best without it. It only adds, so that they stay
// before all others; and the text of no more articles has to be looked at.
constexpr std::size_t proximity_hits = 64;

struct ScoredHit {
    ArticleNumber article = 0;
    std::uint32_t occurrences = 0;
    Score score = 0;
    std::uint32_t clauses = 0;  // Positive ones that the article contains.
};

// The order of hits. Undated issues come last, whichever way. Within an issue, the order of print.
class HitOrder {
public:
    HitOrder(const Corpus& corpus, Sort sort) : m_corpus(&corpus), m_sort(sort) {}

    bool operator()(const ScoredHit& a, const ScoredHit& b) const {
        if (a.score != b.score) return a.score > b.score;
        const IssueMetadata& of_a = issue_of(a);
        const IssueMetadata& of_b = issue_of(b);
        if (of_a.position == of_b.position) return a.article < b.article;
        if (of_a.date == of_b.date) return of_a.position < of_b.position;
        if (m_sort == Sort::Oldest) {
            return of_b.date == 0 || (of_a.date != 0 && of_a.date < of_b.date);
        }
        return of_a.date > of_b.date;
    }

    const IssueMetadata& issue_of(const ScoredHit& hit) const {
        return m_corpus->issue_metadata(m_corpus->article_metadata(hit.article).issue);
    }

private:
    const Corpus* m_corpus;
    Sort m_sort;
};

// A positive clause, with what it has of the article that is scored.
struct ScoredClause {
    ClauseScore score;
    MatchCursor matches;
};

class Ranker {
public:
    Ranker(const Corpus& corpus, const Query& query, const MatchSet& match_set,
           const SearchOptions& options)
        : m_corpus(corpus),
          m_query(query),
          m_options(options),
          m_is_by_score(options.sort == Sort::Relevance),
          m_order(corpus, options.sort) {
        for (std::size_t i = 0; i < query.clauses.size(); ++i) {
            if (!query.clauses[i].is_positive) continue;
            const MatchList& matches = match_set.by_clause[i];
            m_clauses.push_back({ClauseScore(corpus, matches), MatchCursor(matches)});
        }
    }

    void run(const ArticleSet& articles, Results& results) {
        results.total = articles.count();
        const std::size_t limit = m_options.limit > 0 ? m_options.limit : results.total;
        const bool has_proximity = m_clauses.size() > 1 && m_is_by_score;
        const bool is_one_clause = m_clauses.size() == 1 && m_is_by_score;
        TopHits<ScoredHit, HitOrder> best(has_proximity ? std::max(limit, proximity_hits) : limit,
                                          m_order);
        articles.for_each([&](std::size_t article) {
            const auto number = static_cast<ArticleNumber>(article);
            if (is_one_clause && best.is_full()) {
                const Match match = m_clauses.front().matches.seek(number);
                if (m_clauses.front().score.is_below(match, best.worst().score)) {
                    results.occurrences += match.count;
                    return;
                }
            }
            const ScoredHit hit = scored(number);
            results.occurrences += hit.occurrences;
            best.offer(hit);
        });
        std::vector<ScoredHit> hits = best.take();
        if (has_proximity) add_proximity(hits);
        hits.resize(std::min(limit, hits.size()));
        for (const ScoredHit& hit : hits) {
            results.hits.push_back({m_order.issue_of(hit).position,
                                    m_corpus.index_in_issue(hit.article), hit.occurrences,
                                    to_double(hit.score)});
        }
    }

private:
    // Articles come in order.
    ScoredHit scored(ArticleNumber article) {
        ScoredHit hit{article, 0, 0, 0};
        for (ScoredClause& clause : m_clauses) {
            const Match match = clause.matches.seek(article);
            if (match.count == 0) continue;
            hit.occurrences += match.count;
            ++hit.clauses;
            if (m_is_by_score) hit.score += clause.score(match);
        }
        return hit;
    }

    // To the best of hits in order, which are put in order again.
    void add_proximity(std::vector<ScoredHit>& hits) const {
        double idf_sum = 0;
        for (const ScoredClause& clause : m_clauses) idf_sum += clause.score.idf();
        Proximity proximity(m_corpus, m_query, m_options.filters.scope, idf_sum);
        const std::size_t count = std::min(proximity_hits, hits.size());
        for (std::size_t i = 0; i < count; ++i) {
            if (hits[i].clauses < m_clauses.size()) continue;
            hits[i].score += proximity(hits[i].article);
        }
        std::sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(count), m_order);
    }

    const Corpus& m_corpus;
    const Query& m_query;
    const SearchOptions& m_options;
    bool m_is_by_score;
    HitOrder m_order;
    std::vector<ScoredClause> m_clauses;
};

}  // namespace

void rank(const Corpus& corpus, const Query& query, const MatchSet& match_set,
          const ArticleSet& articles, const SearchOptions& options, Results& results) {
    Ranker(corpus, query, match_set, options).run(articles, results);
}

}  // namespace kexie
