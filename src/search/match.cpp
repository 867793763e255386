#include "search/match.h"

#include <algorithm>
#include <limits>

#include "search/places.h"

namespace kexie {
namespace {

// Going through all text in order takes so much less for an article than looking at single ones.
constexpr std::size_t articles_scanned_for_one = 3;

// Looking through an article takes about as long as reading this many bytes of postings.
constexpr std::size_t bytes_for_an_article = 48;

// Finds one term on one shelf.
class ShelfMatcher {
public:
    ShelfMatcher(const Collection& collection, const IndexedShelf& indexed,
                 const PreparedTerm& term, std::vector<Match>& matches)
        : m_collection(collection), m_indexed(indexed), m_term(term), m_matches(matches) {}

    void run() {
        m_scan_from = static_cast<std::uint32_t>(m_indexed.index.article_count());
        if (m_scan_from > 0) search_index();
        scan(m_scan_from);
    }

private:
    const Shelf& shelf() const { return m_indexed.shelf; }

    void search_index() {
        const std::u16string_view units = m_term.needle.units;
        if (units.size() == 1) {
            take_list(m_indexed.index.articles_with(units[0]), m_term.is_plain());
        } else if (units.size() == 2) {
            take_list(m_indexed.index.articles_with(units[0], units[1]),
                      m_term.is_plain() && units[0] != units[1]);
        } else {
            search_pairs(units);
        }
    }

    // A list whose counts are exact is the answer; else it names the articles to look through.
    void take_list(PostingReader list, bool is_exact) {
        while (!list.done()) {
            const Posting posting = list.next();
            if (is_exact) {
                add(posting.article, posting.count, posting.in_title);
            } else {
                look_through({posting.article, posting.count});
            }
        }
    }

    void search_pairs(std::u16string_view units) {
        std::vector<PairList> lists;
        for (std::size_t i = 0; i + 1 < units.size(); ++i) {
            const PostingReader list = m_indexed.index.articles_with(units[i], units[i + 1]);
            if (list.done()) return;
            lists.push_back({list, i});
        }
        std::sort(lists.begin(), lists.end(), [](const PairList& a, const PairList& b) {
            return a.list.bytes_left() < b.list.bytes_left();
        });
        m_term.needle.first = lists.front().place;
        m_term.needle.second = lists.front().place + 1;
        std::vector<Candidate> candidates;
        for (PostingReader list = lists.front().list; !list.done();) {
            const Posting posting = list.next();
            candidates.push_back({posting.article, posting.count});
        }
        for (std::size_t i = 1; i < lists.size(); ++i) {
            const std::size_t cost = candidates.size() * bytes_for_an_article;
            if (lists[i].list.bytes_left() > cost) break;
            keep_common(candidates, lists[i].list);
        }
        if (candidates.size() * articles_scanned_for_one > m_indexed.index.article_count()) {
            m_scan_from = 0;
        } else {
            look_through_all(candidates);
        }
    }

    struct PairList {
        PostingReader list;
        std::size_t place = 0;  // Of the pair, in the term.
    };

    // An article that may contain the term, and at most how often.
    struct Candidate {
        std::uint32_t article = 0;
        std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
    };

    static void keep_common(std::vector<Candidate>& candidates, PostingReader list) {
        std::size_t kept = 0;
        std::size_t i = 0;
        while (i < candidates.size() && !list.done()) {
            const Posting posting = list.next();
            while (i < candidates.size() && candidates[i].article < posting.article) ++i;
            if (i == candidates.size() || candidates[i].article != posting.article) continue;
            candidates[kept++] = {posting.article, std::min(candidates[i].most, posting.count)};
            ++i;
        }
        candidates.resize(kept);
    }

    // The text of an article is fetched while the one before it is looked through.
    void look_through_all(const std::vector<Candidate>& candidates) {
        constexpr std::size_t units_of_a_cache_line = 32;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (i + 1 < candidates.size()) {
                const char16_t* next =
                    shelf().text().data() + shelf().article_begin(candidates[i + 1].article);
                for (std::size_t line = 0; line < 4; ++line) {
                    __builtin_prefetch(next + line * units_of_a_cache_line);
                }
            }
            look_through(candidates[i]);
        }
    }

