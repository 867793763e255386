// The index of a shelf: which articles contain a unit, and which a pair of units.
//
// For every unit, in ascending order, `bytes` holds the list of its articles, then a list for each
// unit that follows it somewhere, in ascending order of that one. Before each list stands its size
// in bytes. A term of one or two units is answered by its list alone; a longer one by the articles
// that all its pairs have in common, looked through.
//
// The shelf may grow after its index was built: the index then covers its first articles, and the
// rest is scanned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "search/posting.h"

namespace kexie {

class ShelfIndex {
public:
    // Articles [0, article_count()) of the shelf are in the index.
    std::size_t article_count() const { return m_article_count; }

    // Articles that contain `unit`, with exact counts. O(log of the different units).
    PostingReader articles_with(char16_t unit) const;

    // Articles that contain `first` right before `second`. The counts are exact if the two differ;
    // of a pair of the same, overlapping places are counted too. O(log of the different pairs).
    PostingReader articles_with(char16_t first, char16_t second) const;

    // Calls visit(first, second, list) for every pair of the index, in ascending order.
    template <typename Visit>
    void for_each_pair(Visit visit) const;

    std::size_t memory() const;

private:
    friend class IndexBuilder;

    struct UnitEntry {
        char16_t unit = 0;
        std::uint32_t first_pair = 0;  // Index into m_seconds.
        std::uint32_t bytes_begin = 0;
    };

    // Every so many pairs of the index, the place of one's list is kept; the ones between are
    // found by walking over the sizes.
    static constexpr std::size_t pairs_between_places = 16;

    const UnitEntry* find(char16_t unit) const;
    PostingReader list_at(const std::uint8_t*& at) const;

    std::size_t m_article_count = 0;
    std::vector<UnitEntry> m_units;       // By unit, and one for the end.
    std::vector<char16_t> m_seconds;      // Of every pair, by first, then second unit.
    std::vector<std::uint32_t> m_places;  // In m_bytes, of every so many-th pair's size.
    std::vector<std::uint8_t> m_bytes;
};

inline PostingReader ShelfIndex::list_at(const std::uint8_t*& at) const {
    const std::uint32_t size = read_number(at);
    const std::uint8_t* begin = at;
    at += size;
    return {begin, at};
}

template <typename Visit>
void ShelfIndex::for_each_pair(Visit visit) const {
    for (std::size_t i = 0; i + 1 < m_units.size(); ++i) {
        const std::uint8_t* at = m_bytes.data() + m_units[i].bytes_begin;
        list_at(at);
        for (std::size_t pair = m_units[i].first_pair; pair < m_units[i + 1].first_pair; ++pair) {
            visit(m_units[i].unit, m_seconds[pair], list_at(at));
        }
    }
}

}  // namespace kexie
