// Builds the index of a segment in slices, so that nobody waits for it.
//
// Three passes: count how often each unit occurs; put the position of every unit into the unit's
// group; sort each group by the unit that follows, and write its lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "search/index/bigram_index.h"
#include "search/index/segment_text.h"

namespace kexie {

class IndexBuilder {
public:
    // Indexes the articles that `segment` has now. `segment` outlives the builder and may grow.
    explicit IndexBuilder(const SegmentText& text);

    // Does the work of about `budget` characters from start to end, and takes it off `budget`, to
    // 0 at least; true when the index is complete.
    bool step(std::size_t& budget);

    // Only once, and only when complete.
    BigramIndex take();

    std::size_t memory() const;

private:
    // A position of a unit, from the highest bits: the unit after it, the article, whether it is
    // outside the title, the distance from the beginning of the article.
    using Item = std::uint64_t;

    enum class Pass { Count, Group, Write, Done };

    void count_some(std::size_t& work);
    void group_some(std::size_t& work);
    void write_some(std::size_t& work);
    void write_group(char16_t unit, Item* begin, Item* end);
    void write_unit_list(BigramIndex::UnitEntry& entry, const Item* begin, const Item* end);
    bool write_dense_list(BigramIndex::UnitEntry& entry, const Item* begin, const Item* end);
    std::uint32_t write_list(std::vector<std::uint8_t>& bytes, const Item* begin,
                             const Item* end) const;
    void write_bigram_lists(const BigramIndex::UnitEntry& entry, const Item* begin,
                            const Item* end);
    void write_bigram(const Item* begin, const Item* end);
    void sort_by_second(Item* begin, Item* end);
    std::vector<std::uint8_t>& chunk() { return m_index.m_chunks.back(); }
    void finish();

    const SegmentText& m_text;
    Pass m_pass = Pass::Count;
    std::uint32_t m_text_end = 0;
    std::size_t m_cursor = 0;  // Of the pass: a position in the text, an article, or a unit.
    std::vector<std::uint32_t> m_group_ends;  // By unit: its count, then where its group ends.
    // By unit, in the order of the text. Not a vector, which would take a slice to fill with zeros.
    std::unique_ptr<Item[]> m_items;
    std::size_t m_item_count = 0;
    std::vector<Item> m_sorted;
    std::vector<std::uint8_t> m_list;
    BigramIndex m_index;
};

}  // namespace kexie
