#include "search/index.h"

#include <algorithm>

namespace kexie {

const ShelfIndex::UnitEntry* ShelfIndex::find(char16_t unit) const {
    if (m_units.empty()) return nullptr;
    const auto last = m_units.end() - 1;
    const auto found = std::lower_bound(
        m_units.begin(), last, unit,
        [](const UnitEntry& entry, char16_t wanted) { return entry.unit < wanted; });
    return found != last && found->unit == unit ? &*found : nullptr;
}

PostingReader ShelfIndex::articles_with(char16_t unit) const {
    const UnitEntry* entry = find(unit);
    if (entry == nullptr) return {};
    const std::uint8_t* at = m_bytes.data() + entry->bytes_begin;
    return list_at(at);
}

PostingReader ShelfIndex::articles_with(char16_t first, char16_t second) const {
    const UnitEntry* entry = find(first);
    if (entry == nullptr) return {};
    const auto begin = m_seconds.begin() + static_cast<std::ptrdiff_t>(entry->first_pair);
    const auto end = m_seconds.begin() + static_cast<std::ptrdiff_t>(entry[1].first_pair);
    const auto found = std::lower_bound(begin, end, second);
    if (found == end || *found != second) return {};
    const auto pair = static_cast<std::size_t>(found - m_seconds.begin());

    // From the nearest known place before the pair: one that is kept, or the unit's own list.
    const std::size_t kept = pair / pairs_between_places;
    std::size_t walked = kept * pairs_between_places;
    const std::uint8_t* at = m_bytes.data() + m_places[kept];
    if (walked < entry->first_pair) {
        walked = entry->first_pair;
        at = m_bytes.data() + entry->bytes_begin;
        list_at(at);
    }
    for (; walked < pair; ++walked) list_at(at);
    return list_at(at);
}

std::size_t ShelfIndex::memory() const {
    return sizeof(*this) + m_units.capacity() * sizeof(UnitEntry) +
           m_seconds.capacity() * sizeof(char16_t) + m_places.capacity() * sizeof(std::uint32_t) +
           m_bytes.capacity();
}

}  // namespace kexie
