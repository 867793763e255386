// The index of a segment: which articles contain a code unit, which a bigram, and where.
//
// Every code unit of the segment has one string of bytes. It holds the posting list of the unit
// and then, for each unit that follows it somewhere, in ascending order, the posting list and the
// positions of that bigram. A posting list has its size in front.
//
// The segment may grow after its index was built: the index then covers its first articles, and
// the rest is scanned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/index/posting.h"

namespace kexie {

// The articles that contain a bigram, and its positions in them. Of a bigram of one unit twice,
// overlapping positions count too.
struct BigramPostings {
    PostingReader postings;
    PositionReader positions;
    std::size_t bytes = 0;  // Of both; a rarer bigram has fewer. 0 if it is nowhere.
};

class BigramIndex {
public:
    // Articles [0, article_count()) of the segment are in the index.
    std::size_t article_count() const { return m_article_count; }

    // Articles that contain `unit`. O(log of the different units).
    PostingReader postings_of(char16_t unit) const;

    // Articles that contain `first` right before `second`. O(log of the different bigrams).
    BigramPostings postings_of(char16_t first, char16_t second) const;

    std::size_t memory() const;

private:
    friend class IndexBuilder;

    struct UnitLists {
        char16_t unit = 0;
        std::uint32_t first_bigram = 0;  // Index into m_seconds.
        std::vector<std::uint8_t> bytes;
    };

    const UnitLists* find(char16_t unit) const;

    std::size_t m_article_count = 0;
    std::vector<UnitLists> m_units;        // By unit, and one for the end.
    std::vector<char16_t> m_seconds;       // Of every bigram, by first, then second unit.
    std::vector<std::uint32_t> m_offsets;  // Of every bigram: where its lists begin in the bytes.
};

}  // namespace kexie
