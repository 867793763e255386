// The articles of a segment that contain something, as the index keeps them: as postings; or, where
// they are many, as a bit for each article of the segment, and postings only of those that contain
// it more than once, or in the title.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "search/index/posting.h"

namespace kexie {

static_assert(std::endian::native == std::endian::little, "a word is eight bytes of bits in order");

struct PostingList {
    const std::uint8_t* bits = nullptr;  // Of 64 articles each word.
    std::uint32_t words = 0;
    PostingReader postings;

    // Lists with bits are never empty.
    bool empty() const { return bits == nullptr && postings.done(); }

    std::uint64_t word(std::size_t index) const {
        std::uint64_t value = 0;
        std::memcpy(&value, bits + index * sizeof value, sizeof value);
        return value;
    }

    // Calls visit(posting) for all articles, in order.
    template <typename Visit>
    void for_each(Visit visit) const;
};

template <typename Visit>
void PostingList::for_each(Visit visit) const {
    PostingReader rest = postings;
    constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
    const auto next = [&rest] { return rest.done() ? Posting{none, 0, false} : rest.next(); };
    Posting posting = next();
    for (std::uint32_t i = 0; i < words; ++i) {
        for (std::uint64_t left = word(i); left != 0; left &= left - 1) {
            const std::uint32_t article =
                i * 64 + static_cast<std::uint32_t>(std::countr_zero(left));
            if (article != posting.article) {
                visit(Posting{article, 1, false});
                continue;
            }
            visit(posting);
            posting = next();
        }
    }
    for (; posting.article != none; posting = next()) visit(posting);
}

}  // namespace kexie
