#include "archive/gunzip.h"

#include <array>
#include <cstdint>
#include <utility>

namespace kexie {

namespace {

constexpr int code_bits_max = 15;
constexpr std::size_t largest_file = std::size_t{1} << 30;

// How an attempt ended; anything but Done ends the whole.
enum class End { Done, Damaged, TooLarge };

// Bits from the lowest of each byte on. Past the end come zeros, and `is_over()` says so.
class Bits {
public:
    explicit Bits(std::string_view bytes) : m_bytes(bytes) {}

    std::uint32_t take(int count) {
        while (m_held < count) {
            const std::uint32_t next =
                m_at < m_bytes.size() ? static_cast<unsigned char>(m_bytes[m_at]) : 0;
            if (m_at >= m_bytes.size()) m_over = true;
            m_window |= next << m_held;
            ++m_at;
            m_held += 8;
        }
        const std::uint32_t value = m_window & ((1u << count) - 1);
        m_window >>= count;
        m_held -= count;
        return value;
    }
    std::uint32_t take_32() {
        const std::uint32_t low = take(16);
        return low | take(16) << 16;
    }
    void skip_to_byte() { take(m_held % 8); }
    bool is_over() const { return m_over; }
    // True where every byte has been taken, but for bits that fill up the last.
    bool at_end() const { return m_at >= m_bytes.size() && m_held < 8; }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::uint32_t m_window = 0;
    int m_held = 0;
    bool m_over = false;
};

// A canonical Huffman code: how many symbols have each length, and the symbols in their order.
class Code {
public:
    // False where the lengths describe no code: more codes than there is room for.
    bool build(const std::uint8_t* lengths, std::size_t count) {
        m_counts.fill(0);
        for (std::size_t i = 0; i < count; ++i) ++m_counts[lengths[i]];
        m_counts[0] = 0;
        int room = 1;
        std::array<std::uint16_t, code_bits_max + 2> firsts{};
        for (std::size_t length = 1; length <= code_bits_max; ++length) {
            room = room * 2 - m_counts[length];
            if (room < 0) return false;
            firsts[length + 1] = static_cast<std::uint16_t>(firsts[length] + m_counts[length]);
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (lengths[i] != 0) m_symbols[firsts[lengths[i]]++] = static_cast<std::uint16_t>(i);
        }
        return true;
    }

    // -1: no symbol has these bits.
    int decode(Bits& bits) const {
        int code = 0;
        int first = 0;
        int index = 0;
        for (std::size_t length = 1; length <= code_bits_max; ++length) {
            code |= static_cast<int>(bits.take(1));
            const int count = m_counts[length];
            if (code - first < count)
                return m_symbols[static_cast<std::size_t>(index + code - first)];
            index += count;
            first = (first + count) * 2;
            code *= 2;
        }
        return -1;
    }

private:
    std::array<std::uint16_t, code_bits_max + 1> m_counts{};
    std::array<std::uint16_t, 288> m_symbols{};
};

class Inflater {
public:
    Inflater(Bits& bits, std::string& out, std::size_t limit_bytes)
        : m_bits(bits), m_out(out), m_limit(limit_bytes), m_begin(out.size()) {}

    End run() {
        for (bool last = false; !last;) {
            last = m_bits.take(1) != 0;
            const End end = block(m_bits.take(2));
            if (end != End::Done) return end;
        }
        return m_bits.is_over() ? End::Damaged : End::Done;
    }

private:
    End block(std::uint32_t kind) {
        if (kind == 0) return stored();
        if (kind == 3) return End::Damaged;
        if (kind == 1 ? !use_fixed_codes() : !read_codes()) return End::Damaged;
        return packed();
    }

    End stored() {
        m_bits.skip_to_byte();
        const std::uint32_t size = m_bits.take(16);
        if ((m_bits.take(16) ^ 0xFFFF) != size) return End::Damaged;
        for (std::uint32_t i = 0; i < size; ++i) {
            if (m_out.size() >= m_limit) return End::TooLarge;
            m_out.push_back(static_cast<char>(m_bits.take(8)));
            if (m_bits.is_over()) return End::Damaged;
        }
        return End::Done;
    }

    bool use_fixed_codes() {
        std::array<std::uint8_t, 288> lengths{};
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        }
        std::array<std::uint8_t, 30> distances{};
        distances.fill(5);
        return m_letters.build(lengths.data(), lengths.size()) &&
               m_distances.build(distances.data(), distances.size());
    }

    bool read_codes() {
        const std::size_t letters = m_bits.take(5) + 257;
        const std::size_t distances = m_bits.take(5) + 1;
        const std::size_t given = m_bits.take(4) + 4;
        if (letters > 286 || distances > 30) return false;
        constexpr std::array<std::uint8_t, 19> order = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                        11, 4,  12, 3, 13, 2, 14, 1, 15};
        std::array<std::uint8_t, 19> own{};
        for (std::size_t i = 0; i < given; ++i) {
            own[order[i]] = static_cast<std::uint8_t>(m_bits.take(3));
        }
        Code code;
        if (!code.build(own.data(), own.size())) return false;
        std::array<std::uint8_t, 286 + 30> lengths{};
        for (std::size_t i = 0; i < letters + distances;) {
            const int symbol = code.decode(m_bits);
            if (symbol < 0 || m_bits.is_over()) return false;
            if (symbol < 16) {
                lengths[i++] = static_cast<std::uint8_t>(symbol);
                continue;
            }
            if (symbol == 16 && i == 0) return false;
            const std::uint8_t repeated = symbol == 16 ? lengths[i - 1] : std::uint8_t{0};
            const std::size_t times = symbol == 16   ? 3 + m_bits.take(2)
                                      : symbol == 17 ? 3 + m_bits.take(3)
                                                     : 11 + m_bits.take(7);
            if (i + times > letters + distances) return false;
            for (std::size_t n = 0; n < times; ++n) lengths[i++] = repeated;
        }
        return m_letters.build(lengths.data(), letters) &&
               m_distances.build(lengths.data() + letters, distances);
    }

