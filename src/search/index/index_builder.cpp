#include "search/index/index_builder.h"

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
constexpr std::size_t write_work = 16;
constexpr std::size_t all_work = count_work + group_work + write_work;

// Below this, comparing is quicker than counting digits.
constexpr std::size_t min_for_radix_sort = 192;

char16_t second_of(std::uint64_t item) {
    return static_cast<char16_t>(item >> 48);
}
std::uint32_t article_of(std::uint64_t item) {
    return static_cast<std::uint32_t>(item >> 33) & 0x7FFF;
}
bool is_in_title(std::uint64_t item) {
    return (item >> 32 & 1) == 0;
}

std::uint32_t position_of(std::uint64_t item) {
    return static_cast<std::uint32_t>(item);
}

void spend(std::size_t& work, std::size_t cost) {
    work -= std::min(work, cost);
}

}  // namespace

IndexBuilder::IndexBuilder(const SegmentText& text) : m_text(text), m_group_ends(unit_values, 0) {
    m_index.m_article_count = text.article_count();
    m_text_end = text.article_begin(text.article_count());
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
    const std::u16string_view text = m_text.units();
    const std::size_t end = std::min<std::size_t>(m_text_end, m_cursor + work / count_work + 1);
    for (std::size_t i = m_cursor; i < end; ++i) ++m_group_ends[text[i]];
    spend(work, (end - m_cursor) * count_work + 1);
    m_cursor = end;
    if (m_cursor < m_text_end) return;

    // From counts to where each group begins; grouping moves that to where it ends.
    m_group_ends[field_separator] = 0;
    std::uint32_t total = 0;
    for (std::uint32_t& group : m_group_ends) total += std::exchange(group, total);
    m_item_count = total;
    m_items.reset(new Item[total]);
    m_cursor = 0;
    m_pass = Pass::Group;
}

void IndexBuilder::group_some(std::size_t& work) {
    const std::u16string_view text = m_text.units();
    for (; work > 0 && m_cursor < m_index.m_article_count; ++m_cursor) {
        const std::uint32_t begin = m_text.article_begin(m_cursor);
        const std::uint32_t end = m_text.article_begin(m_cursor + 1);
        const std::uint32_t title_end = m_text.title_end(m_cursor);
        for (std::uint32_t i = begin; i < end; ++i) {
            if (text[i] == field_separator) continue;
            const Item outside_title = i < title_end ? 0 : 1;
            m_items[m_group_ends[text[i]]++] =
                Item{text[i + 1]} << 48 | Item{m_cursor} << 33 | outside_title << 32 | (i - begin);
        }
        spend(work, (end - begin) * group_work + 1);
    }
    if (m_cursor < m_index.m_article_count) return;
    m_cursor = 1;
    m_pass = Pass::Write;
}

void IndexBuilder::write_some(std::size_t& work) {
    for (; work > 0 && m_cursor < unit_values; ++m_cursor) {
        const std::size_t begin = m_group_ends[m_cursor - 1];
        const std::size_t end = m_group_ends[m_cursor];
        if (begin == end) continue;
        write_group(static_cast<char16_t>(m_cursor), m_items.get() + begin, m_items.get() + end);
        spend(work, (end - begin) * write_work + 1);
    }
    if (m_cursor == unit_values) finish();
}

void IndexBuilder::write_group(char16_t unit, Item* begin, Item* end) {
    m_bytes.clear();
    const auto first_bigram = static_cast<std::uint32_t>(m_index.m_seconds.size());
    append_postings(begin, end);
    sort_by_second(begin, end);
    while (begin != end) {
        const char16_t second = second_of(*begin);
        Item* const bigram_begin = begin;
        while (begin != end && second_of(*begin) == second) ++begin;
        if (second == field_separator) continue;
        m_index.m_seconds.push_back(second);
        m_index.m_offsets.push_back(static_cast<std::uint32_t>(m_bytes.size()));
        append_postings(bigram_begin, begin);
        append_positions(bigram_begin, begin);
    }
    m_index.m_units.push_back({unit, first_bigram, {m_bytes.begin(), m_bytes.end()}});
}

// The occurrence in the title comes first of an article's: in the order of the text as well as in
// that of the items.
void IndexBuilder::append_postings(const Item* begin, const Item* end) {
    m_postings.clear();
    PostingWriter writer(m_postings);
    while (begin != end) {
        const Item* const first = begin;
        const std::uint32_t article = article_of(*first);
        while (begin != end && article_of(*begin) == article) ++begin;
        writer.add({article, static_cast<std::uint32_t>(begin - first), is_in_title(*first)});
    }
    append_number(m_bytes, static_cast<std::uint32_t>(m_postings.size()));
    m_bytes.insert(m_bytes.end(), m_postings.begin(), m_postings.end());
}

// See PositionReader.
void IndexBuilder::append_positions(const Item* begin, const Item* end) {
    for (const Item* item = begin; item != end; ++item) {
        const bool is_first = item == begin || article_of(*item) != article_of(item[-1]);
        append_number(m_bytes, position_of(*item) - (is_first ? 0 : position_of(item[-1])));
    }
}

// Least significant digit first, so that the order of the articles is kept.
void IndexBuilder::sort_by_second(Item* begin, Item* end) {
    const auto size = static_cast<std::size_t>(end - begin);
    if (size < min_for_radix_sort) {
        std::sort(begin, end);
        return;
    }
    m_sorted.resize(std::max(m_sorted.size(), size));
    Item* from = begin;
    Item* to = m_sorted.data();
    for (const unsigned shift : {48U, 56U}) {
        std::array<std::uint32_t, 256> positions{};
        for (std::size_t i = 0; i < size; ++i) ++positions[(from[i] >> shift) & 0xFF];
        std::uint32_t total = 0;
        for (std::uint32_t& position : positions) total += std::exchange(position, total);
        for (std::size_t i = 0; i < size; ++i) to[positions[(from[i] >> shift) & 0xFF]++] = from[i];
        std::swap(from, to);
    }
}

void IndexBuilder::finish() {
    m_index.m_units.push_back({0, static_cast<std::uint32_t>(m_index.m_seconds.size()), {}});
    m_index.m_units.shrink_to_fit();
    m_index.m_seconds.shrink_to_fit();
    m_index.m_offsets.shrink_to_fit();
    m_items.reset();
    m_item_count = 0;
    m_sorted = {};
    m_bytes = {};
    m_pass = Pass::Done;
}

BigramIndex IndexBuilder::take() {
    KEXIE_VERIFY(m_pass == Pass::Done);
    return std::move(m_index);
}

std::size_t IndexBuilder::memory() const {
    return sizeof(*this) - sizeof(m_index) + m_index.memory() +
           m_group_ends.capacity() * sizeof(std::uint32_t) +
           (m_item_count + m_sorted.capacity()) * sizeof(Item) + m_bytes.capacity() +
           m_postings.capacity();
}

}  // namespace kexie