    // Stops once there cannot be more places.
    void look_through(const Candidate& candidate) {
        const std::uint32_t article = candidate.article;
        if (!m_term.is_plain()) {
            look_through_fields(article);
            return;
        }
        const std::size_t end = shelf().article_begin(article + 1);
        const std::size_t at =
            find(shelf().text(), shelf().article_begin(article), end, m_term.needle);
        if (at != not_found) count_from(candidate, at);
    }

    // `at` is the first place in the article.
    void count_from(const Candidate& candidate, std::size_t at) {
        const std::uint32_t article = candidate.article;
        const std::size_t end = shelf().article_begin(article + 1);
        const bool in_title = at < shelf().title_end(article);
        std::uint32_t count = 1;
        while (count < candidate.most) {
            at = find(shelf().text(), at + m_term.needle.units.size(), end, m_term.needle);
            if (at == not_found) break;
            ++count;
        }
        add(article, count, in_title);
    }

    void look_through_fields(std::uint32_t article) {
        m_places.clear();
        append_places({&m_collection, &m_indexed, m_indexed.first_article + article}, m_term,
                      m_places);
        if (m_places.empty()) return;
        add(article, static_cast<std::uint32_t>(m_places.size()), m_places.front().field == 0);
    }

    // Looks through all articles from this one on in one go: most need no look of their own.
    void scan(std::uint32_t article) {
        const std::size_t end = shelf().text().size();
        for (std::size_t at = shelf().article_begin(article);;) {
            at = find(shelf().text(), at, end, m_term.needle);
            if (at == not_found) return;
            while (shelf().article_begin(article + 1) <= at) ++article;
            if (m_term.is_plain()) {
                count_from({article}, at);
            } else {
                look_through_fields(article);
            }
            at = shelf().article_begin(article + 1);
        }
    }

    void add(std::uint32_t article, std::uint32_t count, bool in_title) {
        m_matches.push_back({m_indexed.first_article + article, count, in_title});
    }

    const Collection& m_collection;
    const IndexedShelf& m_indexed;
    PreparedTerm m_term;
    std::uint32_t m_scan_from = 0;  // The article from which the text answers.
    std::vector<Match>& m_matches;
    std::vector<Place> m_places;
};

std::vector<Match> find_term(const Collection& collection, const Term& term,
                             std::optional<Field> scope) {
    std::vector<Match> matches;
    const PreparedTerm prepared(term, scope);
    for (const auto& shelf : collection.shelves()) {
        ShelfMatcher(collection, *shelf, prepared, matches).run();
    }
    return matches;
}

// Keeps the articles that are in both.
void keep_common(std::vector<Match>& matches, const std::vector<Match>& others) {
    auto other = others.begin();
    const auto is_missing = [&](const Match& match) {
        while (other != others.end() && other->article < match.article) ++other;
        return other == others.end() || other->article != match.article;
    };
    matches.erase(std::remove_if(matches.begin(), matches.end(), is_missing), matches.end());
}

}  // namespace

std::vector<Match> find_matches(const Collection& collection, const Leaf& leaf,
                                std::optional<Field> scope) {
    std::vector<Match> candidates = find_term(collection, leaf.terms.front(), scope);
    if (leaf.kind == LeafKind::Term) return candidates;
    for (std::size_t i = 1; i < leaf.terms.size(); ++i) {
        keep_common(candidates, find_term(collection, leaf.terms[i], scope));
    }
    std::vector<Match> matches;
    std::vector<Place> places;
    for (const Match& candidate : candidates) {
        places.clear();
        append_places(find_article(collection, candidate.article), leaf, scope, places);
        if (places.empty()) continue;
        matches.push_back({candidate.article, static_cast<std::uint32_t>(places.size()),
                           places.front().field == 0});
    }
    return matches;
}

}  // namespace kexie
