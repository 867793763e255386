#include "search/rank.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <limits>
#include <utility>

#include "base/sort.h"
#include "search/score.h"

namespace kexie {
namespace {

// Closeness is worked out for so many hits, the best without it. It only adds, so that they stay
// before all others; and the text of no more articles has to be looked at.
constexpr std::size_t closely_ranked = 64;

// Hits that have the same weight of each leaf have the same key: a number of one digit for each
// leaf. Heavier ones than the digits can tell have no key. So many digits are there, by the number
// of leaves, that there are no more than 256 keys; for more leaves there are none.
constexpr std::uint32_t digits[] = {1, 256, 16, 6, 4, 3, 2, 2, 2};
constexpr std::uint32_t no_key = 256;

// Ordinary hits are told apart by their leaves if these are not more.
constexpr std::size_t most_told_apart = 4;

struct ScoredHit {
    ArticleNumber article = 0;
    std::uint32_t occurrences = 0;
    double score = 0;
    std::uint32_t leaves = 0;  // That the article contains.
};

// A leaf that adds to scores, and what it has of the article that is scored.
struct WantedLeaf {
    const ArticleSet* articles = nullptr;
    LeafScore score;
    MatchCursor cursor;
    Match match;
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
        m_total = articles.count();
        results.total = m_total;
        if (m_total == 0) return;
        for (const std::size_t leaf : m_wanted) {
            results.occurrences += m_evaluation.by_leaf[leaf].places_in(articles);
        }
        m_wanted_hits = m_options.limit > 0 ? m_options.limit : m_total;
        if (is_one_leaf()) {
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
        return has_leaf && m_wanted.size() == 1 && m_options.limit > 0 && is_by_score();
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
    // nor is one with fewer places than are enough in the shortest article.
    void pick_best(const ArticleSet& articles) {
        const MatchList& matches = m_evaluation.by_leaf[m_wanted.front()];
        const bool are_all = m_total == matches.size();
        const LeafScore score(m_collection, matches);
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
        matches.for_each_within(limits, m_collection.article_sizes(), [&](const Match& match) {
            if (!are_all && !articles.contains(match.article)) return;
            if (can_only_tie &&
                !is_before({match.article, match.count, least_score, 1}, m_hits.front())) {
                return;
            }
            if (!offer({match.article, match.count, score(match), 1})) {
                const std::uint32_t size = m_collection.article_sizes()[match.article];
                if (match.key() != Match::no_key) limits.sizes[match.key()] = size;
            } else if (is_full() && m_hits.front().score > least_score) {
                least_score = m_hits.front().score;
                can_only_tie = least_score >= score.most();
                raise(limits.least_count, false);
                raise(limits.least_title_count, true);
            }
        });
    }

    // Scores so many hits that closeness can be worked out for the best of them.
    void score_all(const ArticleSet& articles) {
        m_hits.reserve(std::min(m_most, m_total));
        std::vector<WantedLeaf> leaves = wanted_leaves();
        ArticleSet others = not_ordinary();
        others.intersect(articles);
        score_others(others, leaves);
        ArticleSet ordinary = articles;
        ordinary.subtract(others);
        score_ordinary(ordinary, leaves);
        order_first(m_hits.size());
        if (leaves.size() > 1 && is_by_score()) add_closeness(leaves);
    }

    bool is_by_score() const { return m_options.sort == Sort::Relevance; }

    // Of hits with the same key, that in a longer article than one that was not good enough is not
    // either.
    void score_others(const ArticleSet& articles, std::vector<WantedLeaf>& leaves) {
        const bool have_keys = is_by_score() && leaves.size() < std::size(digits);
        std::array<std::uint32_t, no_key + 1> too_long;
        too_long.fill(std::numeric_limits<std::uint32_t>::max());
        articles.for_each([&](std::size_t index) {
            const auto article = static_cast<ArticleNumber>(index);
            for (WantedLeaf& leaf : leaves) leaf.match = leaf.cursor.seek(article);
            const std::uint32_t key = have_keys ? key_of(leaves) : no_key;
            const std::uint32_t size = m_collection.article_sizes()[article];
            if (size >= too_long[key]) return;
            if (!offer(scored(article, leaves)) && key != no_key) too_long[key] = size;
        });
    }

    // The same for articles that have one place, not in the title, of each leaf that they have: by
    // which leaves these are, most of them first, as long as one can be good enough.
    void score_ordinary(const ArticleSet& articles, std::vector<WantedLeaf>& leaves) {
        for (std::size_t leaf_bits = std::size_t{1} << leaves.size(); leaf_bits-- > 0;) {
            ArticleSet some = articles;
            double most = 0;
            for (std::size_t i = 0; i < leaves.size(); ++i) {
                const bool has_leaf = (leaf_bits >> i & 1) != 0;
                leaves[i].match = has_leaf ? Match{0, 1, 0} : Match{};
                if (has_leaf) most += leaves[i].score.most(1, false);
            }
            if (is_by_score() && is_full() && rounded_score(most) < m_hits.front().score) continue;
            for (std::size_t i = 0; i < leaves.size(); ++i) {
                const ArticleSet& of_leaf = *leaves[i].articles;
                (leaf_bits >> i & 1) != 0 ? some.intersect(of_leaf) : some.subtract(of_leaf);
            }
            std::uint32_t too_long = std::numeric_limits<std::uint32_t>::max();
            some.for_each([&](std::size_t index) {
                const std::uint32_t size = m_collection.article_sizes()[index];
                if (size >= too_long) return;
                const auto article = static_cast<ArticleNumber>(index);
                for (WantedLeaf& leaf : leaves) leaf.match.article = article;
                if (!offer(scored(article, leaves))) too_long = size;
            });
        }
    }

    static std::uint32_t key_of(const std::vector<WantedLeaf>& leaves) {
        const std::uint32_t base = digits[leaves.size()];
        std::uint32_t key = 0;
        for (const WantedLeaf& leaf : leaves) {
            const std::uint32_t weight = LeafScore::weight(leaf.match);
            if (weight >= base) return no_key;
            key = key * base + weight;
        }
        return key;
    }

    std::vector<WantedLeaf> wanted_leaves() const {
        std::vector<WantedLeaf> leaves;
        leaves.reserve(m_wanted.size());
        for (const std::size_t leaf : m_wanted) {
            const MatchList& matches = m_evaluation.by_leaf[leaf];
            leaves.push_back(
                {&matches.articles(), LeafScore(m_collection, matches), MatchCursor(matches), {}});
        }
        return leaves;
    }

    // The articles that may have a match that is not ordinary; all if there are too many leaves.
    ArticleSet not_ordinary() const {
        ArticleSet others(m_collection.article_count());
        if (m_wanted.size() > most_told_apart) others.complement();
        for (const std::size_t leaf : m_wanted) m_evaluation.by_leaf[leaf].add_others_to(others);
        return others;
    }

    ScoredHit scored(ArticleNumber article, const std::vector<WantedLeaf>& leaves) const {
        ScoredHit hit{article, 0, 0, 0};
        for (const WantedLeaf& leaf : leaves) {
            if (leaf.match.count == 0) continue;
            hit.occurrences += leaf.match.count;
            ++hit.leaves;
            if (is_by_score()) hit.score += leaf.score(leaf.match);
        }
        hit.score = rounded_score(hit.score);
        return hit;
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

    // Puts the first hits in order, as many as there are of `count`.
    void order_first(std::size_t count) {
        const auto end =
            m_hits.begin() + static_cast<std::ptrdiff_t>(std::min(count, m_hits.size()));
        merge_sort(m_hits.begin(), end,
                   [this](const ScoredHit& a, const ScoredHit& b) { return is_before(a, b); });
    }

    // Of hits in order. Once so many as are wanted are better than all that follow can become, it
    // is enough.
    void add_closeness(const std::vector<WantedLeaf>& leaves) {
        double rarities = 0;
        for (const WantedLeaf& leaf : leaves) rarities += leaf.score.rarity();
        Closeness closeness(m_collection, m_query, m_options.filters.scope, rarities);
        const std::size_t count = std::min(closely_ranked, m_hits.size());
        std::vector<double> best;  // Of the wanted number, the best first.
        for (std::size_t i = 0; i < count; ++i) {
            double& score = m_hits[i].score;
            const bool are_enough = best.size() == m_wanted_hits;
            if (are_enough && best.back() > rounded_score(score + closeness.most())) break;
            const bool has_all = m_hits[i].leaves == m_wanted.size();
            if (has_all) score = rounded_score(score + closeness(m_hits[i].article));
            const auto place = std::lower_bound(best.begin(), best.end(), score, std::greater<>());
            best.insert(place, score);
            if (are_enough) best.pop_back();
        }
        order_first(count);
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
    std::size_t m_total = 0;
    std::size_t m_wanted_hits = 0;
    std::size_t m_most = 0;  // Hits that are kept.
    std::vector<ScoredHit> m_hits;
};

}  // namespace

void rank(const Collection& collection, const Query& query, const Evaluation& evaluation,
          const ArticleSet& articles, const SearchOptions& options, Results& results) {
    Ranker(collection, query, evaluation, options).run(articles, results);
}

}  // namespace kexie
