#include "search/match.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/sort.h"
#include "search/candidates.h"
#include "search/places.h"

namespace kexie {
namespace {

// So many pairs of a term, the rarest ones of the shelf before, are looked up on each shelf.
constexpr std::size_t pairs_looked_up = 3;

// A second pair is read too if it has not so many times as many places as the rarest: to read a
// place in order costs that much less than to look at the text there.
constexpr std::size_t second_pair_ratio = 8;

// So many places are fetched before the first of them is compared.
constexpr std::size_t places_at_once = 64;

// Finds one term, shelf by shelf.
class TermMatcher {
public:
    TermMatcher(const Collection& collection, const PreparedTerm& term)
        : m_collection(collection),
          m_term(term),
          m_is_plain(term.is_plain()),
          m_matches(collection.article_count()) {
        for (std::uint32_t i = 0; i + 1 < units().size(); ++i) m_offsets.push_back(i);
    }

    MatchList run() {
        for (const auto& indexed : m_collection.shelves()) {
            m_indexed = indexed.get();
            if (m_indexed->index.article_count() > 0) search_index();
            scan(m_indexed->index.article_count());
        }
        return std::move(m_matches);
    }

private:
    const Shelf& shelf() const { return m_indexed->shelf; }
    std::u16string_view units() const { return m_term.needle.units; }

    void search_index() {
        if (units().size() == 1) {
            take_units(m_indexed->index.articles_with(units()[0]));
            return;
        }
        look_up_pairs();
        const TermPair& rarest = m_pairs.front();
        const bool is_exact = units().size() == 2 && units()[0] != units()[1] && m_is_plain;
        if (is_exact) {
            m_matches.add_list(m_indexed->first_article, rarest.list.list);
        } else if (m_pairs.size() > 1 &&
                   m_pairs[1].list.places / second_pair_ratio <= rarest.list.places) {
            const TermPair& other = m_pairs[1];
            const bool tell_all =
                units().size() == 3 || (units().size() == 4 && (rarest.offset + other.offset) == 2);
            check(m_candidates.find(shelf(), rarest, other), tell_all);
        } else {
            check(m_candidates.find(shelf(), rarest), false);
        }
    }

    void take_units(const UnitList& list) {
        if (!m_is_plain) {
            look_through_all(list);
        } else if (list.dense != nullptr) {
            m_matches.add_dense(m_indexed->first_article, m_indexed->index.article_count(), list);
        } else {
            m_matches.add_list(m_indexed->first_article, list.list);
        }
    }

    // A single unit in certain fields: the list tells only of titles.
    void look_through_all(const UnitList& list) {
        const bool only_titles = m_term.field == Field::Title;
        list.list.for_each([&](const Posting& posting) {
            if (posting.in_title || !only_titles) look_through(posting.article);
        });
        if (list.dense == nullptr) return;
        for (std::size_t i = 0; i < m_indexed->index.article_count(); ++i) {
            const std::uint8_t byte = list.dense[i];
            if (only_titles ? (byte & 1) != 0 : byte != 0) look_through(i);
        }
    }

    // The pairs of the term, of those that were rarest on the last shelf, the rarest first. One
    // that is nowhere is the only one.
    void look_up_pairs() {
        m_pairs.clear();
        for (std::uint32_t& offset : m_offsets) {
            const PairList list =
                m_indexed->index.articles_with(units()[offset], units()[offset + 1]);
            if (list.list.empty()) {
                m_pairs.assign(1, {list, offset});
                std::swap(offset, m_offsets.front());  // Likely not on the next shelf either.
                return;
            }
            m_pairs.push_back({list, offset});
        }
        merge_sort(m_pairs.begin(), m_pairs.end(), [](const TermPair& a, const TermPair& b) {
            return a.list.places != b.list.places ? a.list.places < b.list.places
                                                  : a.offset < b.offset;
        });
        m_offsets.resize(std::min(m_offsets.size(), pairs_looked_up));
        for (std::size_t i = 0; i < m_offsets.size(); ++i) m_offsets[i] = m_pairs[i].offset;
    }

    // Adds the articles at whose candidates the term stands: at all of them as far as its units go
    // if `fit`, else the text is looked at.
    void check(std::span<const Candidate> candidates, bool fit) {
        const bool only_titles = m_term.field == Field::Title;
        std::size_t fetched = fit ? candidates.size() : 0;
        for (std::size_t i = 0; i < candidates.size();) {
            const Candidate& first = candidates[i];
            std::uint32_t count = 0;
            std::size_t next = 0;  // The least place that does not overlap the last one.
            bool in_title = false;
            for (; i < candidates.size() && candidates[i].article == first.article; ++i) {
                if (i == fetched) fetched += fetch(candidates.subspan(i));
                const std::uint32_t place = candidates[i].place;
                if (place < next || place == Candidate::anywhere) continue;
                if (!fit && !stands_at(place)) continue;
                if (!m_is_plain && !fits_at(shelf(), first.article, m_term, place)) continue;
                if (count++ == 0 && first.title_has_pair) {
                    in_title = place < shelf().title_end(first.article);
                }
                next = place + units().size();
            }
            if (only_titles && !first.title_has_pair) continue;
            if (first.place == Candidate::anywhere) {
                look_through(first.article);
            } else if (count > 0) {
                add(first.article, count, in_title);
            }
        }
    }

