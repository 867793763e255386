#include "search/rank.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "search/places.h"

namespace kexie {
namespace {

constexpr double saturation = 1.2;     // BM25's k1.
constexpr double length_weight = 0.5;  // BM25's b.
constexpr double title_weight = 4;     // Places that one in the title counts for in addition.
constexpr double closeness_weight = 0.6;
constexpr double close_units = 12;  // At this distance, closeness counts half.

// Closeness is worked out for so many hits, the best without it. It only adds, so that they stay
// before all others; and the text of no more articles has to be looked at.
constexpr std::size_t closely_ranked = 128;

// The natural logarithm for x >= 1 from the basic operations: libraries differ in the last bit.
double logarithm(double x) {
    constexpr double ln_2 = 0.69314718055994530942;
    int halvings = 0;
    for (; x > 1.5; x /= 2) ++halvings;
    const double t = (x - 1) / (x + 1);
    double term = t;
    double sum = 0;
    for (int n = 1; n < 24; n += 2, term *= t * t) sum += term / n;
    return 2 * sum + halvings * ln_2;
}

struct ScoredHit {
    ArticleNumber article = 0;
    std::uint32_t occurrences = 0;
    double score = 0;
};

// A place, and which of the wanted leaves it is of.
struct LeafPlace {
    Place place;
    std::size_t leaf = 0;
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
        articles.for_each([&](std::size_t article) {
            m_hits.push_back({static_cast<ArticleNumber>(article), 0, 0});
        });
        double most = 0;
        for (const std::size_t leaf : m_wanted) most += add_leaf(m_evaluation.by_leaf[leaf]);
        for (ScoredHit& hit : m_hits) {
            hit.score = rounded(hit.score);
            results.occurrences += hit.occurrences;
        }
        results.total = m_hits.size();
        if (m_wanted.size() > 1 && m_options.sort == Sort::Relevance) add_closeness(most);
        const std::size_t count = m_options.limit > 0 ? m_options.limit : m_hits.size();
        order_first(count);
        if (count < m_hits.size()) m_hits.resize(count);
        add_hits(results);
    }

private:
    // Adds occurrences and scores of one leaf to the hits; returns its weight.
    double add_leaf(const std::vector<Match>& matches) {
        const auto articles = static_cast<double>(m_collection.article_count());
        const auto with_it = static_cast<double>(matches.size());
        const double rarity = logarithm(1 + (articles - with_it + 0.5) / (with_it + 0.5));
        const double average = static_cast<double>(m_collection.text_size()) / articles;
        auto match = matches.begin();
        for (ScoredHit& hit : m_hits) {
            while (match != matches.end() && match->article < hit.article) ++match;
            if (match == matches.end()) break;
            if (match->article != hit.article) continue;
            hit.occurrences += match->count;
            if (m_options.sort != Sort::Relevance) continue;
            const double places = match->count + (match->in_title ? title_weight : 0);
            const double length = m_collection.article_facts(hit.article).size / average;
            const double damped = saturation * (1 - length_weight + length_weight * length);
            hit.score += rarity * places * (saturation + 1) / (places + damped);
        }
        return rarity;
    }

    // 1 where places of all wanted leaves follow one another in a field, towards 0 the more stands
    // between them; 0 where no field has them all.
    double closeness(const ScoredHit& hit) {
        collect_places(hit.article);
        std::vector<std::size_t> seen(m_wanted.size(), 0);
        std::size_t different = 0;
        std::size_t first = 0;
        double best = 0;
        for (std::size_t last = 0; last < m_places.size(); ++last) {
            if (m_places[first].place.field != m_places[last].place.field) {
                std::fill(seen.begin(), seen.end(), 0);
                different = 0;
                first = last;
            }
            if (seen[m_places[last].leaf]++ == 0) ++different;
            while (seen[m_places[first].leaf] > 1) --seen[m_places[first++].leaf];
            if (different == m_wanted.size()) best = std::max(best, tightness(first, last));
        }
        return best;
    }

    double tightness(std::size_t first, std::size_t last) const {
        std::uint32_t end = m_places[first].place.begin;
        std::uint32_t between = 0;
        for (std::size_t i = first; i <= last; ++i) {
            const Place& place = m_places[i].place;
            if (place.begin > end) between += place.begin - end;
            end = std::max(end, place.end);
        }
        return close_units / (close_units + between);
    }

    void collect_places(ArticleNumber article) {
        m_places.clear();
        const ShelvedArticle shelved = find_article(m_collection, article);
        for (std::size_t i = 0; i < m_wanted.size(); ++i) {
            m_leaf_places.clear();
            append_places(shelved, m_query.leaves[m_wanted[i]], m_options.filters.scope,
                          m_leaf_places);
            for (const Place& place : m_leaf_places) m_places.push_back({place, i});
        }
        std::stable_sort(
            m_places.begin(), m_places.end(),
            [](const LeafPlace& a, const LeafPlace& b) { return a.place.begin < b.place.begin; });
    }

    int date_of(const ScoredHit& hit) const {
        return m_collection.issue_facts(m_collection.article_facts(hit.article).issue).date;
    }

    // Undated issues come last, whichever way. Within an issue, the order of print.
    bool is_before(const ScoredHit& a, const ScoredHit& b) const {
        if (a.score != b.score) return a.score > b.score;
        const int date_a = date_of(a);
        const int date_b = date_of(b);
        if (date_a == date_b) return a.article < b.article;
        if (m_options.sort == Sort::Oldest) return date_b == 0 || (date_a != 0 && date_a < date_b);
        return date_a > date_b;
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

    void add_closeness(double most) {
        order_first(closely_ranked);
        const std::size_t count = std::min(closely_ranked, m_hits.size());
        for (std::size_t i = 0; i < count; ++i) {
            m_hits[i].score =
                rounded(m_hits[i].score + most * closeness_weight * closeness(m_hits[i]));
        }
    }

    static double rounded(double score) { return std::floor(score * 1e6 + 0.5) / 1e6; }

    void add_hits(Results& results) const {
        results.hits.reserve(m_hits.size());
        for (const ScoredHit& scored : m_hits) {
            results.hits.push_back({m_collection.article_facts(scored.article).issue,
                                    m_collection.index_in_issue(scored.article), scored.occurrences,
                                    scored.score});
        }
    }

    const Collection& m_collection;
    const Query& m_query;
    const Evaluation& m_evaluation;
    const SearchOptions& m_options;
    std::vector<std::size_t> m_wanted;
    std::vector<ScoredHit> m_hits;
    std::vector<LeafPlace> m_places;
    std::vector<Place> m_leaf_places;
};

}  // namespace

void rank(const Collection& collection, const Query& query, const Evaluation& evaluation,
          const ArticleSet& articles, const SearchOptions& options, Results& results) {
    Ranker(collection, query, evaluation, options).run(articles, results);
}

}  // namespace kexie
