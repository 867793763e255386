// The articles in which something was found, with how often.
//
// Where the index has a byte for every article, the list is that of the index; elsewhere it is
// written out. Articles are in ascending order.
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
};

class MatchList {
public:
    // Articles come in ascending order.
    void add(ArticleNumber article, std::uint32_t count, bool in_title);
    // A whole shelf, whose list outlives this one.
    void add_dense(ArticleNumber first_article, std::size_t article_count, const UnitList& list);
    // So many articles more will be added at most.
    void reserve_more(std::size_t articles);

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::uint64_t places() const { return m_places; }

    // The articles are below `article_count`.
    ArticleSet to_set(std::size_t article_count) const;

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

    // Of a shelf with a dense list: what is written before it, and the list.
    struct Dense {
        std::size_t written_before = 0;
        ArticleNumber first_article = 0;
        std::uint32_t article_count = 0;
        const std::uint8_t* counts = nullptr;

        ArticleNumber end() const { return first_article + article_count; }
    };

    static Match from_dense(ArticleNumber article, std::uint8_t byte) {
        return {article, std::uint32_t{byte} >> 1U, byte & 1U};
    }

    std::size_t m_size = 0;
    std::uint64_t m_places = 0;
    std::vector<Match> m_written;
    std::vector<Dense> m_dense;
};

// Finds single articles in a list, from front to back.
class MatchCursor {
public:
    explicit MatchCursor(const MatchList& list) : m_list(list) {}

    // The match of the article; a count of 0 if it has none. Articles are asked for in order.
    Match seek(ArticleNumber article) {
        const auto& dense = m_list.m_dense;
        while (m_dense < dense.size() && dense[m_dense].end() <= article) ++m_dense;
        if (m_dense < dense.size() && dense[m_dense].first_article <= article) {
            const std::uint8_t byte = dense[m_dense].counts[article - dense[m_dense].first_article];
            return MatchList::from_dense(article, byte);
        }
        const auto& written = m_list.m_written;
        while (m_written < written.size() && written[m_written].article < article) ++m_written;
        const bool is_there = m_written < written.size() && written[m_written].article == article;
        return is_there ? written[m_written] : Match{};
    }

private:
    const MatchList& m_list;
    std::size_t m_dense = 0;
    std::size_t m_written = 0;
};

template <typename Visit>
void MatchList::for_each(Visit visit) const {
    std::size_t at = 0;
    for (const Dense& dense : m_dense) {
        for (; at < dense.written_before; ++at) visit(m_written[at]);
        for (std::uint32_t i = 0; i < dense.article_count; ++i) {
            const std::uint8_t byte = dense.counts[i];
            if (byte != 0) visit(from_dense(dense.first_article + i, byte));
        }
    }
    for (; at < m_written.size(); ++at) visit(m_written[at]);
}

template <typename Visit>
void MatchList::for_each_below(const std::vector<std::uint32_t>& sizes, const Limits& limits,
                               Visit visit) const {
    std::size_t at = 0;
    const auto visit_written_to = [&](std::size_t end) {
        for (; at < end; ++at) {
            const Match& match = m_written[at];
            if (sizes[match.article] < limits[match.key()]) visit(match);
        }
    };
    for (const Dense& dense : m_dense) {
        visit_written_to(dense.written_before);
        const std::uint32_t* const dense_sizes = sizes.data() + dense.first_article;
        for (std::uint32_t i = 0; i < dense.article_count; ++i) {
            const std::uint8_t byte = dense.counts[i];
            if (dense_sizes[i] < limits[byte]) visit(from_dense(dense.first_article + i, byte));
        }
    }
    visit_written_to(m_written.size());
}

}  // namespace kexie
