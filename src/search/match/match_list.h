// The articles in which something was found, with how often.
//
// A set of articles, and beside it what is not as in most of them, one occurrence that is not in
// the title. Where the index has a byte for every article, the counts are those of the index.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "search/index/bigram_index.h"
#include "search/index/corpus.h"
#include "search/match/article_set.h"

namespace kexie {

struct Match {
    ArticleNumber article = 0;
    std::uint32_t count : 31 = 0;  // Places, at least 1.
    std::uint32_t in_title : 1 = 0;

    // The same for all matches that count alike: below 256, or no_key if they are too many.
    static constexpr std::uint32_t no_key = 256;
    static constexpr std::size_t key_count = 257;
    std::uint32_t key() const {
        return count <= most_dense_count ? dense_byte(count, in_title == 1) : no_key;
    }
};

class MatchList {
public:
    // For articles below `article_count`.
    explicit MatchList(std::size_t article_count) : m_articles(article_count) {}

    // Articles come in ascending order.
    void add(ArticleNumber article, std::uint32_t count, bool in_title);
    // A list of a segment whose first article is `first_article`.
    void add_list(ArticleNumber first_article, const PostingList& list);
    // A whole segment, whose list outlives this one.
    void add_dense(ArticleNumber first_article, std::size_t article_count,
                   const UnitPostings& list);

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::uint64_t occurrences() const { return m_occurrences; }
    // In some articles only.
    std::uint64_t occurrences_in(const ArticleSet& articles) const;

    const ArticleSet& articles() const { return m_articles; }
    // Adds the articles whose match may not be ordinary.
    void add_others_to(ArticleSet& articles) const;

    // Calls visit(match) in order.
    template <typename Visit>
    void for_each(Visit visit) const;

    // Which matches are passed over.
    struct Limits {
        // By key: those of articles of this size or more. 0 for key 0.
        std::array<std::uint32_t, Match::key_count> sizes{};
        // Those with fewer occurrences; in the title, and not.
        std::uint32_t least_title_count = 1;
        std::uint32_t least_count = 1;
    };
    // Calls visit(match) for all others, of articles that have these sizes, in any order. `visit`
    // may narrow the limits.
    template <typename Visit>
    void for_each_within(const Limits& limits, const std::vector<std::uint32_t>& sizes,
                         Visit visit) const;

private:
    friend class MatchCursor;

    // A segment with a dense list.
    struct Dense {
        ArticleNumber first_article = 0;
        std::uint32_t article_count = 0;
        std::uint32_t more_occurrences = 0;  // Beside one for each article that has any.
        const std::uint8_t* counts = nullptr;

        ArticleNumber end() const { return first_article + article_count; }

        // Those of eight articles from the segment's `index`-th on, the first one lowest; 0 beyond
        // the end.
        std::uint64_t eight_counts(std::uint32_t index) const {
            std::uint64_t eight = 0;
            const std::uint32_t left = article_count - index;
            if (left >= 8) {
                std::memcpy(&eight, counts + index, 8);
            } else {
                for (std::uint32_t i = left; i-- > 0;) eight = eight << 8 | counts[index + i];
            }
            return eight;
        }
    };

    // Tells which of eight counts are not below the limits, and perhaps some others: the highest
    // bit of the byte is 1.
    class EnoughPlaces {
    public:
        explicit EnoughPlaces(const Limits& limits)
            : m_to_least(to(dense_byte(std::min(limits.least_count, most), false))),
              m_to_least_title(to(dense_byte(std::min(limits.least_title_count, most), true))) {}

        std::uint64_t operator()(std::uint64_t eight) const {
            const std::uint64_t low_bits = eight & ~high_bits;
            const std::uint64_t in_title = eight << 7;
            return ((low_bits + m_to_least) | eight | ((low_bits + m_to_least_title) & in_title)) &
                   high_bits;
        }

    private:
        static constexpr std::uint64_t high_bits = 0x8080808080808080;
        static constexpr std::uint32_t most = 63;

        // What makes a byte of up to 127 reach its highest bit if it is not below `least`.
        static std::uint64_t to(std::uint8_t least) {
            return std::uint64_t{0x80U - least} * 0x0101010101010101;
        }

        std::uint64_t m_to_least;
        std::uint64_t m_to_least_title;
    };

    static Match from_dense(ArticleNumber article, std::uint8_t byte) {
        return {article, std::uint32_t{byte} >> 1U, byte & 1U};
    }

