#include "search/index/bigram_index.h"

#include <algorithm>

namespace kexie {

const BigramIndex::UnitLists* BigramIndex::find(char16_t unit) const {
    if (m_units.empty()) return nullptr;
    const auto last = m_units.end() - 1;
    const auto found = std::lower_bound(
        m_units.begin(), last, unit,
        [](const UnitLists& lists, char16_t wanted) { return lists.unit < wanted; });
    return found != last && found->unit == unit ? &*found : nullptr;
}

PostingReader BigramIndex::postings_of(char16_t unit) const {
    const UnitLists* lists = find(unit);
    if (lists == nullptr) return {};
    const std::uint8_t* at = lists->bytes.data();
    const std::uint32_t size = read_number(at);
    return {at, at + size};
}

BigramPostings BigramIndex::postings_of(char16_t first, char16_t second) const {
    const UnitLists* lists = find(first);
    if (lists == nullptr) return {};
    const char16_t* const begin = m_seconds.data() + lists[0].first_bigram;
    const char16_t* const end = m_seconds.data() + lists[1].first_bigram;
    const char16_t* const found = std::lower_bound(begin, end, second);
    if (found == end || *found != second) return {};

    const auto bigram = static_cast<std::size_t>(found - m_seconds.data());
    const std::size_t offset = m_offsets[bigram];
    const std::size_t next = found + 1 == end ? lists->bytes.size() : m_offsets[bigram + 1];
    const std::uint8_t* at = lists->bytes.data() + offset;
    const std::uint32_t size = read_number(at);
    return {PostingReader(at, at + size), PositionReader(at + size), next - offset};
}

std::size_t BigramIndex::memory() const {
    std::size_t bytes = sizeof(*this) + m_units.capacity() * sizeof(UnitLists) +
                        m_seconds.capacity() * sizeof(char16_t) +
                        m_offsets.capacity() * sizeof(std::uint32_t);
    for (const UnitLists& lists : m_units) bytes += lists.bytes.capacity();
    return bytes;
}

}  // namespace kexie
