// A set of articles, one bit each: and, or, not take a machine word for 64 articles.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kexie {

class ArticleSet {
public:
    explicit ArticleSet(std::size_t article_count)
        : m_size(article_count), m_words((article_count + 63) / 64, 0) {}

    // Articles are below this.
    std::size_t size() const { return m_size; }

    void insert(std::size_t article) { m_words[article / 64] |= bit(article); }
    bool contains(std::size_t article) const { return (m_words[article / 64] & bit(article)) != 0; }

    void insert_range(std::size_t begin, std::size_t end) {
        for (; begin < end && begin % 64 != 0; ++begin) insert(begin);
        for (; begin + 64 <= end; begin += 64) m_words[begin / 64] = ~std::uint64_t{0};
        for (; begin < end; ++begin) insert(begin);
    }

    void intersect(const ArticleSet& other) {
        for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] &= other.m_words[i];
    }

    void unite(const ArticleSet& other) {
        for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] |= other.m_words[i];
    }

    void complement() {
        for (std::uint64_t& word : m_words) word = ~word;
        if (m_size % 64 != 0) m_words.back() &= bit(m_size) - 1;
    }

    std::size_t count() const {
        std::size_t sum = 0;
        for (const std::uint64_t word : m_words)
            sum += static_cast<std::size_t>(std::popcount(word));
        return sum;
    }

    // Calls visit(article) in ascending order.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1) {
                visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
            }
        }
    }

private:
    static std::uint64_t bit(std::size_t article) { return std::uint64_t{1} << (article % 64); }

    std::size_t m_size;
    std::vector<std::uint64_t> m_words;
};

}  // namespace kexie
