#include "search/rank.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "search/score.h"

namespace kexie {
namespace {

// Closeness is worked out for so many hits, the best without it. It only adds, so that they stay
// before all others; and the text of no more articles has to be looked at.
constexpr std::size_t closely_ranked = 64;

// More than rounding adds to the score of a hit.
constexpr double rounding = 0.02;

struct ScoredHit {
    ArticleNumber article = 0;
    std::uint32_t occurrences = 0;
    double score = 0;
    std::uint32_t leaves = 0;  // That the article contains.
};

class Ranker {
public:
    Ranker(const Collection& collection, const Query& query, const Evaluation& evaluation,
           const SearchOptions& options)
        : m_collection(collection), m_query(query), m_evaluation(evaluation), m_options(options) {
        for (std::size_t i = 0; i < query.leaves.size(); ++i) {
            if (query.leaves[i].is_wanted) m_wanted.push_back(i);
        }
    }

    void run(const ArticleSet& articles, Results& results) {
        results.total = articles.count();
        for (const std::size_t leaf : m_wanted) {
            results.occurrences += m_evaluation.by_leaf[leaf].places_in(articles);
        }
        m_wanted_hits = m_options.limit > 0 ? m_options.limit : results.total;
        if (is_one_leaf()) {
            pick_best(articles, results);
        } else {
            score_all(articles, results);
        }
        order_first(m_wanted_hits);
        if (m_wanted_hits < m_hits.size()) m_hits.resize(m_wanted_hits);
        add_hits(results);
    }

private:
    // True if every hit is in the list of one leaf, which alone decides, and not all are asked for.
    bool is_one_leaf() const {
        const Node& root = m_query.root;
        const auto is_wanted_leaf = [&](const Node& node) {
            return node.kind == NodeKind::Leaf && m_query.leaves[node.leaf].is_wanted;
        };
        const bool has_leaf =
            root.kind == NodeKind::And
                ? std::any_of(root.children.begin(), root.children.end(), is_wanted_leaf)
                : is_wanted_leaf(root);
        return has_leaf && m_wanted.size() == 1 && m_options.limit > 0 &&
               m_options.sort == Sort::Relevance;
    }

    // Keeps the best hits in a heap, the worst of them on top. Of articles with the same count, a
    // longer one than one that was not good enough is not either: for most, that is all to look at.
    void pick_best(const ArticleSet& articles, Results& results) {
        const MatchList& matches = m_evaluation.by_leaf[m_wanted.front()];
        const bool are_all = results.total == matches.size();
        const LeafScore score(m_collection, matches);
        const auto before = [this](const ScoredHit& a, const ScoredHit& b) {
            return is_before(a, b);
        };
        MatchList::Limits too_long;
        too_long.fill(std::numeric_limits<std::uint32_t>::max());
        too_long[0] = 0;
        matches.for_each_below(m_collection.article_sizes(), too_long, [&](const Match& match) {
            if (!are_all && !articles.contains(match.article)) return;
            const ScoredHit hit{match.article, match.count, score(match), 1};
            if (m_hits.size() == m_wanted_hits) {
                if (!before(hit, m_hits.front())) {
                    const bool is_worse = hit.score < m_hits.front().score;
                    const std::uint32_t size = m_collection.article_sizes()[match.article];
                    if (is_worse && match.key() != Match::no_key) too_long[match.key()] = size;
                    return;
                }
                std::pop_heap(m_hits.begin(), m_hits.end(), before);
                m_hits.pop_back();
            }
            m_hits.push_back(hit);
            std::push_heap(m_hits.begin(), m_hits.end(), before);
        });
    }

