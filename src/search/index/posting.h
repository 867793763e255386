// Posting lists: the articles that contain something, compressed.
//
// A posting is two variable-length numbers (7 bits a byte, lowest first), mostly of one byte each:
// the distance from the article before, less one; then the count, with the lowest bit telling
// whether the title contains it too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kexie {

struct Posting {
    std::uint32_t article = 0;  // 0-based, within the segment.
    std::uint32_t count = 0;
    bool in_title = false;
};

inline void append_number(std::vector<std::uint8_t>& bytes, std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
    bytes.push_back(static_cast<std::uint8_t>(value));
}

inline std::uint32_t read_number(const std::uint8_t*& at) {
    std::uint32_t value = *at & 0x7FU;
    for (unsigned shift = 7; (*at++ & 0x80) != 0; shift += 7) value |= (*at & 0x7FU) << shift;
    return value;
}

// Appends postings of articles in ascending order to `bytes`.
class PostingWriter {
public:
    explicit PostingWriter(std::vector<std::uint8_t>& bytes) : m_bytes(bytes) {}

    void add(const Posting& posting) {
        append_number(m_bytes, posting.article - m_next);
        append_number(m_bytes, posting.count << 1 | (posting.in_title ? 1 : 0));
        m_next = posting.article + 1;
    }

private:
    std::vector<std::uint8_t>& m_bytes;
    std::uint32_t m_next = 0;
};

// Reads what a PostingWriter wrote, front to back. The bytes outlive it.
class PostingReader {
public:
    PostingReader() = default;
    PostingReader(const std::uint8_t* begin, const std::uint8_t* end) : m_at(begin), m_end(end) {}

    bool done() const { return m_at == m_end; }

    // Only when not done().
    Posting next() {
        const std::uint32_t article = m_next + read_number(m_at);
        m_next = article + 1;
        const std::uint32_t count = read_number(m_at);
        return {article, count >> 1, (count & 1) != 0};
    }

    // No fewer than there are left.
    std::size_t max_left() const { return static_cast<std::size_t>(m_end - m_at) / 2; }

private:
    const std::uint8_t* m_at = nullptr;
    const std::uint8_t* m_end = nullptr;
    std::uint32_t m_next = 0;
};

// Reads the positions of a bigram, article after article: each one's distance from the position
// before it, the first one's from the beginning of the article.
class PositionReader {
public:
    PositionReader() = default;
    explicit PositionReader(const std::uint8_t* begin) : m_at(begin) {}

    void start_article() { m_position = 0; }
    // In code units from the beginning of the article.
    std::uint32_t next() { return m_position += read_number(m_at); }

private:
    const std::uint8_t* m_at = nullptr;
    std::uint32_t m_position = 0;
};

}  // namespace kexie
