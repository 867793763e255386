#include "search/match/candidates.h"

namespace kexie {

std::optional<TermBigram> find_rarest(const BigramIndex& index, std::u16string_view term) {
    std::optional<TermBigram> rarest;
    for (std::uint32_t i = 0; i + 1 < term.size(); ++i) {
        const BigramPostings lists = index.postings_of(term[i], term[i + 1]);
        if (lists.bytes == 0) return {};
        if (!rarest || lists.bytes < rarest->lists.bytes) rarest = {lists, i};
    }
    return rarest;
}

void append_candidates(const SegmentText& text, const TermBigram& bigram,
                       std::vector<Candidate>& candidates) {
    PositionReader positions = bigram.lists.positions;
    for (PostingReader postings = bigram.lists.postings; !postings.done();) {
        const Posting posting = postings.next();
        const std::uint32_t begin = text.article_begin(posting.article);
        positions.start_article();
        for (std::uint32_t i = 0; i < posting.count; ++i) {
            const std::uint32_t position = positions.next();
            if (position < bigram.offset) continue;
            candidates.push_back(
                {begin + position - bigram.offset, posting.article, posting.in_title});
        }
    }
}

}  // namespace kexie
