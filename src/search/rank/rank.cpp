#include "search/rank/rank.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <limits>
#include <utility>

#include "base/sort.h"
#include "search/rank/score.h"

namespace kexie {
namespace {

// Proximity is worked out for so many hits, the best without it. It only adds, so that they stay
// before all others; and the text of no more articles has to be looked at.
constexpr std::size_t closely_ranked = 64;

// Hits that have the same tf_weight of each clause have the same key: a number of one digit for
// each clause. Heavier ones than the digits can tell have no key. So many digits are there, by the
// number of clauses, that there are no more than 256 keys; for more clauses there are none.
constexpr std::uint32_t digits[] = {1, 256, 16, 6, 4, 3, 2, 2, 2};
constexpr std::uint32_t no_key = 256;

// Ordinary hits are told apart by their clauses if these are not more.
constexpr std::size_t most_told_apart = 4;

struct ScoredHit {
    ArticleNumber article = 0;
    std::uint32_t occurrences = 0;
    double score = 0;
    std::uint32_t clauses = 0;  // That the article contains.
};

// A clause that adds to scores, and what it has of the article that is scored.
struct PositiveClause {
    const ArticleSet* articles = nullptr;
    ClauseScore score;
    MatchCursor cursor;
    Match match;
};

class Ranker {
public:
    Ranker(const Corpus& corpus, const Query& query, const MatchSet& match_set,
           const SearchOptions& options)
        : m_corpus(corpus), m_query(query), m_match_set(match_set), m_options(options) {
        for (std::size_t i = 0; i < query.clauses.size(); ++i) {
            if (query.clauses[i].is_positive) m_positive.push_back(i);
        }
    }

    void run(const ArticleSet& articles, Results& results) {
        m_total = articles.count();
        results.total = m_total;
        if (m_total == 0) return;
        for (const std::size_t clause : m_positive) {
            results.occurrences += m_match_set.by_clause[clause].occurrences_in(articles);
        }
        m_wanted_hits = m_options.limit > 0 ? m_options.limit : m_total;
        if (is_one_clause()) {
            m_most = m_wanted_hits;
            pick_best(articles);
            order_first(m_hits.size());
        } else {
            m_most = std::max(m_wanted_hits, closely_ranked);
            score_all(articles);
        }
        if (m_wanted_hits < m_hits.size()) m_hits.resize(m_wanted_hits);
        add_hits(results);
    }

private:
    // True if every hit is in the list of one clause, which alone decides, and not all are asked
    // for.
    bool is_one_clause() const {
        const Node& root = m_query.root;
        const auto is_positive_clause = [&](const Node& node) {
            return node.kind == NodeKind::Clause && m_query.clauses[node.clause].is_positive;
        };
        const bool has_clause =
            root.kind == NodeKind::And
                ? std::any_of(root.children.begin(), root.children.end(), is_positive_clause)
                : is_positive_clause(root);
        return has_clause && m_positive.size() == 1 && m_options.limit > 0 && is_by_score();
    }

    // Keeps the hit if it is one of the best so far: they are in a heap, the worst on top. False if
    // its score is too low.
    bool offer(const ScoredHit& hit) {
        const auto before = [this](const ScoredHit& a, const ScoredHit& b) {
            return is_before(a, b);
        };
        if (is_full()) {
            if (!before(hit, m_hits.front())) return hit.score >= m_hits.front().score;
            std::pop_heap(m_hits.begin(), m_hits.end(), before);
            m_hits.pop_back();
        }
        m_hits.push_back(hit);
        if (m_most < m_total) std::push_heap(m_hits.begin(), m_hits.end(), before);
        return true;
    }
    bool is_full() const { return m_hits.size() == m_most; }

