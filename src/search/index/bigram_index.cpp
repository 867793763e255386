#include "search/index/bigram_index.h"

#include <algorithm>

namespace kexie {

const BigramIndex::UnitEntry* BigramIndex::find(char16_t unit) const {
    if (m_units.empty()) return nullptr;
    const auto first = m_units.begin() + m_pages[unit >> 8];
    const auto last = m_units.begin() + m_pages[(unit >> 8) + 1U];
    const auto found = std::lower_bound(
        first, last, unit,
        [](const UnitEntry& entry, char16_t wanted) { return entry.unit < wanted; });
    return found != last && found->unit == unit ? &*found : nullptr;
}

UnitPostings BigramIndex::postings_of(char16_t unit) const {
    const UnitEntry* entry = find(unit);
    if (entry == nullptr) return {};
    UnitPostings found;
    found.articles = entry->articles;
    found.positions = entry->positions;
    const std::uint8_t* begin = chunk_of(*entry) + entry->list_begin;
    if (entry->is_dense == 1) {
        found.dense = begin;
        return found;
    }
    const std::uint32_t size = read_number(begin);
    found.list = list_at(begin, size);
    return found;
}

BigramPostings BigramIndex::postings_of(char16_t first, char16_t second) const {
    const UnitEntry* entry = find(first);
    if (entry == nullptr) return {};
    const auto begin = m_seconds.begin() + static_cast<std::ptrdiff_t>(entry->first_bigram);
    const auto end = m_seconds.begin() + static_cast<std::ptrdiff_t>(entry[1].first_bigram);
    const auto found = std::lower_bound(begin, end, second);
    if (found == end || *found != second) return {};

    const auto pair = static_cast<std::size_t>(found - begin);
    const SkipEntry& kept = m_skips[entry->first_skip + pair / bigrams_per_skip];
    const std::uint8_t* head = m_headers.data() + kept.head;
    const std::uint8_t* list = chunk_of(*entry) + kept.list;
    for (std::size_t i = pair % bigrams_per_skip; i > 0; --i) next_list(head, list);
    return next_list(head, list);
}

std::size_t BigramIndex::memory() const {
    std::size_t bytes = sizeof(*this) + m_units.capacity() * sizeof(UnitEntry) +
                        m_seconds.capacity() * sizeof(char16_t) + m_headers.capacity() +
                        m_skips.capacity() * sizeof(SkipEntry);
    for (const auto& chunk : m_chunks) bytes += sizeof(chunk) + chunk.capacity();
    return bytes;
}

}  // namespace kexie
