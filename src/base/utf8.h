// Encoding and decoding of UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kexie {

inline constexpr char32_t replacement_character = U'\uFFFD';

// One code point and how many bytes it took.
struct Decoded {
    char32_t code_point = 0;
    std::uint32_t size = 0;  // Bytes; 0 only at the end of the text.
};

// decode_utf8() without its fast paths.
Decoded decode_utf8_in_full(std::string_view text, std::size_t offset);

// Decodes the code point at byte `offset`. Malformed input gives U+FFFD over the longest prefix of
// a well-formed sequence, at least 1 byte (Unicode 15, chapter 3.9, "substitution of maximal
// subparts"). O(1), with inline fast paths for ASCII and nearly all Chinese: every character of the
// archive is decoded several times.
inline Decoded decode_utf8(std::string_view text, std::size_t offset) {
    const std::size_t left = text.size() - offset;
    if (offset >= text.size()) return {0, 0};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    // Lead bytes of three-byte sequences whose second byte may be any continuation byte.
    const bool is_plain_lead = lead >= 0xE1 && lead <= 0xEF && lead != 0xED;
    if (is_plain_lead && left >= 3 && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80) {
        const auto high = static_cast<char32_t>((lead & 0x0F) << 12);
        const auto middle = static_cast<char32_t>((byte(1) & 0x3F) << 6);
        return {high | middle | static_cast<char32_t>(byte(2) & 0x3F), 3};
    }
    return decode_utf8_in_full(text, offset);
}

// True for a byte that starts no character of well-formed UTF-8.
constexpr bool is_utf8_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Decodes the last code point of `text`, which is not empty; U+FFFD over one byte if it is
// malformed. O(1).
Decoded decode_last_utf8(std::string_view text);

// Appends `code_point` to `out`; surrogates and values over U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

// True if every byte belongs to a well-formed sequence. O(n).
bool is_valid_utf8(std::string_view text);

// Number of code points; each malformed part counts as one. O(n).
std::size_t count_code_points(std::string_view text);

// Byte offset of the code point with this 0-based index, or text.size() past the end. O(n).
std::size_t byte_offset_of(std::string_view text, std::size_t code_point_index);

// Whole texts, with the same replacements. O(n).
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace kexie