    // Keeps the best hits in a heap as pick_best() does, but so many that closeness can be worked
    // out for the best. Most of the others are known to be worse before they are scored.
    void score_all(const ArticleSet& articles, Results& results) {
        const bool by_score = m_options.sort == Sort::Relevance;
        const std::size_t most = by_score ? std::max(m_wanted_hits, closely_ranked) : results.total;
        const bool may_skip = by_score && most < results.total;
        m_hits.reserve(std::min(most, results.total));
        std::vector<LeafScore> scores;
        std::vector<MatchCursor> cursors;
        scores.reserve(m_wanted.size());
        double rarities = 0;
        for (const std::size_t leaf : m_wanted) {
            scores.emplace_back(m_collection, m_evaluation.by_leaf[leaf]);
            if (may_skip) scores.back().prepare_bounds();
            cursors.emplace_back(m_evaluation.by_leaf[leaf]);
            rarities += scores.back().rarity();
        }
        const auto before = [this](const ScoredHit& a, const ScoredHit& b) {
            return is_before(a, b);
        };
        std::vector<Match> matches(m_wanted.size());
        articles.for_each([&](std::size_t article) {
            ScoredHit hit{static_cast<ArticleNumber>(article), 0, 0, 0};
            double bound = rounding;
            for (std::size_t i = 0; i < cursors.size(); ++i) {
                matches[i] = cursors[i].seek(hit.article);
                if (matches[i].count == 0) continue;
                hit.occurrences += matches[i].count;
                ++hit.leaves;
                if (may_skip) bound += scores[i].bound(matches[i]);
            }
            const bool is_full = m_hits.size() == most;
            if (may_skip && is_full && bound < m_hits.front().score) return;
            for (std::size_t i = 0; by_score && i < scores.size(); ++i) {
                if (matches[i].count > 0) hit.score += scores[i](matches[i]);
            }
            hit.score = rounded_score(hit.score);
            if (is_full) {
                if (!before(hit, m_hits.front())) return;
                std::pop_heap(m_hits.begin(), m_hits.end(), before);
                m_hits.pop_back();
            }
            m_hits.push_back(hit);
            if (most < results.total) std::push_heap(m_hits.begin(), m_hits.end(), before);
        });
        if (m_wanted.size() > 1 && by_score) add_closeness(rarities);
    }

    const IssueFacts& issue_of(const ScoredHit& hit) const {
        return m_collection.issue_facts(m_collection.article_facts(hit.article).issue);
    }

    // Undated issues come last, whichever way. Within an issue, the order of print.
    bool is_before(const ScoredHit& a, const ScoredHit& b) const {
        if (a.score != b.score) return a.score > b.score;
        const IssueFacts& of_a = issue_of(a);
        const IssueFacts& of_b = issue_of(b);
        if (of_a.position == of_b.position) return a.article < b.article;
        if (of_a.date == of_b.date) return of_a.position < of_b.position;
        if (m_options.sort == Sort::Oldest) {
            return of_b.date == 0 || (of_a.date != 0 && of_a.date < of_b.date);
        }
        return of_a.date > of_b.date;
    }

    // Puts the first `count` in order; all others are after them in any order.
    void order_first(std::size_t count) {
        const auto before = [this](const ScoredHit& a, const ScoredHit& b) {
            return is_before(a, b);
        };
        if (count < m_hits.size()) {
            const auto last = m_hits.begin() + static_cast<std::ptrdiff_t>(count);
            std::partial_sort(m_hits.begin(), last, m_hits.end(), before);
        } else {
            std::sort(m_hits.begin(), m_hits.end(), before);
        }
    }

    // Once so many hits as are wanted are better than all that follow can become, it is enough.
    void add_closeness(double rarities) {
        order_first(closely_ranked);
        Closeness closeness(m_collection, m_query, m_options.filters.scope, rarities);
        const std::size_t count = std::min(closely_ranked, m_hits.size());
        std::vector<double> best;  // A heap, the worst on top.
        for (std::size_t i = 0; i < count; ++i) {
            double& score = m_hits[i].score;
            const bool are_enough = best.size() == m_wanted_hits;
            if (are_enough && best.front() > rounded_score(score + closeness.most())) break;
            const bool has_all = m_hits[i].leaves == m_wanted.size();
            if (has_all) score = rounded_score(score + closeness(m_hits[i].article));
            best.push_back(score);
            std::push_heap(best.begin(), best.end(), std::greater<>());
            if (!are_enough) continue;
            std::pop_heap(best.begin(), best.end(), std::greater<>());
            best.pop_back();
        }
    }

    void add_hits(Results& results) const {
        results.hits.reserve(m_hits.size());
        for (const ScoredHit& scored : m_hits) {
            results.hits.push_back({issue_of(scored).position,
                                    m_collection.index_in_issue(scored.article), scored.occurrences,
                                    scored.score});
        }
    }

    const Collection& m_collection;
    const Query& m_query;
    const Evaluation& m_evaluation;
    const SearchOptions& m_options;
    std::vector<std::size_t> m_wanted;  // Leaves.
    std::size_t m_wanted_hits = 0;
    std::vector<ScoredHit> m_hits;
};

}  // namespace

void rank(const Collection& collection, const Query& query, const Evaluation& evaluation,
          const ArticleSet& articles, const SearchOptions& options, Results& results) {
    Ranker(collection, query, evaluation, options).run(articles, results);
}

}  // namespace kexie