    // Of the places of the first candidates, the text; how many they are.
    std::size_t fetch(std::span<const Candidate> candidates) const {
        const std::size_t count = std::min(candidates.size(), places_at_once);
        for (const Candidate& candidate : candidates.first(count)) {
            if (candidate.place < shelf().text().size()) {
                __builtin_prefetch(shelf().text().data() + candidate.place);
            }
        }
        return count;
    }

    // Of the units from `place` on, none is beyond the end: no term contains the separator that
    // every shelf ends with.
    bool stands_at(std::size_t place) const {
        const char16_t* text = shelf().text().data() + place;
        for (const char16_t unit : units()) {
            if (*text++ != unit) return false;
        }
        return true;
    }

    void look_through(std::size_t article) {
        m_places.clear();
        const auto number = m_indexed->first_article + static_cast<ArticleNumber>(article);
        append_places({&m_collection, m_indexed, number}, m_term, m_places);
        if (m_places.empty()) return;
        add(static_cast<std::uint32_t>(article), static_cast<std::uint32_t>(m_places.size()),
            m_places.front().field == 0);
    }

    // Looks through all articles from this one on in one go: most need no look of their own.
    void scan(std::size_t article) {
        const std::size_t end = shelf().text().size();
        for (std::size_t at = shelf().article_begin(article); at < end;) {
            at = find(shelf().text(), at, end, m_term.needle);
            if (at == not_found) return;
            while (shelf().article_begin(article + 1) <= at) ++article;
            if (m_is_plain) {
                count_from(article, at);
            } else {
                look_through(article);
            }
            at = shelf().article_begin(article + 1);
        }
    }

    // `at` is the first place in the article.
    void count_from(std::size_t article, std::size_t at) {
        const std::size_t end = shelf().article_begin(article + 1);
        const bool in_title = at < shelf().title_end(article);
        std::uint32_t count = 0;
        for (; at != not_found; ++count) {
            at = find(shelf().text(), at + units().size(), end, m_term.needle);
        }
        add(static_cast<std::uint32_t>(article), count, in_title);
    }

    void add(std::uint32_t article, std::uint32_t count, bool in_title) {
        m_matches.add(m_indexed->first_article + article, count, in_title);
    }

    const Collection& m_collection;
    const PreparedTerm& m_term;
    bool m_is_plain;
    const IndexedShelf* m_indexed = nullptr;
    std::vector<std::uint32_t> m_offsets;  // Of the pairs to look up.
    std::vector<TermPair> m_pairs;         // Of the shelf.
    CandidateFinder m_candidates;
    std::vector<Place> m_places;
    MatchList m_matches;
};

// The places of a leaf in each of some articles.
MatchList look_through(const Collection& collection, const ArticleSet& articles, const Leaf& leaf,
                       std::optional<Field> scope) {
    MatchList matches(collection.article_count());
    PlaceFinder finder(leaf, scope);
    std::vector<Place> places;
    articles.for_each([&](std::size_t article) {
        places.clear();
        const auto number = static_cast<ArticleNumber>(article);
        finder.append_places(find_article(collection, number), places);
        if (places.empty()) return;
        const auto count = static_cast<std::uint32_t>(places.size());
        matches.add(number, count, places.front().field == 0);
    });
    return matches;
}

MatchList find_spelled(const Collection& collection, const PreparedTerm& term) {
    return TermMatcher(collection, term).run();
}

MatchList find_term(const Collection& collection, const Term& term, std::optional<Field> scope) {
    MatchList matches = find_spelled(collection, PreparedTerm(term, scope));
    if (term.other_spellings.empty()) return matches;
    ArticleSet articles = matches.articles();
    bool has_others = false;
    for (const std::u16string& other : term.other_spellings) {
        const MatchList found = find_spelled(collection, PreparedTerm(term, other, scope));
        if (found.empty()) continue;
        articles.unite(found.articles());
        has_others = true;
    }
    if (!has_others) return matches;
    Leaf leaf;
    leaf.terms.push_back(term);
    return look_through(collection, articles, leaf, scope);
}

}  // namespace

MatchList find_matches(const Collection& collection, const Leaf& leaf, std::optional<Field> scope) {
    MatchList first = find_term(collection, leaf.terms.front(), scope);
    if (leaf.kind == LeafKind::Term) return first;
    ArticleSet candidates = first.articles();
    for (std::size_t i = 1; i < leaf.terms.size(); ++i) {
        candidates.intersect(find_term(collection, leaf.terms[i], scope).articles());
    }
    return look_through(collection, candidates, leaf, scope);
}

}  // namespace kexie
