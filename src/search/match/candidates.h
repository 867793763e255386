// Where a term may stand on a segment, as far as the index tells: the positions of one of its
// pairs, or those of two that are as far from one another as in the term.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/bits.h"
#include "search/index/bigram_index.h"
#include "search/index/segment_text.h"

namespace kexie {

// A pair of units of a term.
struct TermBigram {
    BigramPostings list;
    std::uint32_t offset = 0;  // In units, from the beginning of the term.
};

struct Candidate {
    // The index keeps no positions in the article: the term may be anywhere.
    static constexpr std::uint32_t anywhere = static_cast<std::uint32_t>(-1);

    std::uint32_t position;  // Of the term, in units of the segment's text.
    std::uint32_t article;
    bool title_has_bigram;
};

// Keeps its memory from one segment to the next.
class CandidateFinder {
public:
    // All positions of a pair, in order. They are valid until the next call.
    std::span<const Candidate> find(const SegmentText& text, const TermBigram& pair);

    // The positions of both pairs, which are different ones of the term; quicker if `rarer` is. The
    // lists are read in order, and the text is not looked at.
    std::span<const Candidate> find(const SegmentText& text, const TermBigram& rarer,
                                    const TermBigram& other);

private:
    // A list, ready to be read together with another: which articles have the pair, and the number
    // of the first position that each of them has.
    class Side {
    public:
        void read(const SegmentText& text, const PostingList& list);

        std::uint64_t word(std::size_t index) const { return m_words[index]; }
        std::size_t word_count() const { return m_words.size(); }

        // To an article that has the pair. Articles come in order.
        void move_to(std::uint32_t article) {
            while (m_others[m_next_other].article < article) {
                m_more_before += m_others[m_next_other++].count - 1;
            }
        }

        // Of the article that was moved to: false if it has one position, not in the title.
        bool is_other(std::uint32_t article) const {
            return m_others[m_next_other].article == article;
        }
        Posting posting(std::uint32_t article) const {
            return is_other(article) ? m_others[m_next_other] : Posting{article, 1, false};
        }
        std::uint32_t first_position(std::uint32_t article) const;

        // After all articles of a word.
        void next_word() { m_articles_before += count_bits(m_words[m_word++]); }

    private:
        std::vector<std::uint64_t> m_words;
        std::vector<Posting> m_others;  // That are not as most; and one for the end.
        std::size_t m_word = 0;
        std::size_t m_next_other = 0;
        std::uint32_t m_articles_before = 0;  // In the words before.
        std::uint32_t m_more_before = 0;      // Positions of others before, beside one for each.
    };

    void join(std::uint32_t article, std::uint32_t begin, const TermBigram& rarer,
              const TermBigram& other);
    void join_others(std::uint32_t article, std::uint32_t begin, const TermBigram& rarer,
                     const TermBigram& other);
    void add(std::uint32_t article, bool in_title, std::uint32_t position);

    // Drops the candidates, and makes room for all that a list may give.
    void clear(const SegmentText& text, const BigramPostings& list);

    Side m_rarer;
    Side m_other;
    // Not a vector, which would fill all the room with zeros.
    std::unique_ptr<Candidate[]> m_candidates;
    std::size_t m_room = 0;
    std::size_t m_count = 0;
};

}  // namespace kexie
