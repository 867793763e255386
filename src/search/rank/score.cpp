#include "search/rank/score.h"

#include <algorithm>

namespace kexie {
namespace {

constexpr double saturation = 1.2;         // BM25's k1.
constexpr double length_weight = 0.5;      // BM25's b.
constexpr std::uint32_t title_weight = 4;  // Occurrences that one in the title adds.
constexpr double proximity_weight = 0.6;
constexpr double close_units = 12;  // At this distance, proximity counts half.

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

std::string raw_terms(const Clause& clause) {
    std::string text;
    for (const Term& term : clause.terms) text += (text.empty() ? "" : " ") + term.raw;
    return text;
}

}  // namespace

ClauseScore::ClauseScore(const Corpus& corpus, const MatchList& matches) : m_corpus(&corpus) {
    const auto articles = static_cast<double>(corpus.article_count());
    const auto with_it = static_cast<double>(matches.size());
    m_idf = logarithm(1 + (articles - with_it + 0.5) / (with_it + 0.5));
    const double average_size = static_cast<double>(corpus.text_size()) / articles;
    m_damping_by_unit = saturation * length_weight / average_size;
}

Score ClauseScore::operator()(const Match& match) const {
    const Fraction value = value_of(match);
    return to_score(value.numerator / value.denominator);
}

// A ten-thousandth to spare is more than what rounding can make of it.
bool ClauseScore::is_below(const Match& match, Score score) const {
    const Fraction value = value_of(match);
    return value.numerator < to_double(score - 1) * value.denominator;
}

ClauseScore::Fraction ClauseScore::value_of(const Match& match) const {
    const std::uint32_t tf_weight = match.count + (match.in_title ? title_weight : 0);
    const std::uint32_t size = m_corpus->article_sizes()[match.article];
    const double damped = saturation * (1 - length_weight) + m_damping_by_unit * size;
    return {m_idf * tf_weight * (saturation + 1), tf_weight + damped};
}

Proximity::Proximity(const Corpus& corpus, const Query& query, std::optional<Field> scope,
                     double idf_sum)
    : m_corpus(corpus), m_most(to_double(to_score(idf_sum * proximity_weight))) {
    for (const Clause& clause : query.clauses) {
        if (clause.is_positive) m_positive.emplace_back(clause, scope);
    }
}

Score Proximity::operator()(ArticleNumber article) {
    collect_occurrences(article);
    m_seen.assign(m_positive.size(), 0);
    std::size_t different = 0;
    std::size_t first = 0;
    double best = 0;
    for (std::size_t last = 0; last < m_occurrences.size(); ++last) {
        if (m_occurrences[first].occurrence.field != m_occurrences[last].occurrence.field) {
            m_seen.assign(m_positive.size(), 0);
            different = 0;
            first = last;
        }
        if (m_seen[m_occurrences[last].clause]++ == 0) ++different;
        while (m_seen[m_occurrences[first].clause] > 1) --m_seen[m_occurrences[first++].clause];
        if (different == m_positive.size()) best = std::max(best, tightness(first, last));
    }
    return to_score(m_most * best);
}

double Proximity::tightness(std::size_t first, std::size_t last) const {
    std::uint32_t end = m_occurrences[first].occurrence.begin;
    std::uint32_t between = 0;
    for (std::size_t i = first; i <= last; ++i) {
        const Occurrence& occurrence = m_occurrences[i].occurrence;
        if (occurrence.begin > end) between += occurrence.begin - end;
        end = std::max(end, occurrence.end);
    }
    return close_units / (close_units + between);
}

void Proximity::collect_occurrences(ArticleNumber article) {
    m_occurrences.clear();
    const SegmentArticle shelved = find_article(m_corpus, article);
    for (std::size_t i = 0; i < m_positive.size(); ++i) {
        m_clause_occurrences.clear();
        m_positive[i].append_occurrences(shelved, m_clause_occurrences);
        for (const Occurrence& occurrence : m_clause_occurrences)
            m_occurrences.push_back({occurrence, i});
    }
    sort_by_begin(m_occurrences);
}

std::vector<ScorePart> explain_score(const Corpus& corpus, const Query& query,
                                     const std::vector<MatchList>& by_clause,
                                     std::optional<Field> scope, const Hit& hit) {
    const std::size_t issue = corpus.issue_at(hit.issue);
    const ArticleNumber article = corpus.issue_metadata(issue).first_article + hit.article;
    std::vector<ScorePart> parts;
    double idf_sum = 0;
    Score sum = 0;
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
        if (!query.clauses[i].is_positive) continue;
        const ClauseScore clause_score(corpus, by_clause[i]);
        idf_sum += clause_score.idf();
        const Match match = MatchCursor(by_clause[i]).seek(article);
        if (match.count == 0) continue;
        const Score score = clause_score(match);
        parts.push_back({ScorePart::Kind::Term, raw_terms(query.clauses[i]), match.count,
                         match.in_title, clause_score.idf(), to_double(score)});
        sum += score;
    }
    // Only the best hits are looked at for proximity.
    if (to_score(hit.score) > sum) {
        const Score score = Proximity(corpus, query, scope, idf_sum)(article);
        parts.push_back({ScorePart::Kind::Proximity, {}, 0, false, idf_sum, to_double(score)});
    }
    return parts;
}

}  // namespace kexie
