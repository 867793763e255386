// Builds the index of a segment in slices, so that nobody waits for it.
//
// Three passes: count how often each unit occurs; put every occurrence of a unit into the unit's
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
    // Indexes the articles that `text` has now. `text` outlives the builder and may grow.
    explicit IndexBuilder(const SegmentText& text);

    // Does the work of about `budget` characters from start to end, and takes it off `budget`, to
    // 0 at least; true when the index is complete.
    bool step(std::size_t& budget);

    // Only once, and only when complete.
    BigramIndex take();

    std::size_t memory() const;

private:
    // An occurrence of a unit, from the highest bits: the unit after it, the article, whether it
    // is outside the title, the position in the article. So the order of items is that of lists.
    using Item = std::uint64_t;

    enum class Pass { Count, Group, Write, Done };

    void count_some(std::size_t& work);
    void group_some(std::size_t& work);
    void write_some(std::size_t& work);
    void write_group(char16_t unit, Item* begin, Item* end);
    void append_postings(const Item* begin, const Item* end);
    void append_positions(const Item* begin, const Item* end);
    void sort_by_second(Item* begin, Item* end);
    void finish();

    const SegmentText& m_text;
    Pass m_pass = Pass::Count;
    std::uint32_t m_text_end = 0;
    std::size_t m_cursor = 0;  // Of the pass: an index into the text, an article, or a unit.
    std::vector<std::uint32_t> m_group_ends;  // By unit: its count, then where its group ends.
    // By unit, in the order of the text. Not a vector, which would take a slice to fill with zeros.
    std::unique_ptr<Item[]> m_items;
    std::size_t m_item_count = 0;
    std::vector<Item> m_sorted;
    std::vector<std::uint8_t> m_bytes;     // Of the group.
    std::vector<std::uint8_t> m_postings;  // Of the list.
    BigramIndex m_index;
};

}  // namespace kexie
