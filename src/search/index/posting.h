// Lists of the articles that contain something, compressed.
//
// A posting is a variable-length number (7 bits a byte, lowest first) that holds, from its lowest
// bit: whether the count follows (else it is 1), whether the title contains it too, and the
// distance from the article before, less one. The count, less two, is another such number.
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
        const std::uint32_t more = posting.count > 1 ? 1 : 0;
        const std::uint32_t title = posting.in_title ? 2 : 0;
        append_number(m_bytes, (posting.article - m_next) << 2 | title | more);
        if (more == 1) append_number(m_bytes, posting.count - 2);
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
    std::size_t bytes_left() const { return static_cast<std::size_t>(m_end - m_at); }

    // Only when not done().
    Posting next() {
        const std::uint32_t head = read_number(m_at);
        const std::uint32_t article = m_next + (head >> 2);
        m_next = article + 1;
        const std::uint32_t count = (head & 1) != 0 ? read_number(m_at) + 2 : 1;
        return {article, count, (head & 2) != 0};
    }

private:
    const std::uint8_t* m_at = nullptr;
    const std::uint8_t* m_end = nullptr;
    std::uint32_t m_next = 0;
};

}  // namespace kexie
