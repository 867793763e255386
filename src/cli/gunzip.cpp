#include "cli/gunzip.h"

#include <zlib.h>

#include <array>

namespace kexie::cli {

namespace {

constexpr std::size_t max_file_bytes = 1'000'000'000;
// zlib counts in 32 bits.
constexpr std::size_t input_piece = 1u << 30;

enum class End { Done, Damaged, TooLarge };

// One gzip stream after another, to the end of the file.
class Unpacker {
public:
    explicit Unpacker(std::string_view packed) : m_left(packed) {
        constexpr int gzip_only = 16 + MAX_WBITS;
        m_ready = inflateInit2(&m_stream, gzip_only) == Z_OK;
    }
    ~Unpacker() { inflateEnd(&m_stream); }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    End unpack(std::string& out, std::size_t limit_bytes) {
        std::array<char, 1u << 16> buffer;
        while (m_ready) {
            take_input();
            m_stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
            m_stream.avail_out = static_cast<uInt>(buffer.size());
            const int result = inflate(&m_stream, Z_NO_FLUSH);
            const std::size_t size = buffer.size() - m_stream.avail_out;
            if (out.size() + size > limit_bytes) return End::TooLarge;
            out.append(buffer.data(), size);
            if (result == Z_STREAM_END) {
                if (m_stream.avail_in == 0 && m_left.empty()) return End::Done;
                m_ready = inflateReset(&m_stream) == Z_OK;
            } else if (result != Z_OK) {
                // Z_BUF_ERROR too: there is no more input, and the stream has not ended.
                return End::Damaged;
            }
        }
        return End::Damaged;
    }

private:
    void take_input() {
        if (m_stream.avail_in > 0) return;
        const std::string_view piece = m_left.substr(0, input_piece);
        // zlib only reads, but an older zlib.h does not promise it.
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
        m_stream.avail_in = static_cast<uInt>(piece.size());
        m_left.remove_prefix(piece.size());
    }

    z_stream m_stream{};
    std::string_view m_left;
    bool m_ready = false;
};

}  // namespace

bool is_gzip(std::string_view bytes) {
    return bytes.substr(0, 2) == "\x1F\x8B";
}

Result<std::string> gunzip(std::string_view packed, std::size_t limit_bytes,
                           std::string_view source) {
    std::string out;
    switch (Unpacker(packed).unpack(out, limit_bytes)) {
        case End::Done:
            return out;
        case End::TooLarge:
            return Error{"file-too-large",
                         "The file unpacks to more than can be read.",
                         std::string(source),
                         {}};
        case End::Damaged:
            break;
    }
    return Error{"bundle-damaged",
                 "The compressed file is cut or damaged: download or copy it again.",
                 std::string(source),
                 {}};
}

Result<std::string> unpack_file(std::string bytes, std::string_view source) {
    if (!is_gzip(bytes)) return bytes;
    return gunzip(bytes, max_file_bytes, source);
}

}  // namespace kexie::cli
