#include "search/index/index_builder.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/sort.h"
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
constexpr std::size_t least_for_radix_sort = 192;

// A chunk is full then; small enough to be copied within a slice when it grows.
constexpr std::size_t full_chunk_bytes = std::size_t{1} << 18;

// A unit in one of so many articles has a dense list: no longer than the other one, and quicker.
constexpr std::size_t articles_for_one_in_dense = 4;

// A list has bits if they make it not more than so many times as long: to read them costs less by
// far.
constexpr std::size_t longer_with_bits = 3;

char16_t second_of(std::uint64_t item) {
    return static_cast<char16_t>(item >> 48);
}
std::uint32_t article_of(std::uint64_t item) {
    return static_cast<std::uint32_t>(item >> 33) & 0x7FFF;
}
bool is_in_title(std::uint64_t item) {
    return (item >> 32 & 1) == 0;
}

void spend(std::size_t& work, std::size_t cost) {
    work -= std::min(work, cost);
}

// Calls visit(posting) for each run of items of the same article. The position in the title comes
// first in a run: in the order of the text as well as in that of the items.
template <typename Visit>
void for_each_posting(const std::uint64_t* begin, const std::uint64_t* end, Visit visit) {
    while (begin != end) {
        const std::uint32_t article = article_of(*begin);
        const bool in_title = is_in_title(*begin);
        const std::uint64_t* const first = begin;
        while (begin != end && article_of(*begin) == article) ++begin;
        visit(Posting{article, static_cast<std::uint32_t>(begin - first), in_title});
    }
}

}  // namespace

IndexBuilder::IndexBuilder(const SegmentText& text) : m_text(text), m_group_ends(unit_values, 0) {
    m_index.m_article_count = text.article_count();
    m_text_end = text.article_begin(text.article_count());
    m_index.m_chunks.emplace_back();
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
        if ((m_cursor & 0xFF) == 0) {
            m_index.m_pages[m_cursor >> 8] = static_cast<std::uint16_t>(m_index.m_units.size());
        }
        if (begin == end) continue;
        write_group(static_cast<char16_t>(m_cursor), m_items.get() + begin, m_items.get() + end);
        spend(work, (end - begin) * write_work + 1);
    }
    if (m_cursor == unit_values) finish();
}

void IndexBuilder::write_group(char16_t unit, Item* begin, Item* end) {
    if (chunk().size() >= full_chunk_bytes) {
        chunk().shrink_to_fit();
        m_index.m_chunks.emplace_back();
    }
    BigramIndex::UnitEntry entry;
    entry.unit = unit;
    entry.chunk = static_cast<std::uint16_t>((m_index.m_chunks.size() - 1) & 0x7FFF);
    entry.first_bigram = static_cast<std::uint32_t>(m_index.m_seconds.size());
    entry.first_skip = static_cast<std::uint32_t>(m_index.m_skips.size());
    entry.list_begin = static_cast<std::uint32_t>(chunk().size());
    entry.positions = static_cast<std::uint32_t>(end - begin);
    write_unit_list(entry, begin, end);
    sort_by_second(begin, end);
    write_bigram_lists(entry, begin, end);
    m_index.m_units.push_back(entry);
}

void IndexBuilder::write_unit_list(BigramIndex::UnitEntry& entry, const Item* begin,
                                   const Item* end) {
    if (write_dense_list(entry, begin, end)) return;
    entry.articles = 0;
    for_each_posting(begin, end, [&](const Posting&) { ++entry.articles; });
    append_number(chunk(), write_list(m_list, begin, end));
    chunk().insert(chunk().end(), m_list.begin(), m_list.end());
    m_list.clear();
}

// False, and nothing written, if the unit is in too few articles, or in one too often.
bool IndexBuilder::write_dense_list(BigramIndex::UnitEntry& entry, const Item* begin,
                                    const Item* end) {
    const std::size_t articles = m_index.m_article_count;
    if (entry.positions * articles_for_one_in_dense < articles) return false;
    chunk().resize(entry.list_begin + articles, 0);
    std::uint8_t* const dense = chunk().data() + entry.list_begin;
    std::uint32_t most = 0;
    for_each_posting(begin, end, [&](const Posting& posting) {
        dense[posting.article] = dense_byte(posting.count, posting.in_title);
        most = std::max(most, posting.count);
        ++entry.articles;
    });
    entry.is_dense =
        entry.articles * articles_for_one_in_dense >= articles && most <= most_dense_count ? 1 : 0;
    if (entry.is_dense == 0) chunk().resize(entry.list_begin);
    return entry.is_dense == 1;
}

