// The index of a shelf: which articles contain a unit, which a pair of units, and where.
//
// For every unit, in ascending order, a chunk of bytes holds the list of its articles, then, for
// each unit that follows it somewhere, in ascending order of that one, the list of the pair's
// articles and after it the places of the pair: 16 bits each, from the beginning of the article.
// Beside the chunks, each pair has a head with the sizes of both. In an article of more than
// Shelf::most_units_with_places no places are kept.
//
// A term of one or two units is answered by its list alone; a longer one by comparing the text at
// the places of its rarest pair.
//
// The shelf may grow after its index was built: the index then covers its first articles, and the
// rest is scanned.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "search/article_list.h"

namespace kexie {

// The articles that contain a unit.
struct UnitList {
    // A unit that is in a quarter of all articles has a byte for each of them: see dense_byte().
    const std::uint8_t* dense = nullptr;
    ArticleList list;            // Otherwise.
    std::uint32_t articles = 0;  // That contain it.
    std::uint32_t places = 0;    // In all.
};

// What a dense list holds for an article: 0 if the unit is not there.
inline constexpr std::uint32_t most_dense_count = 127;
inline std::uint8_t dense_byte(std::uint32_t count, bool in_title) {
    return static_cast<std::uint8_t>(count << 1 | (in_title ? 1 : 0));
}

// The articles that contain a pair of units, with its places in them.
struct PairList {
    ArticleList list;  // Of a pair of the same units, overlapping places are counted too.
    const std::uint8_t* places_begin = nullptr;
    std::uint32_t places = 0;  // That are kept.

    // The `index`-th place of all, in units from the beginning of its article.
    std::uint32_t place(std::size_t index) const {
        std::uint16_t place = 0;
        std::memcpy(&place, places_begin + index * sizeof place, sizeof place);
        return place;
    }
};

class ShelfIndex {
public:
    // Articles [0, article_count()) of the shelf are in the index.
    std::size_t article_count() const { return m_article_count; }

    // Articles that contain `unit`. O(log of the different units).
    UnitList articles_with(char16_t unit) const;

    // Articles that contain `first` right before `second`. O(log of the different pairs).
    PairList articles_with(char16_t first, char16_t second) const;

    // Calls visit(first, second, list) for every pair of the index, in ascending order.
    template <typename Visit>
    void for_each_pair(Visit visit) const;

    std::size_t memory() const;

private:
    friend class IndexBuilder;

    struct UnitEntry {
        char16_t unit = 0;
        std::uint16_t is_dense : 1 = 0;
        std::uint16_t chunk : 15 = 0;
        std::uint32_t first_pair = 0;  // Index into m_seconds.
        std::uint32_t first_kept = 0;  // Index into m_kept.
        std::uint32_t list_begin = 0;  // In the chunk; the unit's list ends where its pairs' begin.
        std::uint32_t articles = 0;
        std::uint32_t places = 0;
    };

    // Every so many pairs of a unit, where its head and its list begin is kept; the ones between
    // are found by walking over the heads.
    static constexpr std::size_t pairs_between_kept = 16;
    struct KeptPlace {
        std::uint32_t head = 0;  // In m_heads.
        std::uint32_t list = 0;  // In the unit's chunk.
    };

    const UnitEntry* find(char16_t unit) const;
    const std::uint8_t* chunk_of(const UnitEntry& entry) const {
        return m_chunks[entry.chunk].data();
    }
    // Words of a list with bits.
    std::size_t word_count() const { return (m_article_count + 63) / 64; }
    // The list has `size` / 2 bytes, and bits if `size` is odd.
    ArticleList list_at(const std::uint8_t* begin, std::uint32_t size) const;
    PairList next_list(const std::uint8_t*& head, const std::uint8_t*& list) const;

    std::size_t m_article_count = 0;
    std::vector<UnitEntry> m_units;  // By unit, and one for the end.
    // By the upper byte of a unit: where in m_units such units begin.
    std::array<std::uint16_t, 0x101> m_pages{};
    std::vector<char16_t> m_seconds;    // Of every pair, by first, then second unit.
    std::vector<std::uint8_t> m_heads;  // Of every pair: size of its list, number of its places.
    std::vector<KeptPlace> m_kept;
    std::vector<std::vector<std::uint8_t>> m_chunks;  // All that a unit has is in one of them.
};

inline ArticleList ShelfIndex::list_at(const std::uint8_t* begin, std::uint32_t size) const {
    const std::uint8_t* const end = begin + size / 2;
    ArticleList list;
    if (size % 2 == 1) {
        list.bits = begin;
        list.words = static_cast<std::uint32_t>(word_count());
        begin += word_count() * sizeof(std::uint64_t);
    }
    list.postings = {begin, end};
    return list;
}

inline PairList ShelfIndex::next_list(const std::uint8_t*& head, const std::uint8_t*& list) const {
    const std::uint32_t size = read_number(head);
    PairList found;
    found.places = read_number(head);
    found.places_begin = list + size / 2;
    found.list = list_at(list, size);
    list = found.places_begin + found.places * sizeof(std::uint16_t);
    return found;
}

template <typename Visit>
void ShelfIndex::for_each_pair(Visit visit) const {
    for (std::size_t i = 0; i + 1 < m_units.size(); ++i) {
        const UnitEntry& entry = m_units[i];
        if (entry.first_pair == m_units[i + 1].first_pair) continue;
        const std::uint8_t* head = m_heads.data() + m_kept[entry.first_kept].head;
        const std::uint8_t* list = chunk_of(entry) + m_kept[entry.first_kept].list;
        for (std::size_t pair = entry.first_pair; pair < m_units[i + 1].first_pair; ++pair) {
            visit(entry.unit, m_seconds[pair], next_list(head, list));
        }
    }
}

}  // namespace kexie
