// What the list of hits shows of each hit: its title and a snippet, with the found words marked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/library.h"

namespace kexie {

struct MarkedText {
    std::string text;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;  // Bytes [begin, end), in order.
};

struct HitCard {
    MarkedText title;
    MarkedText snippet;
};

// Snippets are about `snippet_characters` code points long. O(article).
HitCard make_hit_card(const Library& library, std::string_view query, const Hit& hit,
                      std::size_t snippet_characters);

// The cards of the current results. They are made a window at a time, so that 100,000 hits cost no
// more than those that come into sight.
class HitCards {
public:
    // Null until the card has been made.
    const HitCard* find(std::size_t hit) const;
    std::size_t snippet_characters() const { return m_snippet_characters; }

    // For new results.
    void clear() { m_cards.clear(); }
    // Makes those of the hits [first, last) that are missing. A new snippet length drops all
    // others.
    void make(const Library& library, std::string_view query, const std::vector<Hit>& hits,
              std::size_t first, std::size_t last, std::size_t snippet_characters);

private:
    std::unordered_map<std::size_t, HitCard> m_cards;
    std::size_t m_snippet_characters = 60;  // Two lines of the hit list of a wide window.
};

}  // namespace kexie