    End packed() {
        constexpr int end_of_block = 256;
        for (;;) {
            const int symbol = m_letters.decode(m_bits);
            if (symbol < 0 || m_bits.is_over()) return End::Damaged;
            if (symbol == end_of_block) return End::Done;
            if (symbol < end_of_block) {
                if (m_out.size() >= m_limit) return End::TooLarge;
                m_out.push_back(static_cast<char>(symbol));
                continue;
            }
            const End end = repeat(symbol - 257);
            if (end != End::Done) return end;
        }
    }

    // Lengths and distances grow by steps that double; the last length stands alone.
    End repeat(int length_symbol) {
        if (length_symbol >= 29) return End::Damaged;
        std::size_t length = 258;
        if (length_symbol < 8) {
            length = static_cast<std::size_t>(length_symbol) + 3;
        } else if (length_symbol < 28) {
            const int extra = length_symbol / 4 - 1;
            length =
                (static_cast<std::size_t>(4 + length_symbol % 4) << extra) + 3 + m_bits.take(extra);
        }
        const int symbol = m_distances.decode(m_bits);
        if (symbol < 0 || symbol >= 30) return End::Damaged;
        std::size_t distance = static_cast<std::size_t>(symbol) + 1;
        if (symbol >= 4) {
            const int extra = symbol / 2 - 1;
            distance = (static_cast<std::size_t>(2 + symbol % 2) << extra) + 1 + m_bits.take(extra);
        }
        if (m_bits.is_over() || distance > m_out.size() - m_begin) return End::Damaged;
        if (length > m_limit - m_out.size()) return End::TooLarge;
        for (std::size_t i = 0; i < length; ++i) m_out.push_back(m_out[m_out.size() - distance]);
        return End::Done;
    }

    Bits& m_bits;
    std::string& m_out;
    std::size_t m_limit;
    std::size_t m_begin;  // Of this member: nothing before it is repeated.
    Code m_letters;
    Code m_distances;
};

std::uint32_t crc32(std::string_view bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit) {
                value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320u : 0);
            }
            made[i] = value;
        }
        return made;
    }();
    std::uint32_t sum = 0xFFFFFFFFu;
    for (const char c : bytes) {
        sum = table[(sum ^ static_cast<unsigned char>(c)) & 0xFF] ^ (sum >> 8);
    }
    return ~sum;
}

// The head of a member: its marks, and what may follow them.
bool skip_head(Bits& bits) {
    constexpr std::uint32_t has_sum = 2;
    constexpr std::uint32_t has_extra = 4;
    constexpr std::uint32_t has_name = 8;
    constexpr std::uint32_t has_comment = 16;
    if (bits.take(16) != 0x8B1F || bits.take(8) != 8) return false;
    const std::uint32_t flags = bits.take(8);
    bits.take_32();  // When it was packed.
    bits.take(16);   // How, and where.
    if ((flags & has_extra) != 0) {
        for (std::uint32_t left = bits.take(16); left > 0 && !bits.is_over(); --left) bits.take(8);
    }
    for (const std::uint32_t flag : {has_name, has_comment}) {
        if ((flags & flag) == 0) continue;
        while (bits.take(8) != 0 && !bits.is_over()) {
        }
    }
    if ((flags & has_sum) != 0) bits.take(16);
    return !bits.is_over();
}

End unpack_member(Bits& bits, std::string& out, std::size_t limit_bytes) {
    if (!skip_head(bits)) return End::Damaged;
    const std::size_t begin = out.size();
    const End end = Inflater(bits, out, limit_bytes).run();
    if (end != End::Done) return end;
    bits.skip_to_byte();
    const std::uint32_t sum = bits.take_32();
    const std::uint32_t size = bits.take_32();
    const std::string_view member = std::string_view(out).substr(begin);
    const bool whole = !bits.is_over() && sum == crc32(member) &&
                       size == static_cast<std::uint32_t>(member.size());
    return whole ? End::Done : End::Damaged;
}

}  // namespace

bool is_gzip(std::string_view bytes) {
    return bytes.substr(0, 2) == "\x1F\x8B";
}

Result<std::string> gunzip(std::string_view packed, std::size_t limit_bytes,
                           std::string_view source) {
    Bits bits(packed);
    std::string out;
    do {
        const End end = unpack_member(bits, out, limit_bytes);
        if (end == End::Damaged) {
            return Error{"bundle-damaged",
                         "The compressed file is cut or damaged: download or copy it again.",
                         std::string(source),
                         {}};
        }
        if (end == End::TooLarge) {
            return Error{"file-too-large",
                         "The file unpacks to more than can be read.",
                         std::string(source),
                         {}};
        }
    } while (!bits.at_end());
    return out;
}

Result<std::string> unpack_file(std::string bytes, std::string_view source) {
    if (!is_gzip(bytes)) return bytes;
    return gunzip(bytes, largest_file, source);
}

}  // namespace kexie
