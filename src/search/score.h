// What makes an article a better hit than another, in numbers.
//
// Every part of a score is a whole number of ten-thousandths, as it is printed, so that the parts
// add up to the score exactly. Computed with the four basic operations only, so that every machine
// gives the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/collection.h"
#include "search/engine.h"
#include "search/match_list.h"
#include "search/places.h"
#include "search/query.h"

namespace kexie {

// Of a score that is not negative, to the nearest one.
std::int64_t ten_thousandths(double score);

// To ten-thousandths.
double rounded_score(double score);

// What one leaf of the query adds to the score of an article: BM25 (k1 = 1.2, b = 0.5), a place in
// the title counting four more.
class LeafScore {
public:
    // `matches` are all of the leaf.
    LeafScore(const Collection& collection, const MatchList& matches);

    // How rare the leaf is among all articles, at least 0.
    double rarity() const { return m_rarity; }

    // Rounded. Not greater for a longer article that has as many places.
    double operator()(const Match& match) const;

    // What no score is above; and none of so many places, in the title too or not.
    double most() const;
    double most(std::uint32_t count, bool in_title) const;

    // The places, one in the title counting for more; 0 for no match. Of articles of one size,
    // those with the same weight have the same score.
    static std::uint32_t weight(const Match& match) {
        return match.count + (match.in_title == 1 ? title_weight : 0);
    }

private:
    // Places that one in the title counts for in addition.
    static constexpr std::uint32_t title_weight = 4;

    double of(std::uint32_t weight, std::uint32_t size) const;

    const Collection* m_collection;
    double m_rarity = 0;
    double m_damping_by_unit = 0;
};

// What an article gets for having all that is looked for close together in a field.
class Closeness {
public:
    // `rarities` is the sum over the wanted leaves.
    Closeness(const Collection& collection, const Query& query, std::optional<Field> scope,
              double rarities);

    // The most that an article can get.
    double most() const { return m_most; }

    // Most where places of all wanted leaves follow one another, towards 0 the more stands between
    // them; 0 where no field has them all. Rounded. O(text of the article).
    double operator()(ArticleNumber article);

private:
    // A place, and which of the wanted leaves it is of.
    struct LeafPlace {
        Place place;
        std::size_t leaf = 0;
    };

    void collect_places(ArticleNumber article);
    double tightness(std::size_t first, std::size_t last) const;

    const Collection& m_collection;
    double m_most = 0;
    std::vector<PlaceFinder> m_wanted;  // Of every wanted leaf.
    std::vector<std::size_t> m_seen;    // Places of each of them in the window.
    std::vector<LeafPlace> m_places;
    std::vector<Place> m_leaf_places;
};

// The parts of the score that a search by relevance gives the article.
std::vector<ScorePart> explain_score(const Collection& collection, const Query& query,
                                     const std::vector<MatchList>& by_leaf,
                                     std::optional<Field> scope, const Hit& hit);

}  // namespace kexie
