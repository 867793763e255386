#include "search/score.h"

#include <algorithm>

#include "base/sort.h"

namespace kexie {
namespace {

constexpr double saturation = 1.2;     // BM25's k1.
constexpr double length_weight = 0.5;  // BM25's b.
constexpr double closeness_weight = 0.6;
constexpr double close_units = 12;  // At this distance, closeness counts half.

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

std::string written(const Leaf& leaf) {
    std::string text;
    for (const Term& term : leaf.terms) text += (text.empty() ? "" : " ") + term.written;
    return text;
}

}  // namespace

std::int64_t ten_thousandths(double score) {
    return static_cast<std::int64_t>(score * 1e4 + 0.5);
}

double rounded_score(double score) {
    return static_cast<double>(ten_thousandths(score)) / 1e4;
}

LeafScore::LeafScore(const Collection& collection, const MatchList& matches)
    : m_collection(&collection) {
    const auto articles = static_cast<double>(collection.article_count());
    const auto with_it = static_cast<double>(matches.size());
    m_rarity = logarithm(1 + (articles - with_it + 0.5) / (with_it + 0.5));
    const double average_size = static_cast<double>(collection.text_size()) / articles;
    m_damping_by_unit = saturation * length_weight / average_size;
}

double LeafScore::operator()(const Match& match) const {
    return rounded_score(of(weight(match), m_collection->article_sizes()[match.article]));
}

double LeafScore::most() const {
    return rounded_score(m_rarity * (saturation + 1));
}

double LeafScore::most(std::uint32_t count, bool in_title) const {
    return rounded_score(of(count + (in_title ? title_weight : 0), 0));
}

double LeafScore::of(std::uint32_t weight, std::uint32_t size) const {
    const double damped = saturation * (1 - length_weight) + m_damping_by_unit * size;
    return m_rarity * weight * (saturation + 1) / (weight + damped);
}

Closeness::Closeness(const Collection& collection, const Query& query, std::optional<Field> scope,
                     double rarities)
    : m_collection(collection), m_most(rounded_score(rarities * closeness_weight)) {
    for (const Leaf& leaf : query.leaves) {
        if (leaf.is_wanted) m_wanted.emplace_back(leaf, scope);
    }
}

double Closeness::operator()(ArticleNumber article) {
    collect_places(article);
    m_seen.assign(m_wanted.size(), 0);
    std::size_t different = 0;
    std::size_t first = 0;
    double best = 0;
    for (std::size_t last = 0; last < m_places.size(); ++last) {
        if (m_places[first].place.field != m_places[last].place.field) {
            m_seen.assign(m_wanted.size(), 0);
            different = 0;
            first = last;
        }
        if (m_seen[m_places[last].leaf]++ == 0) ++different;
        while (m_seen[m_places[first].leaf] > 1) --m_seen[m_places[first++].leaf];
        if (different == m_wanted.size()) best = std::max(best, tightness(first, last));
    }
    return rounded_score(m_most * best);
}

double Closeness::tightness(std::size_t first, std::size_t last) const {
    std::uint32_t end = m_places[first].place.begin;
    std::uint32_t between = 0;
    for (std::size_t i = first; i <= last; ++i) {
        const Place& place = m_places[i].place;
        if (place.begin > end) between += place.begin - end;
        end = std::max(end, place.end);
    }
    return close_units / (close_units + between);
}

void Closeness::collect_places(ArticleNumber article) {
    m_places.clear();
    const ShelvedArticle shelved = find_article(m_collection, article);
    for (std::size_t i = 0; i < m_wanted.size(); ++i) {
        m_leaf_places.clear();
        m_wanted[i].append_places(shelved, m_leaf_places);
        for (const Place& place : m_leaf_places) m_places.push_back({place, i});
    }
    merge_sort(m_places.begin(), m_places.end(), [](const LeafPlace& a, const LeafPlace& b) {
        return a.place.begin < b.place.begin;
    });
}

std::vector<ScorePart> explain_score(const Collection& collection, const Query& query,
                                     const std::vector<MatchList>& by_leaf,
                                     std::optional<Field> scope, const Hit& hit) {
    const std::size_t issue = collection.issue_at(hit.issue);
    const ArticleNumber article = collection.issue_facts(issue).first_article + hit.article;
    std::vector<ScorePart> parts;
    double rarities = 0;
    double sum = 0;
    for (std::size_t i = 0; i < query.leaves.size(); ++i) {
        if (!query.leaves[i].is_wanted) continue;
        const LeafScore score(collection, by_leaf[i]);
        rarities += score.rarity();
        const Match match = MatchCursor(by_leaf[i]).seek(article);
        if (match.count == 0) continue;
        parts.push_back({ScorePart::Kind::Term, written(query.leaves[i]), match.count,
                         match.in_title == 1, score.rarity(), score(match)});
        sum += parts.back().score;
    }
    // Only the best hits are looked at for closeness.
    Closeness closeness(collection, query, scope, rarities);
    const double left = rounded_score(hit.score - sum);
    if (left > 0) {
        parts.push_back({ScorePart::Kind::Closeness, {}, 0, false, rarities, closeness(article)});
    }
    return parts;
}

}  // namespace kexie
