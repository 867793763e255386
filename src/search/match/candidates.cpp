#include "search/match/candidates.h"

#include <bit>

namespace kexie {
namespace {

// Positions that the index keeps of the article.
std::uint32_t kept_positions(const SegmentText& text, const Posting& posting) {
    const bool keeps = text.keeps_all_positions() || text.keeps_positions(posting.article);
    return keeps ? posting.count : 0;
}

}  // namespace

std::span<const Candidate> CandidateFinder::find(const SegmentText& text, const TermBigram& pair) {
    clear(text, pair.list);
    std::uint32_t next = 0;
    pair.list.list.for_each([&](const Posting& posting) {
        const std::uint32_t positions = kept_positions(text, posting);
        if (positions == 0) add(posting.article, posting.in_title, Candidate::anywhere);
        const std::uint32_t begin = text.article_begin(posting.article);
        for (const std::uint32_t end = next + positions; next < end; ++next) {
            const std::uint32_t position = pair.list.position(next);
            m_candidates[m_count] = {begin + position - pair.offset, posting.article,
                                     posting.in_title};
            m_count += position >= pair.offset ? 1 : 0;
        }
    });
    return {m_candidates.get(), m_count};
}

std::span<const Candidate> CandidateFinder::find(const SegmentText& text, const TermBigram& rarer,
                                                 const TermBigram& other) {
    clear(text, rarer.list);
    m_rarer.read(text, rarer.list.list);
    m_other.read(text, other.list.list);
    for (std::size_t i = 0; i < m_rarer.word_count(); ++i) {
        for (std::uint64_t both = m_rarer.word(i) & m_other.word(i); both != 0; both &= both - 1) {
            const auto bit = static_cast<std::uint32_t>(std::countr_zero(both));
            const std::uint32_t article = static_cast<std::uint32_t>(i * 64) + bit;
            join(article, text.article_begin(article), rarer, other);
        }
        m_rarer.next_word();
        m_other.next_word();
    }
    return {m_candidates.get(), m_count};
}

inline void CandidateFinder::join(std::uint32_t article, std::uint32_t begin,
                                  const TermBigram& rarer, const TermBigram& other) {
    m_rarer.move_to(article);
    m_other.move_to(article);
    if (m_rarer.is_other(article) || m_other.is_other(article)) {
        join_others(article, begin, rarer, other);
        return;
    }
    const std::uint32_t position = rarer.list.position(m_rarer.first_position(article));
    const std::uint32_t other_position = other.list.position(m_other.first_position(article));
    m_candidates[m_count] = {begin + position - rarer.offset, article, false};
    const bool fits =
        position + other.offset == other_position + rarer.offset && position >= rarer.offset;
    m_count += fits ? 1 : 0;
}

void CandidateFinder::join_others(std::uint32_t article, std::uint32_t begin,
                                  const TermBigram& rarer, const TermBigram& other) {
    const Posting posting = m_rarer.posting(article);
    const Posting other_posting = m_other.posting(article);
    const bool in_title = posting.in_title && other_posting.in_title;
    if (posting.count == 0) {
        add(article, in_title, Candidate::anywhere);
        return;
    }
    std::uint32_t at = m_rarer.first_position(article);
    std::uint32_t other_at = m_other.first_position(article);
    const std::uint32_t end = at + posting.count;
    const std::uint32_t other_end = other_at + other_posting.count;
    const std::uint32_t shift = rarer.offset + other.offset;
    do {
        // Positions from the beginning of the article, moved so that none is below 0.
        const std::uint32_t position = rarer.list.position(at) + other.offset;
        const std::uint32_t other_position = other.list.position(other_at) + rarer.offset;
        m_candidates[m_count] = {begin + position - shift, article, in_title};
        m_count += position == other_position && position >= shift ? 1 : 0;
        at += position <= other_position ? 1 : 0;
        other_at += other_position <= position ? 1 : 0;
    } while (at < end && other_at < other_end);
}

void CandidateFinder::add(std::uint32_t article, bool in_title, std::uint32_t position) {
    m_candidates[m_count++] = {position, article, in_title};
}

void CandidateFinder::clear(const SegmentText& text, const BigramPostings& list) {
    m_count = 0;
    // One is written beyond the last, before it is known whether it counts.
    const std::size_t room =
        list.positions + 1 + (text.keeps_all_positions() ? 0 : text.article_count());
    if (room <= m_room) return;
    m_room = room * 3 / 2;
    m_candidates.reset(new Candidate[m_room]);
}

void CandidateFinder::Side::read(const SegmentText& text, const PostingList& list) {
    m_words.assign((text.article_count() + 63) / 64, 0);
    m_others.clear();
    const auto add_other = [this](const Posting& posting) {
        if (posting.count != 1 || posting.in_title) m_others.push_back(posting);
    };
    const auto add = [&](Posting posting) {
        m_words[posting.article / 64] |= std::uint64_t{1} << (posting.article % 64);
        posting.count = kept_positions(text, posting);
        add_other(posting);
    };
    if (list.bits == nullptr || !text.keeps_all_positions()) {
        list.for_each(add);
    } else {
        for (std::uint32_t i = 0; i < list.words; ++i) m_words[i] = list.word(i);
        for (PostingReader others = list.postings; !others.done();) add_other(others.next());
    }
    m_others.push_back({static_cast<std::uint32_t>(-1), 0, false});
    m_word = 0;
    m_next_other = 0;
    m_articles_before = 0;
    m_more_before = 0;
}

std::uint32_t CandidateFinder::Side::first_position(std::uint32_t article) const {
    const std::uint64_t before = m_words[m_word] & ((std::uint64_t{1} << (article % 64)) - 1);
    return m_articles_before + count_bits(before) + m_more_before;
}

}  // namespace kexie
