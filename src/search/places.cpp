#include "search/places.h"

#include <algorithm>
#include <tuple>

namespace kexie {
namespace {

bool joints_fit(const Shelf& shelf, const std::vector<Joint>& joints, std::size_t place) {
    for (std::size_t i = 0; i < joints.size(); ++i) {
        if (joints[i] == Joint::Any) continue;
        if (shelf.is_after_blank(place + i + 1) != (joints[i] == Joint::Blank)) return false;
    }
    return true;
}

// A place at which the blanks do not fit is none, and the next may begin one unit further.
void append_places_in_field(const Shelf& shelf, const PreparedTerm& term, std::uint32_t field,
                            FieldSpan span, std::vector<Place>& places) {
    const auto size = static_cast<std::uint32_t>(term.needle.units.size());
    for (std::size_t at = span.begin;;) {
        at = find(shelf.text(), at, span.end, term.needle);
        if (at == not_found) return;
        const bool fits = joints_fit(shelf, term.term->joints, at);
        const auto begin = static_cast<std::uint32_t>(at);
        if (fits) places.push_back({field, begin, begin + size});
        at += fits ? size : 1;
    }
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

using PlacesByTerm = std::vector<std::vector<Place>>;

// Places of the first term that have one of each other near them, and those others.
void append_near(const PlacesByTerm& by_term, const Nearness& nearness,
                 std::vector<Place>& places) {
    std::vector<Place> centres;
    for (const Place& centre : by_term.front()) {
        const bool has_all = std::all_of(
            by_term.begin() + 1, by_term.end(),
            [&](const std::vector<Place>& others) { return nearness.any_near(others, centre); });
        if (has_all) centres.push_back(centre);
    }
    for (std::size_t term = 1; term < by_term.size(); ++term) {
        for (const Place& place : by_term[term]) {
            if (nearness.any_near(centres, place)) places.push_back(place);
        }
    }
    places.insert(places.end(), centres.begin(), centres.end());
}

void append_same_paragraph(const PlacesByTerm& by_term, std::vector<Place>& places) {
    const auto has_field = [](const std::vector<Place>& term_places, std::uint32_t field) {
        const auto found = std::lower_bound(
            term_places.begin(), term_places.end(), field,
            [](const Place& place, std::uint32_t wanted) { return place.field < wanted; });
        return found != term_places.end() && found->field == field;
    };
    for (const std::vector<Place>& term_places : by_term) {
        for (const Place& place : term_places) {
            const bool in_all = std::all_of(
                by_term.begin(), by_term.end(),
                [&](const std::vector<Place>& others) { return has_field(others, place.field); });
            if (in_all) places.push_back(place);
        }
    }
}

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

void append_places(const ShelvedArticle& article, const PreparedTerm& term,
                   std::vector<Place>& places) {
    const Shelf& shelf = article.shelf();
    const std::size_t count = shelf.field_count(article.local());
    for (std::uint32_t field = 0; field < count; ++field) {
        if (term.field && shelf.field_kind(article.local(), field) != *term.field) continue;
        append_places_in_field(shelf, term, field, shelf.field(article.local(), field), places);
    }
}

void append_places(const ShelvedArticle& article, const Leaf& leaf, std::optional<Field> scope,
                   std::vector<Place>& places) {
    if (leaf.kind == LeafKind::Term) {
        append_places(article, PreparedTerm(leaf.terms.front(), scope), places);
        return;
    }
    PlacesByTerm by_term(leaf.terms.size());
    for (std::size_t i = 0; i < leaf.terms.size(); ++i) {
        append_places(article, PreparedTerm(leaf.terms[i], scope), by_term[i]);
    }
    const std::size_t before = places.size();
    if (leaf.kind == LeafKind::Near) {
        append_near(by_term, Nearness(article.shelf().text(), leaf.distance), places);
    } else {
        append_same_paragraph(by_term, places);
    }
    std::sort(places.begin() + static_cast<std::ptrdiff_t>(before), places.end(),
              [](const Place& a, const Place& b) {
                  return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
              });
}

}  // namespace kexie
