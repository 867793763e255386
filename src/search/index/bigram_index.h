// The index of a segment: which articles contain a unit, which a pair of units, and where.
//
// For every unit, in ascending order, a chunk of bytes holds the list of its articles, then, for
// each unit that follows it somewhere, in ascending order of that one, the list of the pair's
// articles and after it the positions of the pair: 16 bits each, from the beginning of the article.
// Beside the chunks, each pair has a head with the sizes of both. In an article of more than
// SegmentText::max_units_with_positions no positions are kept.
//
// A term of one or two units is answered by its list alone; a longer one by comparing the text at
// the positions of its rarest pair.
//
// The segment may grow after its index was built: the index then covers its first articles, and the
// rest is scanned.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "search/index/posting_list.h"

namespace kexie {

// The articles that contain a unit.
struct UnitPostings {
    // A unit that is in a quarter of all articles has a byte for each of them: see dense_byte().
    const std::uint8_t* dense = nullptr;
    PostingList list;             // Otherwise.
    std::uint32_t articles = 0;   // That contain it.
    std::uint32_t positions = 0;  // In all.
};

// What a dense list holds for an article: 0 if the unit is not there.
inline constexpr std::uint32_t most_dense_count = 127;
inline std::uint8_t dense_byte(std::uint32_t count, bool in_title) {
    return static_cast<std::uint8_t>(count << 1 | (in_title ? 1 : 0));
}

// The articles that contain a pair of units, with its positions in them.
struct BigramPostings {
    PostingList list;  // Of a pair of the same units, overlapping positions are counted too.
    const std::uint8_t* positions_begin = nullptr;
    std::uint32_t positions = 0;  // That are kept.

    // The `index`-th position of all, in units from the beginning of its article.
    std::uint32_t position(std::size_t index) const {
        std::uint16_t position = 0;
        std::memcpy(&position, positions_begin + index * sizeof position, sizeof position);
        return position;
    }
};

class BigramIndex {
public:
    // Articles [0, article_count()) of the segment are in the index.
    std::size_t article_count() const { return m_article_count; }

    // Articles that contain `unit`. O(log of the different units).
    UnitPostings postings_of(char16_t unit) const;

    // Articles that contain `first` right before `second`. O(log of the different pairs).
    BigramPostings postings_of(char16_t first, char16_t second) const;

    // Calls visit(first, second, list) for every pair of the index, in ascending order.
    template <typename Visit>
    void for_each_bigram(Visit visit) const;

    std::size_t memory() const;

private:
    friend class IndexBuilder;

    struct UnitEntry {
        char16_t unit = 0;
        std::uint16_t is_dense : 1 = 0;
        std::uint16_t chunk : 15 = 0;
        std::uint32_t first_bigram = 0;  // Index into m_seconds.
        std::uint32_t first_skip = 0;    // Index into m_skips.
        std::uint32_t list_begin = 0;  // In the chunk; the unit's list ends where its pairs' begin.
        std::uint32_t articles = 0;
        std::uint32_t positions = 0;
    };

    // Every so many pairs of a unit, where its head and its list begin is kept; the ones between
    // are found by walking over the heads.
    static constexpr std::size_t bigrams_per_skip = 16;
    struct SkipEntry {
        std::uint32_t head = 0;  // In m_headers.
        std::uint32_t list = 0;  // In the unit's chunk.
    };

    const UnitEntry* find(char16_t unit) const;
    const std::uint8_t* chunk_of(const UnitEntry& entry) const {
        return m_chunks[entry.chunk].data();
    }
    // Words of a list with bits.
    std::size_t word_count() const { return (m_article_count + 63) / 64; }
    // The list has `size` / 2 bytes, and bits if `size` is odd.
    PostingList list_at(const std::uint8_t* begin, std::uint32_t size) const;
    BigramPostings next_list(const std::uint8_t*& head, const std::uint8_t*& list) const;

    std::size_t m_article_count = 0;
    std::vector<UnitEntry> m_units;  // By unit, and one for the end.
    // By the upper byte of a unit: where in m_units such units begin.
    std::array<std::uint16_t, 0x101> m_pages{};
    std::vector<char16_t> m_seconds;  // Of every pair, by first, then second unit.
    std::vector<std::uint8_t>
        m_headers;  // Of every pair: size of its list, number of its positions.
    std::vector<SkipEntry> m_skips;
    std::vector<std::vector<std::uint8_t>> m_chunks;  // All that a unit has is in one of them.
};

inline PostingList BigramIndex::list_at(const std::uint8_t* begin, std::uint32_t size) const {
    const std::uint8_t* const end = begin + size / 2;
    PostingList list;
    if (size % 2 == 1) {
        list.bits = begin;
        list.words = static_cast<std::uint32_t>(word_count());
        begin += word_count() * sizeof(std::uint64_t);
    }
    list.postings = {begin, end};
    return list;
}

inline BigramPostings BigramIndex::next_list(const std::uint8_t*& head,
                                             const std::uint8_t*& list) const {
    const std::uint32_t size = read_number(head);
    BigramPostings found;
    found.positions = read_number(head);
    found.positions_begin = list + size / 2;
    found.list = list_at(list, size);
    list = found.positions_begin + found.positions * sizeof(std::uint16_t);
    return found;
}

template <typename Visit>
void BigramIndex::for_each_bigram(Visit visit) const {
    for (std::size_t i = 0; i + 1 < m_units.size(); ++i) {
        const UnitEntry& entry = m_units[i];
        if (entry.first_bigram == m_units[i + 1].first_bigram) continue;
        const std::uint8_t* head = m_headers.data() + m_skips[entry.first_skip].head;
        const std::uint8_t* list = chunk_of(entry) + m_skips[entry.first_skip].list;
        for (std::size_t pair = entry.first_bigram; pair < m_units[i + 1].first_bigram; ++pair) {
            visit(entry.unit, m_seconds[pair], next_list(head, list));
        }
    }
}

}  // namespace kexie