    // Of articles that count alike, a longer one than one that was not good enough is not either;
    // nor is one with fewer occurrences than are enough in the shortest article.
    void pick_best(const ArticleSet& articles) {
        const MatchList& matches = m_match_set.by_clause[m_positive.front()];
        const bool are_all = m_total == matches.size();
        const ClauseScore score(m_corpus, matches);
        MatchList::Limits limits;
        limits.sizes.fill(std::numeric_limits<std::uint32_t>::max());
        limits.sizes[0] = 0;
        const auto raise = [&](std::uint32_t& least, bool in_title) {
            while (least < most_dense_count && score.most(least, in_title) < m_hits.front().score) {
                ++least;
            }
        };
        // What is in nearly all articles is worth so little that many scores are the same: then
        // only the date decides.
        bool can_only_tie = false;
        double least_score = -1;
        matches.for_each_within(limits, m_corpus.article_sizes(), [&](const Match& match) {
            if (!are_all && !articles.contains(match.article)) return;
            if (can_only_tie &&
                !is_before({match.article, match.count, least_score, 1}, m_hits.front())) {
                return;
            }
            if (!offer({match.article, match.count, score(match), 1})) {
                const std::uint32_t size = m_corpus.article_sizes()[match.article];
                if (match.key() != Match::no_key) limits.sizes[match.key()] = size;
            } else if (is_full() && m_hits.front().score > least_score) {
                least_score = m_hits.front().score;
                can_only_tie = least_score >= score.most();
                raise(limits.least_count, false);
                raise(limits.least_title_count, true);
            }
        });
    }

    // Scores so many hits that proximity can be worked out for the best of them.
    void score_all(const ArticleSet& articles) {
        m_hits.reserve(std::min(m_most, m_total));
        std::vector<PositiveClause> clauses = positive_clauses();
        ArticleSet others = not_ordinary();
        others.intersect(articles);
        score_others(others, clauses);
        ArticleSet ordinary = articles;
        ordinary.subtract(others);
        score_ordinary(ordinary, clauses);
        order_first(m_hits.size());
        if (clauses.size() > 1 && is_by_score()) add_proximity(clauses);
    }

    bool is_by_score() const { return m_options.sort == Sort::Relevance; }

    // Of hits with the same key, that in a longer article than one that was not good enough is not
    // either.
    void score_others(const ArticleSet& articles, std::vector<PositiveClause>& clauses) {
        const bool have_keys = is_by_score() && clauses.size() < std::size(digits);
        std::array<std::uint32_t, no_key + 1> too_long;
        too_long.fill(std::numeric_limits<std::uint32_t>::max());
        articles.for_each([&](std::size_t index) {
            const auto article = static_cast<ArticleNumber>(index);
            for (PositiveClause& clause : clauses) clause.match = clause.cursor.seek(article);
            const std::uint32_t key = have_keys ? key_of(clauses) : no_key;
            const std::uint32_t size = m_corpus.article_sizes()[article];
            if (size >= too_long[key]) return;
            if (!offer(scored(article, clauses)) && key != no_key) too_long[key] = size;
        });
    }

    // The same for articles that have one occurrence, not in the title, of each clause that they
    // have: by which clauses these are, most of them first, as long as one can be good enough.
    void score_ordinary(const ArticleSet& articles, std::vector<PositiveClause>& clauses) {
        for (std::size_t clause_bits = std::size_t{1} << clauses.size(); clause_bits-- > 0;) {
            ArticleSet some = articles;
            double most = 0;
            for (std::size_t i = 0; i < clauses.size(); ++i) {
                const bool has_clause = (clause_bits >> i & 1) != 0;
                clauses[i].match = has_clause ? Match{0, 1, 0} : Match{};
                if (has_clause) most += clauses[i].score.most(1, false);
            }
            if (is_by_score() && is_full() && rounded_score(most) < m_hits.front().score) continue;
            for (std::size_t i = 0; i < clauses.size(); ++i) {
                const ArticleSet& of_clause = *clauses[i].articles;
                (clause_bits >> i & 1) != 0 ? some.intersect(of_clause) : some.subtract(of_clause);
            }
            std::uint32_t too_long = std::numeric_limits<std::uint32_t>::max();
            some.for_each([&](std::size_t index) {
                const std::uint32_t size = m_corpus.article_sizes()[index];
                if (size >= too_long) return;
                const auto article = static_cast<ArticleNumber>(index);
                for (PositiveClause& clause : clauses) clause.match.article = article;
                if (!offer(scored(article, clauses))) too_long = size;
            });
        }
    }

    static std::uint32_t key_of(const std::vector<PositiveClause>& clauses) {
        const std::uint32_t base = digits[clauses.size()];
        std::uint32_t key = 0;
        for (const PositiveClause& clause : clauses) {
            const std::uint32_t tf_weight = ClauseScore::tf_weight(clause.match);
            if (tf_weight >= base) return no_key;
            key = key * base + tf_weight;
        }
        return key;
    }

