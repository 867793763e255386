// Where a query's terms stand in an article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "search/index/corpus.h"
#include "search/query/query.h"

namespace kexie {

// Units [begin, end) of the segment's text, in one field of an article.
struct Occurrence {
    std::uint32_t field = 0;  // 0-based, as SegmentText counts them.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// An occurrence, and which of the clauses it is of.
struct ClauseOccurrence {
    Occurrence occurrence;
    std::size_t clause = 0;
};

// By the order of the text; those that begin together keep their order.
void sort_by_begin(std::vector<ClauseOccurrence>& occurrences);

// An article together with the segment on which it stands.
struct SegmentArticle {
    const Corpus* corpus = nullptr;
    const IndexSegment* segment = nullptr;
    ArticleNumber number = 0;

    const SegmentText& text() const { return segment->text; }
    std::size_t local() const { return number - segment->first_article; }
    const Article& article() const { return corpus->article(number); }
};

SegmentArticle find_article(const Corpus& corpus, ArticleNumber number);

// The original text of a field.
std::string_view text_of(const SegmentArticle& article, std::uint32_t field);

// A term in one spelling, as it is looked for. Keeps a view of both.
struct SpelledTerm {
    const Term* term = nullptr;
    std::u16string_view units;
    std::optional<Field> field;  // The term's own, else that of Filters::scope.
    const OtherSpelling* other = nullptr;

    SpelledTerm(const Term& from, std::optional<Field> scope)
        : term(&from), units(from.units), field(from.field ? from.field : scope) {}

    // `spelling` is one of Term::other_spellings.
    SpelledTerm(const Term& from, const OtherSpelling& spelling, std::optional<Field> scope)
        : SpelledTerm(from, scope) {
        units = spelling.units;
        other = &spelling;
    }

    const std::vector<Adjacency>& adjacencies() const {
        return other != nullptr ? other->adjacencies : term->adjacencies;
    }

    // True if the occurrences of the units are all that the term asks for.
    bool is_plain() const { return !field && other == nullptr && term->adjacencies.empty(); }
};

// True if blanks, field and meaning are as the term wants them; its units stand at unit
// `occurrence` of the segment.
bool fits_at(const SegmentText& text, std::size_t article, const SpelledTerm& term,
             std::size_t occurrence);

// Appends the occurrences of the term in one article: in order, from the left, not overlapping.
// O(text of the article).
void append_occurrences(const SegmentArticle& article, const SpelledTerm& term,
                        std::vector<Occurrence>& occurrences);

// The same for a term in all its spellings.
void append_occurrences(const SegmentArticle& article, const Term& term, std::optional<Field> scope,
                        std::vector<Occurrence>& occurrences);

// The same for a whole clause, article after article: in order of the text, overlapping where its
// terms do. Keeps a view of the clause, and its memory from one article to the next.
class OccurrenceFinder {
public:
    OccurrenceFinder(const Clause& clause, std::optional<Field> scope)
        : m_clause(&clause), m_scope(scope), m_by_term(clause.terms.size()) {}

    void append_occurrences(const SegmentArticle& article, std::vector<Occurrence>& occurrences);

private:
    void append_near(std::u16string_view text, std::vector<Occurrence>& occurrences);
    void append_same_paragraph(std::vector<Occurrence>& occurrences) const;

    const Clause* m_clause;
    std::optional<Field> m_scope;
    std::vector<std::vector<Occurrence>> m_by_term;
    std::vector<Occurrence> m_centres;
};

}  // namespace kexie
