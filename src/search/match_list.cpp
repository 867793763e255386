#include "search/match_list.h"

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
    m_articles.insert(article);
    if (count != 1 || in_title) {
        m_others.push_back({article, count & 0x7FFFFFFF, in_title ? 1U : 0U});
    }
    ++m_size;
    m_places += count;
}

void MatchList::add_list(ArticleNumber first_article, const ArticleList& list) {
    std::size_t size = 0;
    for (std::uint32_t i = 0; i < list.words; ++i) {
        const std::uint64_t word = list.word(i);
        if (word == 0) continue;
        m_articles.insert_word(first_article + i * 64, word);
        size += static_cast<std::size_t>(std::popcount(word));
    }
    const bool tells_all = list.bits == nullptr;
    std::uint64_t more_places = 0;
    for (PostingReader postings = list.postings; !postings.done();) {
        const Posting posting = postings.next();
        const ArticleNumber article = first_article + posting.article;
        if (tells_all) {
            m_articles.insert(article);
            ++size;
            if (posting.count == 1 && !posting.in_title) continue;
        }
        m_others.push_back({article, posting.count & 0x7FFFFFFF, posting.in_title ? 1U : 0U});
        more_places += posting.count - 1;
    }
    m_size += size;
    m_places += size + more_places;
}

void MatchList::add_dense(ArticleNumber first_article, std::size_t article_count,
                          const UnitList& list) {
    const Dense dense{first_article, static_cast<std::uint32_t>(article_count), list.dense};
    m_dense.push_back(dense);
    m_size += list.articles;
    m_places += list.places;
    std::size_t i = 0;
    for (; i + 64 <= dense.article_count; i += 64) {
        std::uint64_t word = 0;
        for (std::size_t k = 0; k < 64; k += 8) word |= bits_of_bytes(dense.counts + i + k) << k;
        m_articles.insert_word(first_article + i, word);
    }
    for (; i < dense.article_count; ++i) {
        if (dense.counts[i] != 0) m_articles.insert(first_article + i);
    }
}

// Of the articles and all others, only the fewer are looked at.
std::uint64_t MatchList::places_in(const ArticleSet& articles) const {
    ArticleSet some = m_articles;
    some.intersect(articles);
    const std::size_t count = some.count();
    if (count == m_size) return m_places;
    if (count * 2 < m_size) return places_in_some(some);
    some = m_articles;
    some.subtract(articles);
    return m_places - places_in_some(some);
}

// `some` are articles of the list.
std::uint64_t MatchList::places_in_some(const ArticleSet& some) const {
    std::uint64_t places = some.count();
    for (const Match& match : m_others) {
        if (some.contains(match.article)) places += match.count - 1;
    }
    for (const Dense& dense : m_dense) {
        some.for_each(dense.first_article, dense.end(), [&](std::size_t article) {
            places += (dense.counts[article - dense.first_article] >> 1U) - 1U;
        });
    }
    return places;
}

void MatchList::add_others_to(ArticleSet& articles) const {
    for (const Match& match : m_others) articles.insert(match.article);
    for (const Dense& dense : m_dense) articles.insert_range(dense.first_article, dense.end());
}

}  // namespace kexie