    std::vector<PositiveClause> positive_clauses() const {
        std::vector<PositiveClause> clauses;
        clauses.reserve(m_positive.size());
        for (const std::size_t clause : m_positive) {
            const MatchList& matches = m_match_set.by_clause[clause];
            clauses.push_back(
                {&matches.articles(), ClauseScore(m_corpus, matches), MatchCursor(matches), {}});
        }
        return clauses;
    }

    // The articles that may have a match that is not ordinary; all if there are too many clauses.
    ArticleSet not_ordinary() const {
        ArticleSet others(m_corpus.article_count());
        if (m_positive.size() > most_told_apart) others.complement();
        for (const std::size_t clause : m_positive)
            m_match_set.by_clause[clause].add_others_to(others);
        return others;
    }

    ScoredHit scored(ArticleNumber article, const std::vector<PositiveClause>& clauses) const {
        ScoredHit hit{article, 0, 0, 0};
        for (const PositiveClause& clause : clauses) {
            if (clause.match.count == 0) continue;
            hit.occurrences += clause.match.count;
            ++hit.clauses;
            if (is_by_score()) hit.score += clause.score(clause.match);
        }
        hit.score = rounded_score(hit.score);
        return hit;
    }

    const IssueMetadata& issue_of(const ScoredHit& hit) const {
        return m_corpus.issue_metadata(m_corpus.article_metadata(hit.article).issue);
    }

    // Undated issues come last, whichever way. Within an issue, the order of print.
    bool is_before(const ScoredHit& a, const ScoredHit& b) const {
        if (a.score != b.score) return a.score > b.score;
        const IssueMetadata& of_a = issue_of(a);
        const IssueMetadata& of_b = issue_of(b);
        if (of_a.position == of_b.position) return a.article < b.article;
        if (of_a.date == of_b.date) return of_a.position < of_b.position;
        if (m_options.sort == Sort::Oldest) {
            return of_b.date == 0 || (of_a.date != 0 && of_a.date < of_b.date);
        }
        return of_a.date > of_b.date;
    }

    // Puts the first hits in order, as many as there are of `count`.
    void order_first(std::size_t count) {
        const auto end =
            m_hits.begin() + static_cast<std::ptrdiff_t>(std::min(count, m_hits.size()));
        merge_sort(m_hits.begin(), end,
                   [this](const ScoredHit& a, const ScoredHit& b) { return is_before(a, b); });
    }

    // Of hits in order. Once so many as are wanted are better than all that follow can become, it
    // is enough.
    void add_proximity(const std::vector<PositiveClause>& clauses) {
        double idf_sum = 0;
        for (const PositiveClause& clause : clauses) idf_sum += clause.score.idf();
        Proximity proximity(m_corpus, m_query, m_options.filters.scope, idf_sum);
        const std::size_t count = std::min(closely_ranked, m_hits.size());
        std::vector<double> best;  // Of the wanted number, the best first.
        for (std::size_t i = 0; i < count; ++i) {
            double& score = m_hits[i].score;
            const bool are_enough = best.size() == m_wanted_hits;
            if (are_enough && best.back() > rounded_score(score + proximity.most())) break;
            const bool has_all = m_hits[i].clauses == m_positive.size();
            if (has_all) score = rounded_score(score + proximity(m_hits[i].article));
            const auto occurrence =
                std::lower_bound(best.begin(), best.end(), score, std::greater<>());
            best.insert(occurrence, score);
            if (are_enough) best.pop_back();
        }
        order_first(count);
    }

    void add_hits(Results& results) const {
        results.hits.reserve(m_hits.size());
        for (const ScoredHit& scored : m_hits) {
            results.hits.push_back({issue_of(scored).position,
                                    m_corpus.index_in_issue(scored.article), scored.occurrences,
                                    scored.score});
        }
    }

    const Corpus& m_corpus;
    const Query& m_query;
    const MatchSet& m_match_set;
    const SearchOptions& m_options;
    std::vector<std::size_t> m_positive;  // Leaves.
    std::size_t m_total = 0;
    std::size_t m_wanted_hits = 0;
    std::size_t m_most = 0;  // Hits that are kept.
    std::vector<ScoredHit> m_hits;
};

}  // namespace

void rank(const Corpus& corpus, const Query& query, const MatchSet& match_set,
          const ArticleSet& articles, const SearchOptions& options, Results& results) {
    Ranker(corpus, query, match_set, options).run(articles, results);
}

}  // namespace kexie
