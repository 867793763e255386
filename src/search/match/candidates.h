// Where a term may stand in a segment, as far as the index tells: wherever the rarest of its
// bigrams does.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "search/index/bigram_index.h"
#include "search/index/segment_text.h"

namespace kexie {

// A bigram of a term, and where it begins in the term.
struct TermBigram {
    BigramPostings lists;
    std::uint32_t offset = 0;
};

struct Candidate {
    std::uint32_t begin = 0;  // Of the term, in units of the segment's text.
    std::uint32_t article = 0;
    bool title_has_bigram = false;

    bool operator==(const Candidate&) const = default;
};

// The rarest bigram of a term of two units or more; nothing if one of them is nowhere.
std::optional<TermBigram> find_rarest(const BigramIndex& index, std::u16string_view term);

// Appends where the term begins, in order, if it is where its bigram is.
void append_candidates(const SegmentText& text, const TermBigram& bigram,
                       std::vector<Candidate>& candidates);

}  // namespace kexie