    template <typename Visit>
    void for_each_ordinary(std::size_t begin, std::size_t end, const Limits& limits,
                           const std::vector<std::uint32_t>& sizes, Visit& visit) const;
    template <typename Visit>
    static void for_each_dense(const Dense& dense, const Limits& limits,
                               const std::vector<std::uint32_t>& sizes, Visit& visit);

    static std::uint64_t bits_of_counts(const Dense& dense, std::uint32_t first);

    ArticleSet m_articles;
    std::size_t m_size = 0;
    std::uint64_t m_occurrences = 0;
    std::vector<Match> m_others;  // That are not ordinary, and on no segment with a dense list.
    std::vector<Dense> m_dense;
};

// Finds single articles in a list, from front to back.
class MatchCursor {
public:
    explicit MatchCursor(const MatchList& list)
        : m_articles(&list.m_articles),
          m_other(list.m_others.data()),
          m_others_end(m_other + list.m_others.size()),
          m_dense(list.m_dense.data()),
          m_dense_end(m_dense + list.m_dense.size()) {}

    // The match of an article that is in the list; articles are asked for in order.
    Match match_of(ArticleNumber article) {
        while (m_dense != m_dense_end && m_dense->end() <= article) ++m_dense;
        if (m_dense != m_dense_end && m_dense->first_article <= article) {
            return MatchList::from_dense(article,
                                         m_dense->counts[article - m_dense->first_article]);
        }
        while (m_other != m_others_end && m_other->article < article) ++m_other;
        const bool is_other = m_other != m_others_end && m_other->article == article;
        return is_other ? *m_other : Match{article, 1, 0};
    }

    // The same for any article: a count of 0 if it is not in the list.
    Match seek(ArticleNumber article) {
        return m_articles->contains(article) ? match_of(article) : Match{};
    }

private:
    const ArticleSet* m_articles;
    const Match* m_other;
    const Match* m_others_end;
    const MatchList::Dense* m_dense;
    const MatchList::Dense* m_dense_end;
};

template <typename Visit>
void MatchList::for_each(Visit visit) const {
    MatchCursor cursor(*this);
    m_articles.for_each(
        [&](std::size_t article) { visit(cursor.match_of(static_cast<ArticleNumber>(article))); });
}

// The best come first, so that most of the rest is passed over: often all that is ordinary.
template <typename Visit>
void MatchList::for_each_within(const Limits& limits, const std::vector<std::uint32_t>& sizes,
                                Visit visit) const {
    for (const Match& match : m_others) {
        if (sizes[match.article] < limits.sizes[match.key()]) visit(match);
    }
    std::size_t begin = 0;
    for (const Dense& dense : m_dense) {
        for_each_ordinary(begin, dense.first_article, limits, sizes, visit);
        for_each_dense(dense, limits, sizes, visit);
        begin = dense.end();
    }
    for_each_ordinary(begin, m_articles.size(), limits, sizes, visit);
}

// Of the articles in [begin, end), which are on no segment with a dense list.
template <typename Visit>
void MatchList::for_each_ordinary(std::size_t begin, std::size_t end, const Limits& limits,
                                  const std::vector<std::uint32_t>& sizes, Visit& visit) const {
    if (limits.least_count > 1) return;
    const std::uint32_t& too_long = limits.sizes[Match{0, 1, 0}.key()];
    auto other = m_others.begin();
    m_articles.for_each(begin, end, [&](std::size_t index) {
        if (sizes[index] >= too_long) return;
        while (other != m_others.end() && other->article < index) ++other;
        if (other != m_others.end() && other->article == index) return;
        visit(Match{static_cast<ArticleNumber>(index), 1, 0});
    });
}

// Eight articles at a time: of most, none is within the limits.
template <typename Visit>
void MatchList::for_each_dense(const Dense& dense, const Limits& limits,
                               const std::vector<std::uint32_t>& sizes, Visit& visit) {
    EnoughPlaces enough(limits);
    for (std::uint32_t i = 0; i < dense.article_count; i += 8) {
        std::uint64_t within = enough(dense.eight_counts(i));
        if (within == 0) continue;
        for (; within != 0; within &= within - 1) {
            const std::uint32_t at = i + static_cast<std::uint32_t>(std::countr_zero(within)) / 8;
            const ArticleNumber article = dense.first_article + at;
            const std::uint8_t byte = dense.counts[at];
            if (sizes[article] < limits.sizes[byte]) visit(from_dense(article, byte));
        }
        enough = EnoughPlaces(limits);
    }
}

}  // namespace kexie
