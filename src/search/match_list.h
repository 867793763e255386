// The articles in which something was found, with how often.
//
// A set of articles, and beside it what is not as in most of them, one place that is not in the
// title. Where the index has a byte for every article, the counts are those of the index.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/article_set.h"
#include "search/collection.h"
#include "search/index.h"

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

    // True if it counts as most do.
    bool is_ordinary() const { return count == 1 && in_title == 0; }
};

class MatchList {
public:
    // For articles below `article_count`.
    explicit MatchList(std::size_t article_count) : m_articles(article_count) {}

    // Articles come in ascending order.
    void add(ArticleNumber article, std::uint32_t count, bool in_title);
    // A list of a shelf whose first article is `first_article`.
    void add_list(ArticleNumber first_article, const ArticleList& list);
    // A whole shelf, whose list outlives this one.
    void add_dense(ArticleNumber first_article, std::size_t article_count, const UnitList& list);

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::uint64_t places() const { return m_places; }
    // In some articles only.
    std::uint64_t places_in(const ArticleSet& articles) const;

    const ArticleSet& articles() const { return m_articles; }
    // Adds the articles whose match may not be ordinary.
    void add_others_to(ArticleSet& articles) const;

    // Calls visit(match) in order.
    template <typename Visit>
    void for_each(Visit visit) const;

    // The same for the matches whose article has a size, of `sizes`, below the limit of their key.
    // `visit` may change limits. The limit of key 0 is 0.
    using Limits = std::array<std::uint32_t, Match::key_count>;
    template <typename Visit>
    void for_each_below(const std::vector<std::uint32_t>& sizes, const Limits& limits,
                        Visit visit) const;

private:
    friend class MatchCursor;

    // A shelf with a dense list.
    struct Dense {
        ArticleNumber first_article = 0;
        std::uint32_t article_count = 0;
        const std::uint8_t* counts = nullptr;

        ArticleNumber end() const { return first_article + article_count; }
    };

    static Match from_dense(ArticleNumber article, std::uint8_t byte) {
        return {article, std::uint32_t{byte} >> 1U, byte & 1U};
    }

    // Calls visit_written(begin, end) for all articles [begin, end) that are on no shelf with a
    // dense list, and visit_dense(shelf) for the shelves with one, in order.
    template <typename VisitWritten, typename VisitDense>
    void for_each_part(VisitWritten visit_written, VisitDense visit_dense) const;

    std::uint64_t places_in_some(const ArticleSet& some) const;

    ArticleSet m_articles;
    std::size_t m_size = 0;
    std::uint64_t m_places = 0;
    std::vector<Match> m_others;  // That are not ordinary, and on no shelf with a dense list.
    std::vector<Dense> m_dense;
};

// Finds single articles in a list, from front to back.
class MatchCursor {
public:
    explicit MatchCursor(const MatchList& list) : m_list(&list) {}

    // The match of an article that is in the list; articles are asked for in order.
    Match match_of(ArticleNumber article) {
        const auto& dense = m_list->m_dense;
        while (m_dense < dense.size() && dense[m_dense].end() <= article) ++m_dense;
        if (m_dense < dense.size() && dense[m_dense].first_article <= article) {
            const std::uint8_t byte = dense[m_dense].counts[article - dense[m_dense].first_article];
            return MatchList::from_dense(article, byte);
        }
        const auto& others = m_list->m_others;
        while (m_other < others.size() && others[m_other].article < article) ++m_other;
        const bool is_other = m_other < others.size() && others[m_other].article == article;
        return is_other ? others[m_other] : Match{article, 1, 0};
    }

    // The same for any article: a count of 0 if it is not in the list.
    Match seek(ArticleNumber article) {
        return m_list->articles().contains(article) ? match_of(article) : Match{};
    }

private:
    const MatchList* m_list;
    std::size_t m_dense = 0;
    std::size_t m_other = 0;
};

template <typename VisitWritten, typename VisitDense>
void MatchList::for_each_part(VisitWritten visit_written, VisitDense visit_dense) const {
    std::size_t begin = 0;
    for (const Dense& dense : m_dense) {
        visit_written(begin, dense.first_article);
        visit_dense(dense);
        begin = dense.end();
    }
    visit_written(begin, m_articles.size());
}

template <typename Visit>
void MatchList::for_each(Visit visit) const {
    MatchCursor cursor(*this);
    m_articles.for_each(
        [&](std::size_t article) { visit(cursor.match_of(static_cast<ArticleNumber>(article))); });
}

template <typename Visit>
void MatchList::for_each_below(const std::vector<std::uint32_t>& sizes, const Limits& limits,
                               Visit visit) const {
    MatchCursor cursor(*this);
    const auto visit_written = [&](std::size_t begin, std::size_t end) {
        m_articles.for_each(begin, end, [&](std::size_t article) {
            const Match match = cursor.match_of(static_cast<ArticleNumber>(article));
            if (sizes[article] < limits[match.key()]) visit(match);
        });
    };
    const auto visit_dense = [&](const Dense& dense) {
        const std::uint32_t* const dense_sizes = sizes.data() + dense.first_article;
        for (std::uint32_t i = 0; i < dense.article_count; ++i) {
            const std::uint8_t byte = dense.counts[i];
            if (dense_sizes[i] < limits[byte]) visit(from_dense(dense.first_article + i, byte));
        }
    };
    for_each_part(visit_written, visit_dense);
}

}  // namespace kexie