// Appends a list to `bytes`; its size as BigramIndex::list_at() wants it.
std::uint32_t IndexBuilder::write_list(std::vector<std::uint8_t>& bytes, const Item* begin,
                                       const Item* end) const {
    const std::size_t list_begin = bytes.size();
    PostingWriter writer(bytes);
    for_each_posting(begin, end, [&](const Posting& posting) { writer.add(posting); });
    const std::size_t bits_size = m_index.word_count() * sizeof(std::uint64_t);
    const bool has_bits = (bytes.size() - list_begin) * longer_with_bits >= bits_size;
    if (has_bits) {
        bytes.resize(list_begin);
        bytes.resize(list_begin + bits_size, 0);
        PostingWriter others(bytes);
        for_each_posting(begin, end, [&](const Posting& posting) {
            std::uint8_t& byte = bytes[list_begin + posting.article / 8];
            byte = static_cast<std::uint8_t>(byte | 1U << (posting.article % 8));
            if (posting.count > 1 || posting.in_title) others.add(posting);
        });
    }
    return static_cast<std::uint32_t>((bytes.size() - list_begin) * 2 + (has_bits ? 1 : 0));
}

void IndexBuilder::write_bigram_lists(const BigramIndex::UnitEntry& entry, const Item* begin,
                                      const Item* end) {
    while (begin != end && second_of(*begin) == field_separator) ++begin;
    while (begin != end) {
        const char16_t second = second_of(*begin);
        const Item* list_end = begin;
        while (list_end != end && second_of(*list_end) == second) ++list_end;
        const std::size_t pair = m_index.m_seconds.size() - entry.first_bigram;
        if (pair % BigramIndex::bigrams_per_skip == 0) {
            m_index.m_skips.push_back({static_cast<std::uint32_t>(m_index.m_headers.size()),
                                       static_cast<std::uint32_t>(chunk().size())});
        }
        m_index.m_seconds.push_back(second);
        write_bigram(begin, list_end);
        begin = list_end;
    }
}

void IndexBuilder::write_bigram(const Item* begin, const Item* end) {
    append_number(m_index.m_headers, write_list(chunk(), begin, end));
    const std::size_t positions_begin = chunk().size();
    const auto most = static_cast<std::size_t>(end - begin);
    chunk().resize(positions_begin + most * sizeof(std::uint16_t));
    std::uint8_t* to = chunk().data() + positions_begin;
    for (; begin != end; ++begin) {
        if (!m_text.keeps_positions(article_of(*begin))) continue;
        const auto position = static_cast<std::uint16_t>(*begin);
        std::memcpy(to, &position, sizeof position);
        to += sizeof position;
    }
    chunk().resize(static_cast<std::size_t>(to - chunk().data()));
    append_number(m_index.m_headers, static_cast<std::uint32_t>((chunk().size() - positions_begin) /
                                                                sizeof(std::uint16_t)));
}

// Least significant digit first, so that the order of the articles is kept.
void IndexBuilder::sort_by_second(Item* begin, Item* end) {
    const auto size = static_cast<std::size_t>(end - begin);
    if (size < least_for_radix_sort) {
        merge_sort(begin, end);
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
    BigramIndex::UnitEntry last;
    last.first_bigram = static_cast<std::uint32_t>(m_index.m_seconds.size());
    m_index.m_pages.back() = static_cast<std::uint16_t>(m_index.m_units.size());
    m_index.m_units.push_back(last);
    m_index.m_units.shrink_to_fit();
    m_index.m_seconds.shrink_to_fit();
    m_index.m_headers.shrink_to_fit();
    m_index.m_skips.shrink_to_fit();
    chunk().shrink_to_fit();
    m_items.reset();
    m_item_count = 0;
    m_sorted = {};
    m_pass = Pass::Done;
}

BigramIndex IndexBuilder::take() {
    KEXIE_VERIFY(m_pass == Pass::Done);
    return std::move(m_index);
}

std::size_t IndexBuilder::memory() const {
    return sizeof(*this) - sizeof(m_index) + m_index.memory() +
           m_group_ends.capacity() * sizeof(std::uint32_t) +
           (m_item_count + m_sorted.capacity()) * sizeof(Item) + m_list.capacity();
}

}  // namespace kexie
