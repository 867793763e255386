#include "search/places.h"

#include <algorithm>
#include <tuple>

#include "search/spelling.h"

namespace kexie {
namespace {

bool joints_fit(const Shelf& shelf, const std::vector<Joint>& joints, std::size_t place) {
    for (std::size_t i = 0; i < joints.size(); ++i) {
        if (joints[i] == Joint::Any) continue;
        if (shelf.is_after_blank(place + i + 1) != (joints[i] == Joint::Blank)) return false;
    }
    return true;
}

// True if blanks and meaning are as the term wants them.
bool stands_for(const Shelf& shelf, const PreparedTerm& term, std::size_t place) {
    if (!joints_fit(shelf, term.term->joints, place)) return false;
    return !term.is_other_spelling ||
           means_the_same(shelf.text(), place, term.term->units, term.needle.units);
}

// Decides nearness in characters, of which some take two units.
class Nearness {
public:
    Nearness(std::u16string_view text, std::uint32_t distance)
        : m_text(text), m_distance(distance) {}

    bool are_near(const Place& a, const Place& b) const {
        if (a.field != b.field) return false;
        return a.begin <= b.begin ? is_short(a.end, b.begin) : is_short(b.end, a.begin);
    }

    // True if one of `places`, which are in order and of one size, is near `wanted`.
    bool any_near(const std::vector<Place>& places, const Place& wanted) const {
        const auto after = std::lower_bound(
            places.begin(), places.end(), wanted,
            [](const Place& place, const Place& other) { return place.begin < other.begin; });
        if (after != places.end() && are_near(*after, wanted)) return true;
        return after != places.begin() && are_near(*(after - 1), wanted);
    }

private:
    bool is_short(std::uint32_t begin, std::uint32_t end) const {
        if (end <= begin || end - begin <= m_distance) return true;
        if ((end - begin) / 2 > m_distance) return false;
        const std::u16string_view gap = m_text.substr(begin, end - begin);
        const auto second_halves =
            std::count_if(gap.begin(), gap.end(), [](char16_t unit) { return unit >> 10 == 0x37; });
        return gap.size() - static_cast<std::size_t>(second_halves) <= m_distance;
    }

    std::u16string_view m_text;
    std::uint32_t m_distance;
};

}  // namespace

ShelvedArticle find_article(const Collection& collection, ArticleNumber number) {
    return {&collection, &collection.shelf_of(number), number};
}

std::string_view text_of(const ShelvedArticle& article, std::uint32_t field) {
    const Article& original = article.article();
    switch (article.shelf().field_kind(article.local(), field)) {
        case Field::Title:
            return original.title;
        case Field::Paragraph:
            return original.paragraphs[field - 1];
        case Field::Attribution:
            return *original.attribution;
    }
    return {};
}

bool fits_at(const Shelf& shelf, std::size_t article, const PreparedTerm& term, std::size_t place) {
    if (!stands_for(shelf, term, place)) return false;
    return !term.field || shelf.kind_at(article, place) == *term.field;
}

// Looks through all fields in one go: no place runs over the end of one. A place at which the
// blanks do not fit is none, and the next may begin one unit further.
void append_places(const ShelvedArticle& article, const PreparedTerm& term,
                   std::vector<Place>& places) {
    const Shelf& shelf = article.shelf();
    const std::size_t local = article.local();
    const auto size = static_cast<std::uint32_t>(term.needle.units.size());
    const std::size_t end = shelf.article_begin(local + 1);
    std::uint32_t field = 0;
    for (std::size_t at = shelf.article_begin(local);;) {
        at = find(shelf.text(), at, end, term.needle);
        if (at == not_found) return;
        while (shelf.field(local, field).end < at) ++field;
        const bool fits = stands_for(shelf, term, at) &&
                          (!term.field || shelf.field_kind(local, field) == *term.field);
        const auto begin = static_cast<std::uint32_t>(at);
        if (fits) places.push_back({field, begin, begin + size});
        at += fits ? size : 1;
    }
}

namespace {

// By a heap: it needs no memory of its own, article after article, and little code.
void sort_places(std::vector<Place>::iterator first, std::vector<Place>::iterator last) {
    const auto is_before = [](const Place& a, const Place& b) {
        return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
    };
    std::make_heap(first, last, is_before);
    std::sort_heap(first, last, is_before);
}

}  // namespace

void append_places(const ShelvedArticle& article, const Term& term, std::optional<Field> scope,
                   std::vector<Place>& places) {
    const auto before = static_cast<std::ptrdiff_t>(places.size());
    append_places(article, PreparedTerm(term, scope), places);
    if (term.other_spellings.empty()) return;
    for (const std::u16string& other : term.other_spellings) {
        append_places(article, PreparedTerm(term, other, scope), places);
    }
    const auto first = places.begin() + before;
    sort_places(first, places.end());
    // Of places that overlap, the one before counts.
    std::uint32_t end = 0;
    places.erase(std::remove_if(first, places.end(),
                                [&](const Place& place) {
                                    if (place.begin < end) return true;
                                    end = place.end;
                                    return false;
                                }),
                 places.end());
}

void PlaceFinder::append_places(const ShelvedArticle& article, std::vector<Place>& places) {
    if (m_leaf->kind == LeafKind::Term) {
        kexie::append_places(article, m_leaf->terms.front(), m_scope, places);
        return;
    }
    for (std::size_t i = 0; i < m_by_term.size(); ++i) {
        m_by_term[i].clear();
        kexie::append_places(article, m_leaf->terms[i], m_scope, m_by_term[i]);
    }
    const std::size_t before = places.size();
    if (m_leaf->kind == LeafKind::Near) {
        append_near(article.shelf().text(), places);
    } else {
        append_same_paragraph(places);
    }
    sort_places(places.begin() + static_cast<std::ptrdiff_t>(before), places.end());
}

// Places of the first term that have one of each other near them, and those others.
void PlaceFinder::append_near(std::u16string_view text, std::vector<Place>& places) {
    const Nearness nearness(text, m_leaf->distance);
    m_centres.clear();
    for (const Place& centre : m_by_term.front()) {
        const bool has_all = std::all_of(
            m_by_term.begin() + 1, m_by_term.end(),
            [&](const std::vector<Place>& others) { return nearness.any_near(others, centre); });
        if (has_all) m_centres.push_back(centre);
    }
    for (std::size_t term = 1; term < m_by_term.size(); ++term) {
        for (const Place& place : m_by_term[term]) {
            if (nearness.any_near(m_centres, place)) places.push_back(place);
        }
    }
    places.insert(places.end(), m_centres.begin(), m_centres.end());
}

void PlaceFinder::append_same_paragraph(std::vector<Place>& places) const {
    const auto has_field = [](const std::vector<Place>& term_places, std::uint32_t field) {
        const auto found = std::lower_bound(
            term_places.begin(), term_places.end(), field,
            [](const Place& place, std::uint32_t wanted) { return place.field < wanted; });
        return found != term_places.end() && found->field == field;
    };
    for (const std::vector<Place>& term_places : m_by_term) {
        for (const Place& place : term_places) {
            const bool in_all = std::all_of(
                m_by_term.begin(), m_by_term.end(),
                [&](const std::vector<Place>& others) { return has_field(others, place.field); });
            if (in_all) places.push_back(place);
        }
    }
}

}  // namespace kexie
