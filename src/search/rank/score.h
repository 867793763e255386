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

// A score in ten-thousandths.
using Score = std::int64_t;

// Of a score that is not negative, to the nearest one.
inline Score to_score(double value) {
    return static_cast<Score>(value * 1e4 + 0.5);
}
inline double to_double(Score score) {
    return static_cast<double>(score) / 1e4;
}

// What one clause of the query adds to the score of an article: BM25 (k1 = 1.2, b = 0.5), a
// occurrence in the title counting four more.
class ClauseScore {
public:
    // `matches` are all of the clause.
    ClauseScore(const Corpus& corpus, const MatchList& matches);

    // How rare the clause is among all articles, at least 0.
    double idf() const { return m_idf; }

    // `match` is one of the clause, with a count of 1 or more.
    Score operator()(const Match& match) const;

    // True only if the score of the match is less than `score`, which it mostly tells without the
    // division: ranking a frequent character in 100 MB takes 0.25 ms with it and 0.40 without.
    // Guarded by "engine: the first hits are those of the whole list, whatever is left out".
    bool is_below(const Match& match, Score score) const;

private:
    struct Fraction {
        double numerator = 0;
        double denominator = 1;
    };
    Fraction value_of(const Match& match) const;

    const Corpus* m_corpus;
    double m_idf = 0;
    double m_damping_by_unit = 0;
};

// What an article gets for having all that is looked for close together in a field.
class Proximity {
public:
    // `idf_sum` is the sum over the positive clauses.
    Proximity(const Corpus& corpus, const Query& query, std::optional<Field> scope, double idf_sum);

    // Most where occurrences of all positive clauses follow one another, towards 0 the more stands
    // between them; 0 where no field has them all. O(text of the article).
    Score operator()(ArticleNumber article);

private:
    void collect_occurrences(ArticleNumber article);
    double tightness(std::size_t first, std::size_t last) const;

    const Corpus& m_corpus;
    double m_most = 0;
    std::vector<OccurrenceFinder> m_positive;     // Of every positive clause.
    std::vector<std::size_t> m_seen;              // Occurrences of each of them in the window.
    std::vector<ClauseOccurrence> m_occurrences;  // Of the positive ones, counted alone.
    std::vector<Occurrence> m_clause_occurrences;
};

// The parts of the score that a search by relevance gives the article.
std::vector<ScorePart> explain_score(const Corpus& corpus, const Query& query,
                                     const std::vector<MatchList>& by_clause,
                                     std::optional<Field> scope, const Hit& hit);

}  // namespace kexie
