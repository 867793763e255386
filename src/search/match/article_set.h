// A set of articles, one bit each: and, or, not take a machine word for 64 articles.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bits.h"

namespace kexie {

class ArticleSet {
public:
    explicit ArticleSet(std::size_t article_count)
        : m_size(article_count), m_words((article_count + 63) / 64, 0) {}

    // Articles are below this.
    std::size_t size() const { return m_size; }

    void insert(std::size_t article) { m_words[article / 64] |= bit(article); }
    bool contains(std::size_t article) const { return (m_words[article / 64] & bit(article)) != 0; }

    // The articles from `first` on whose bit in `word` is 1; the last of them is in the set's size.
    void insert_word(std::size_t first, std::uint64_t word) {
        const std::size_t shift = first % 64;
        m_words[first / 64] |= word << shift;
        if (shift > 0 && word >> (64 - shift) != 0) m_words[first / 64 + 1] |= word >> (64 - shift);
    }

    void insert_range(std::size_t begin, std::size_t end) {
        for (; begin < end && begin % 64 != 0; ++begin) insert(begin);
        for (; begin + 64 <= end; begin += 64) m_words[begin / 64] = ~std::uint64_t{0};
        for (; begin < end; ++begin) insert(begin);
    }

    void intersect(const ArticleSet& other) {
        for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] &= other.m_words[i];
    }

    void subtract(const ArticleSet& other) {
        for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] &= ~other.m_words[i];
    }

    void unite(const ArticleSet& other) {
        for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] |= other.m_words[i];
    }

    void complement() {
        for (std::uint64_t& word : m_words) word = ~word;
        if (m_size % 64 != 0) m_words.back() &= bit(m_size) - 1;
    }

    std::size_t count() const { return count_common(*this); }

    // How many are in both sets.
    std::size_t count_common(const ArticleSet& other) const {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            sum += count_bits(m_words[i] & other.m_words[i]);
        }
        return sum;
    }

    // Calls visit(article) in ascending order.
    template <typename Visit>
    void for_each(Visit visit) const {
        for_each(0, m_size, visit);
    }

    // The same for the articles in [begin, end).
    template <typename Visit>
    void for_each(std::size_t begin, std::size_t end, Visit visit) const {
        for (std::size_t i = begin / 64; i * 64 < end; ++i) {
            std::uint64_t word = m_words[i];
            if (i == begin / 64) word &= ~(bit(begin) - 1);
            for (; word != 0; word &= word - 1) {
                const std::size_t article =
                    i * 64 + static_cast<std::size_t>(std::countr_zero(word));
                if (article >= end) return;
                visit(article);
            }
        }
    }

private:
    static std::uint64_t bit(std::size_t article) { return std::uint64_t{1} << (article % 64); }

    std::size_t m_size;
    std::vector<std::uint64_t> m_words;
};

}  // namespace kexie
