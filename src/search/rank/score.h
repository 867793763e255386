// What makes an article a better hit than another, in numbers.
//
// Every part of a score is a whole number of ten-thousandths, as it is printed, so that the parts
// add up to the score exactly. Computed with the four basic operations only, so that every machine
// gives the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/index/corpus.h"
#include "search/match/match_list.h"
#include "search/match/occurrences.h"
#include "search/query/query.h"
#include "search/types.h"

namespace kexie {

// Of a score that is not negative, to the nearest one.
std::int64_t ten_thousandths(double score);

// To ten-thousandths.
double rounded_score(double score);

// What one clause of the query adds to the score of an article: BM25 (k1 = 1.2, b = 0.5), a
// occurrence in the title counting four more.
class ClauseScore {
public:
    // `matches` are all of the clause.
    ClauseScore(const Corpus& corpus, const MatchList& matches);

    // How rare the clause is among all articles, at least 0.
    double idf() const { return m_idf; }

    // Rounded. Not greater for a longer article that has as many occurrences.
    double operator()(const Match& match) const;

    // What no score is above; and none of so many occurrences, in the title too or not.
    double most() const;
    double most(std::uint32_t count, bool in_title) const;

    // The occurrences, one in the title counting for more; 0 for no match. Of articles of one size,
    // those with the same tf_weight have the same score.
    static std::uint32_t tf_weight(const Match& match) {
        return match.count + (match.in_title == 1 ? title_weight : 0);
    }

private:
    // Places that one in the title counts for in addition.
    static constexpr std::uint32_t title_weight = 4;

    double of(std::uint32_t tf_weight, std::uint32_t size) const;

    const Corpus* m_corpus;
    double m_idf = 0;
    double m_damping_by_unit = 0;
};

// What an article gets for having all that is looked for close together in a field.
class Proximity {
public:
    // `idf_sum` is the sum over the wanted clauses.
    Proximity(const Corpus& corpus, const Query& query, std::optional<Field> scope, double idf_sum);

    // The most that an article can get.
    double most() const { return m_most; }

    // Most where occurrences of all wanted clauses follow one another, towards 0 the more stands
    // between them; 0 where no field has them all. Rounded. O(text of the article).
    double operator()(ArticleNumber article);

private:
    // A occurrence, and which of the wanted clauses it is of.
    struct ClauseOccurrence {
        Occurrence occurrence;
        std::size_t clause = 0;
    };

    void collect_occurrences(ArticleNumber article);
    double tightness(std::size_t first, std::size_t last) const;

    const Corpus& m_corpus;
    double m_most = 0;
    std::vector<OccurrenceFinder> m_positive;  // Of every wanted clause.
    std::vector<std::size_t> m_seen;           // Places of each of them in the window.
    std::vector<ClauseOccurrence> m_occurrences;
    std::vector<Occurrence> m_clause_occurrences;
};

// The parts of the score that a search by relevance gives the article.
std::vector<ScorePart> explain_score(const Corpus& corpus, const Query& query,
                                     const std::vector<MatchList>& by_clause,
                                     std::optional<Field> scope, const Hit& hit);

}  // namespace kexie
