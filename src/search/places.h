// Where a query's terms stand in an article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "search/collection.h"
#include "search/query.h"
#include "search/scan.h"

namespace kexie {

// Units [begin, end) of the shelf's text, in one field of an article.
struct Place {
    std::uint32_t field = 0;  // 0-based, as Shelf counts them.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// An article together with the shelf on which it stands.
struct ShelvedArticle {
    const Collection* collection = nullptr;
    const IndexedShelf* indexed = nullptr;
    ArticleNumber number = 0;

    const Shelf& shelf() const { return indexed->shelf; }
    std::size_t local() const { return number - indexed->first_article; }
    const Article& article() const { return collection->article(number); }
};

ShelvedArticle find_article(const Collection& collection, ArticleNumber number);

// The original text of a field.
std::string_view text_of(const ShelvedArticle& article, std::uint32_t field);

// A term in one spelling, made ready to be looked for. Keeps a view of both.
struct PreparedTerm {
    const Term* term = nullptr;
    Needle needle;
    std::optional<Field> field;  // The term's own, else that of Filters::scope.
    bool is_other_spelling = false;

    PreparedTerm(const Term& from, std::optional<Field> scope)
        : term(&from), needle(make_needle(from.units)), field(from.field ? from.field : scope) {}

    // `other` is one of Term::other_spellings.
    PreparedTerm(const Term& from, std::u16string_view other, std::optional<Field> scope)
        : PreparedTerm(from, scope) {
        needle = make_needle(other);
        is_other_spelling = true;
    }

    // True if the places of the folded units are all that the term asks for.
    bool is_plain() const { return !field && term->joints.empty() && !is_other_spelling; }
};

// True if blanks, field and meaning are as the term wants them; its units stand at unit `place` of
// the shelf.
bool fits_at(const Shelf& shelf, std::size_t article, const PreparedTerm& term, std::size_t place);

// Appends the places of the term in one article: in order, from the left, not overlapping.
// O(text of the article).
void append_places(const ShelvedArticle& article, const PreparedTerm& term,
                   std::vector<Place>& places);

// The same for a term in all its spellings.
void append_places(const ShelvedArticle& article, const Term& term, std::optional<Field> scope,
                   std::vector<Place>& places);

// The same for a whole leaf, article after article: in order of the text, overlapping where its
// terms do. Keeps a view of the leaf, and its memory from one article to the next.
class PlaceFinder {
public:
    PlaceFinder(const Leaf& leaf, std::optional<Field> scope)
        : m_leaf(&leaf), m_scope(scope), m_by_term(leaf.terms.size()) {}

    void append_places(const ShelvedArticle& article, std::vector<Place>& places);

private:
    void append_near(std::u16string_view text, std::vector<Place>& places);
    void append_same_paragraph(std::vector<Place>& places) const;

    const Leaf* m_leaf;
    std::optional<Field> m_scope;
    std::vector<std::vector<Place>> m_by_term;
    std::vector<Place> m_centres;
};

}  // namespace kexie
