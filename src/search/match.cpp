#include "search/match.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/sort.h"
#include "search/places.h"

namespace kexie {
namespace {

// So many pairs of a term, the rarest ones of the shelf before, are looked up on each shelf.
constexpr std::size_t pairs_looked_up = 3;

// Finds one term, shelf by shelf.
class TermMatcher {
public:
    TermMatcher(const Collection& collection, const PreparedTerm& term)
        : m_collection(collection), m_term(term) {
        for (std::size_t i = 0; i + 1 < units().size(); ++i) m_pairs.push_back(i);
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
        const bool is_exact = units().size() == 2 && units()[0] != units()[1] && m_term.is_plain();
        const auto [list, place] = rarest_pair();
        if (is_exact) {
            m_matches.reserve_more(list.places);
            take_postings(list.postings);
        } else {
            compare_at_places(list, place);
        }
    }

    void take_units(const UnitList& list) {
        if (!m_term.is_plain()) {
            look_through_all(list);
        } else if (list.dense != nullptr) {
            m_matches.add_dense(m_indexed->first_article, m_indexed->index.article_count(), list);
        } else {
            m_matches.reserve_more(list.articles);
            take_postings(list.postings);
        }
    }

    void take_postings(PostingReader list) {
        while (!list.done()) {
            const Posting posting = list.next();
            add(posting.article, posting.count, posting.in_title);
        }
    }

    // A single unit in certain fields: the list tells only of titles.
    void look_through_all(const UnitList& list) {
        const bool only_titles = m_term.field == Field::Title;
        PostingReader postings = list.postings;
        while (!postings.done()) {
            const Posting posting = postings.next();
            if (posting.in_title || !only_titles) look_through(posting.article);
        }
        if (list.dense == nullptr) return;
        for (std::size_t i = 0; i < m_indexed->index.article_count(); ++i) {
            const std::uint8_t byte = list.dense[i];
            if (only_titles ? (byte & 1) != 0 : byte != 0) look_through(i);
        }
    }

    // A pair, and its place in the term.
    struct TermPair {
        PairList list;
        std::size_t place = 0;
    };

    // The pair of the term that has the fewest places, of those that were rarest on the last shelf.
    TermPair rarest_pair() {
        std::vector<TermPair>& found = m_found;
        found.clear();
        for (std::size_t& place : m_pairs) {
            const PairList list =
                m_indexed->index.articles_with(units()[place], units()[place + 1]);
            found.push_back({list, place});
            if (!list.postings.done()) continue;
            std::swap(place, m_pairs.front());  // Likely not on the next shelf either.
            return found.back();
        }
        merge_sort(found.begin(), found.end(), [](const TermPair& a, const TermPair& b) {
            return a.list.places != b.list.places ? a.list.places < b.list.places
                                                  : a.place < b.place;
        });
        m_pairs.resize(std::min(m_pairs.size(), pairs_looked_up));
        for (std::size_t i = 0; i < m_pairs.size(); ++i) m_pairs[i] = found[i].place;
        return found.front();
    }

    // A place at which the term may stand.
    struct Candidate {
        std::uint32_t article = 0;
        std::uint32_t place = 0;
        bool title_has_pair = false;
    };

    // Compares the text at each place of a pair with the whole term. The text of a whole batch of
    // places is fetched before the first of them is compared.
    void compare_at_places(const PairList& list, std::size_t pair_place) {
        const bool only_titles = m_term.field == Field::Title;
        std::size_t place = 0;
        for (PostingReader postings = list.postings; !postings.done();) {
            const Posting posting = postings.next();
            const std::size_t begin = shelf().article_begin(posting.article);
            if (!shelf().keeps_places(posting.article)) {
                compare_batch();
                finish_article();
                look_through(posting.article);
                continue;
            }
            const std::size_t end = place + posting.count;
            if (only_titles && !posting.in_title) place = end;
            for (; place < end; ++place) {
                const std::size_t at = begin + list.place(place);
                if (at < begin + pair_place) continue;
                const char16_t* text = shelf().text().data() + at;
                __builtin_prefetch(text);
                m_batch[m_batch_size++] = {
                    posting.article, static_cast<std::uint32_t>(at - pair_place), posting.in_title};
                if (m_batch_size == m_batch.size()) compare_batch();
            }
        }
        compare_batch();
        finish_article();
    }

    void compare_batch() {
        for (std::size_t i = 0; i < m_batch_size; ++i) {
            const Candidate& candidate = m_batch[i];
            if (!stands_at(candidate.place)) continue;
            if (candidate.article != m_current.article) finish_article();
            const bool overlaps = m_count > 0 && candidate.place < m_next;
            if (overlaps || !fits_at(shelf(), candidate.article, m_term, candidate.place)) continue;
            if (m_count++ == 0) m_current = candidate;
            m_next = candidate.place + units().size();
        }
        m_batch_size = 0;
    }

    // Adds the article whose places were compared last, if the term stands in it.
    void finish_article() {
        if (m_count == 0) return;
        const bool in_title =
            m_current.title_has_pair && m_current.place < shelf().title_end(m_current.article);
        add(m_current.article, m_count, in_title);
        m_count = 0;
    }

    // No term contains the separator that every shelf ends with: nothing is read beyond it.
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
            if (m_term.is_plain()) {
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
    const IndexedShelf* m_indexed = nullptr;
    std::vector<std::size_t> m_pairs;  // Places in the term of the pairs to look up.
    std::vector<TermPair> m_found;
    std::array<Candidate, 64> m_batch;
    std::size_t m_batch_size = 0;
    Candidate m_current;        // The first place of the term in the article that is counted.
    std::uint32_t m_count = 0;  // Of its places so far.
    std::size_t m_next = 0;     // The least place that does not overlap the last one.
    std::vector<Place> m_places;
    MatchList m_matches;
};

// The places of a leaf in each of some articles.
MatchList look_through(const Collection& collection, const ArticleSet& articles, const Leaf& leaf,
                       std::optional<Field> scope) {
    MatchList matches;
    PlaceFinder finder(leaf, scope);
    std::vector<Place> places;
    articles.for_each([&](std::size_t article) {
        places.clear();
        const auto number = static_cast<ArticleNumber>(article);
        finder.append_places(find_article(collection, number), places);
        if (places.empty()) return;
        matches.add(number, static_cast<std::uint32_t>(places.size()), places.front().field == 0);
    });
    return matches;
}

MatchList find_spelled(const Collection& collection, const PreparedTerm& term) {
    return TermMatcher(collection, term).run();
}

MatchList find_term(const Collection& collection, const Term& term, std::optional<Field> scope) {
    MatchList matches = find_spelled(collection, PreparedTerm(term, scope));
    if (term.other_spellings.empty()) return matches;
    ArticleSet articles = matches.to_set(collection.article_count());
    bool has_others = false;
    for (const std::u16string& other : term.other_spellings) {
        const MatchList found = find_spelled(collection, PreparedTerm(term, other, scope));
        if (found.empty()) continue;
        articles.unite(found.to_set(collection.article_count()));
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
    ArticleSet candidates = first.to_set(collection.article_count());
    for (std::size_t i = 1; i < leaf.terms.size(); ++i) {
        const MatchList other = find_term(collection, leaf.terms[i], scope);
        candidates.intersect(other.to_set(collection.article_count()));
    }
    return look_through(collection, candidates, leaf, scope);
}

}  // namespace kexie
