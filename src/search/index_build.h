// Builds the index of a shelf in slices, so that nobody waits for it.
//
// Three passes: count how often each unit occurs; put every unit with the one that follows it
// into its unit's group; sort each group by the second unit and write its lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/index.h"
#include "search/shelf.h"

namespace kexie {

class IndexBuilder {
public:
    // Indexes the articles that `shelf` has now. `shelf` outlives the builder and may grow.
    explicit IndexBuilder(const Shelf& shelf);

    // Does the work of about `budget` characters from start to end, and takes it off `budget`, to
    // 0 at least; true when the index is complete.
    bool step(std::size_t& budget);

    // Only once, and only when complete.
    ShelfIndex take();

    std::size_t memory() const;

private:
    // A unit of the text: the unit after it, its article, and whether it is outside the title. In
    // the order of the shelf when grouped; sorting by the number itself then sorts by second unit
    // first.
    using Item = std::uint32_t;

    enum class Pass { Count, Group, Write, Done };

    void count_some(std::size_t& work);
    void group_some(std::size_t& work);
    void write_some(std::size_t& work);
    void write_unit_list(const Item* begin, const Item* end);
    void write_pair_lists(Item* begin, Item* end);
    void sort_by_second(Item* begin, Item* end);
    void append_list();
    void finish();

    const Shelf& m_shelf;
    Pass m_pass = Pass::Count;
    std::uint32_t m_text_end = 0;
    std::size_t m_cursor = 0;  // Of the pass: a place in the text, an article, or a unit.
    std::vector<std::uint32_t> m_group_ends;  // By unit: its count, then where its group ends.
    std::vector<Item> m_items;
    std::vector<Item> m_sorted;
    std::vector<std::uint8_t> m_list;
    ShelfIndex m_index;
};

}  // namespace kexie
