#include "search/match_list.h"

#include <algorithm>
#include <cstring>

namespace kexie {
namespace {

// A bit for each of eight bytes that is not 0, the first byte lowest.
std::uint64_t bits_of_bytes(const std::uint8_t* bytes) {
    constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7F;
    constexpr std::uint64_t gather = 0x0002040810204081;
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    const std::uint64_t high_bits = (((eight & low_bits) + low_bits) | eight) & ~low_bits;
    return high_bits * gather >> 56;
}

}  // namespace

void MatchList::add(ArticleNumber article, std::uint32_t count, bool in_title) {
    m_written.push_back({article, count & 0x7FFFFFFF, in_title ? 1U : 0U});
    ++m_size;
    m_places += count;
}

void MatchList::reserve_more(std::size_t articles) {
    const std::size_t wanted = m_written.size() + articles;
    if (wanted > m_written.capacity()) {
        m_written.reserve(std::max(wanted, m_written.capacity() * 2));
    }
}

void MatchList::add_dense(ArticleNumber first_article, std::size_t article_count,
                          const UnitList& list) {
    m_dense.push_back(
        {m_written.size(), first_article, static_cast<std::uint32_t>(article_count), list.dense});
    m_size += list.articles;
    m_places += list.places;
}

ArticleSet MatchList::to_set(std::size_t article_count) const {
    ArticleSet set(article_count);
    for (const Match& match : m_written) set.insert(match.article);
    for (const Dense& dense : m_dense) {
        std::size_t i = 0;
        for (; i + 64 <= dense.article_count; i += 64) {
            std::uint64_t word = 0;
            for (std::size_t k = 0; k < 64; k += 8)
                word |= bits_of_bytes(dense.counts + i + k) << k;
            set.insert_word(dense.first_article + i, word);
        }
        for (; i < dense.article_count; ++i) {
            if (dense.counts[i] != 0) set.insert(dense.first_article + i);
        }
    }
    return set;
}

}  // namespace kexie
