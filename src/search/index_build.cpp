#include "search/index_build.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/verify.h"

namespace kexie {
namespace {

constexpr std::size_t unit_values = 0x10000;

// How the time of a character divides over the passes, as measured.
constexpr std::size_t count_work = 1;
constexpr std::size_t group_work = 3;
constexpr std::size_t write_work = 12;
constexpr std::size_t all_work = count_work + group_work + write_work;

// Below this, comparing is quicker than counting digits.
constexpr std::size_t least_for_radix_sort = 192;

char16_t second_of(std::uint32_t item) {
    return static_cast<char16_t>(item >> 16);
}
std::uint32_t article_of(std::uint32_t item) {
    return (item & 0xFFFF) >> 1;
}
bool is_in_title(std::uint32_t item) {
    return (item & 1) == 0;
}

std::size_t spend(std::size_t& work, std::size_t cost) {
    const std::size_t spent = std::min(work, cost);
    work -= spent;
    return spent;
}

// Writes one posting for each run of the same article. The place in the title comes first in a
// run: in the order of the text as well as in that of the items.
void write_postings(const std::uint32_t* begin, const std::uint32_t* end,
                    std::vector<std::uint8_t>& bytes) {
    PostingWriter writer(bytes);
    while (begin != end) {
        const std::uint32_t article = article_of(*begin);
        const bool in_title = is_in_title(*begin);
        std::uint32_t count = 0;
        for (; begin != end && article_of(*begin) == article; ++begin) ++count;
        writer.add({article, count, in_title});
    }
}

}  // namespace

IndexBuilder::IndexBuilder(const Shelf& shelf) : m_shelf(shelf), m_group_ends(unit_values, 0) {
    m_index.m_article_count = shelf.article_count();
    m_text_end = shelf.article_begin(shelf.article_count());
}

bool IndexBuilder::step(std::size_t& budget) {
    std::size_t work = budget * all_work;
    while (work > 0 && m_pass != Pass::Done) {
        switch (m_pass) {
            case Pass::Count:
                count_some(work);
                break;
            case Pass::Group:
                group_some(work);
                break;
            case Pass::Write:
                write_some(work);
                break;
            case Pass::Done:
                break;
        }
    }
    budget = work / all_work;
    return m_pass == Pass::Done;
}

void IndexBuilder::count_some(std::size_t& work) {
    const std::u16string_view text = m_shelf.text();
    const std::size_t end = std::min<std::size_t>(m_text_end, m_cursor + work / count_work + 1);
    for (std::size_t i = m_cursor; i < end; ++i) ++m_group_ends[text[i]];
    spend(work, (end - m_cursor) * count_work + 1);
    m_cursor = end;
    if (m_cursor < m_text_end) return;

    // From counts to where each group begins; grouping moves that to where it ends.
    m_group_ends[field_separator] = 0;
    std::uint32_t total = 0;
    for (std::uint32_t& group : m_group_ends) total += std::exchange(group, total);
    m_items.resize(total);
    m_cursor = 0;
    m_pass = Pass::Group;
}

void IndexBuilder::group_some(std::size_t& work) {
    const std::u16string_view text = m_shelf.text();
    for (; work > 0 && m_cursor < m_index.m_article_count; ++m_cursor) {
        const std::uint32_t begin = m_shelf.article_begin(m_cursor);
        const std::uint32_t end = m_shelf.article_begin(m_cursor + 1);
        const std::uint32_t title_end = m_shelf.title_end(m_cursor);
        const auto article = static_cast<Item>(m_cursor << 1);
        for (std::uint32_t i = begin; i < end; ++i) {
            if (text[i] == field_separator) continue;
            const Item outside_title = i < title_end ? 0 : 1;
            m_items[m_group_ends[text[i]]++] = Item{text[i + 1]} << 16 | article | outside_title;
        }
        spend(work, (end - begin) * group_work + 1);
    }
    if (m_cursor < m_index.m_article_count) return;
    m_cursor = 1;
    m_pass = Pass::Write;
}

void IndexBuilder::write_some(std::size_t& work) {
    for (; work > 0 && m_cursor < unit_values; ++m_cursor) {
        Item* begin = m_items.data() + m_group_ends[m_cursor - 1];
        Item* end = m_items.data() + m_group_ends[m_cursor];
        if (begin == end) continue;
        ShelfIndex::UnitEntry entry;
        entry.unit = static_cast<char16_t>(m_cursor);
        entry.first_pair = static_cast<std::uint32_t>(m_index.m_seconds.size());
        entry.bytes_begin = static_cast<std::uint32_t>(m_index.m_bytes.size());
        m_index.m_units.push_back(entry);
        write_unit_list(begin, end);
        write_pair_lists(begin, end);
        spend(work, static_cast<std::size_t>(end - begin) * write_work + 1);
    }
    if (m_cursor == unit_values) finish();
}

void IndexBuilder::write_unit_list(const Item* begin, const Item* end) {
    write_postings(begin, end, m_list);
    append_list();
}

void IndexBuilder::write_pair_lists(Item* begin, Item* end) {
    sort_by_second(begin, end);
    while (begin != end && second_of(*begin) == field_separator) ++begin;
    while (begin != end) {
        const char16_t second = second_of(*begin);
        const Item* list_end = begin;
        while (list_end != end && second_of(*list_end) == second) ++list_end;
        if (m_index.m_seconds.size() % ShelfIndex::pairs_between_places == 0) {
            m_index.m_places.push_back(static_cast<std::uint32_t>(m_index.m_bytes.size()));
        }
        m_index.m_seconds.push_back(second);
        write_postings(begin, list_end, m_list);
        append_list();
        begin += list_end - begin;
    }
}

// Least significant digit first, so that the order of the articles is kept.
void IndexBuilder::sort_by_second(Item* begin, Item* end) {
    const auto size = static_cast<std::size_t>(end - begin);
    if (size < least_for_radix_sort) {
        std::sort(begin, end);
        return;
    }
    if (m_sorted.size() < size) m_sorted.resize(size);
    Item* from = begin;
    Item* to = m_sorted.data();
    for (const unsigned shift : {16U, 24U}) {
        std::array<std::uint32_t, 256> places{};
        for (std::size_t i = 0; i < size; ++i) ++places[(from[i] >> shift) & 0xFF];
        std::uint32_t total = 0;
        for (std::uint32_t& place : places) total += std::exchange(place, total);
        for (std::size_t i = 0; i < size; ++i) to[places[(from[i] >> shift) & 0xFF]++] = from[i];
        std::swap(from, to);
    }
}

void IndexBuilder::append_list() {
    append_number(m_index.m_bytes, static_cast<std::uint32_t>(m_list.size()));
    m_index.m_bytes.insert(m_index.m_bytes.end(), m_list.begin(), m_list.end());
    m_list.clear();
}

void IndexBuilder::finish() {
    ShelfIndex::UnitEntry last;
    last.first_pair = static_cast<std::uint32_t>(m_index.m_seconds.size());
    last.bytes_begin = static_cast<std::uint32_t>(m_index.m_bytes.size());
    m_index.m_units.push_back(last);
    m_index.m_units.shrink_to_fit();
    m_index.m_seconds.shrink_to_fit();
    m_index.m_places.shrink_to_fit();
    m_index.m_bytes.shrink_to_fit();
    m_items = {};
    m_sorted = {};
    m_pass = Pass::Done;
}

ShelfIndex IndexBuilder::take() {
    KEXIE_VERIFY(m_pass == Pass::Done);
    return std::move(m_index);
}

std::size_t IndexBuilder::memory() const {
    return sizeof(*this) - sizeof(m_index) + m_index.memory() +
           m_group_ends.capacity() * sizeof(std::uint32_t) +
           (m_items.capacity() + m_sorted.capacity()) * sizeof(Item) + m_list.capacity();
}

}  // namespace kexie
