#include "search/match/match_list.h"

#include <cstring>

namespace kexie {
namespace {

// A bit for each of eight bytes that is not 0, the first byte lowest.
std::uint64_t bits_of_bytes(std::uint64_t eight) {
    constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7F;
    constexpr std::uint64_t gather = 0x0002040810204081;
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
    m_occurrences += count;
}

void MatchList::add_list(ArticleNumber first_article, const PostingList& list) {
    std::size_t size = 0;
    for (std::uint32_t i = 0; i < list.words; ++i) {
        const std::uint64_t word = list.word(i);
        if (word == 0) continue;
        m_articles.insert_word(first_article + i * 64, word);
        size += count_bits(word);
    }
    const bool tells_all = list.bits == nullptr;
    std::uint64_t more_occurrences = 0;
    for (PostingReader postings = list.postings; !postings.done();) {
        const Posting posting = postings.next();
        const ArticleNumber article = first_article + posting.article;
        if (tells_all) {
            m_articles.insert(article);
            ++size;
            if (posting.count == 1 && !posting.in_title) continue;
        }
        m_others.push_back({article, posting.count & 0x7FFFFFFF, posting.in_title ? 1U : 0U});
        more_occurrences += posting.count - 1;
    }
    m_size += size;
    m_occurrences += size + more_occurrences;
}

void MatchList::add_dense(ArticleNumber first_article, std::size_t article_count,
                          const UnitPostings& list) {
    const Dense dense{first_article, static_cast<std::uint32_t>(article_count),
                      list.positions - list.articles, list.dense};
    m_dense.push_back(dense);
    m_size += list.articles;
    m_occurrences += list.positions;
    for (std::uint32_t i = 0; i < dense.article_count; i += 64) {
        m_articles.insert_word(first_article + i, bits_of_counts(dense, i));
    }
}

// A bit for each of 64 articles of the segment that has a occurrence.
std::uint64_t MatchList::bits_of_counts(const Dense& dense, std::uint32_t first) {
    std::uint64_t word = 0;
    const std::uint32_t left = dense.article_count - first;
    if (left >= 64) {
        for (std::uint32_t i = 0; i < 64; i += 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, dense.counts + first + i, sizeof eight);
            word |= bits_of_bytes(eight) << i;
        }
    } else {
        for (std::uint32_t i = 0; i < left; i += 8) {
            word |= bits_of_bytes(dense.eight_counts(first + i)) << i;
        }
    }
    return word;
}

std::uint64_t MatchList::occurrences_in(const ArticleSet& articles) const {
    const std::size_t count = m_articles.count_common(articles);
    if (count == m_size) return m_occurrences;
    std::uint64_t occurrences = count;
    for (const Match& match : m_others) {
        if (articles.contains(match.article)) occurrences += match.count - 1;
    }
    if (m_dense.empty()) return occurrences;
    // Only the fewer are looked at: those in `articles`, or the others.
    ArticleSet some = m_articles;
    const bool are_few = count * 2 < m_size;
    are_few ? some.intersect(articles) : some.subtract(articles);
    for (const Dense& dense : m_dense) {
        std::uint64_t more = 0;
        some.for_each(dense.first_article, dense.end(), [&](std::size_t article) {
            more += (dense.counts[article - dense.first_article] >> 1U) - 1U;
        });
        occurrences += are_few ? more : dense.more_occurrences - more;
    }
    return occurrences;
}

void MatchList::add_others_to(ArticleSet& articles) const {
    for (const Match& match : m_others) articles.insert(match.article);
    for (const Dense& dense : m_dense) articles.insert_range(dense.first_article, dense.end());
}

}  // namespace kexie
