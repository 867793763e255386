#include "base/utf8.h"

namespace kexie {

namespace {

// Length of the sequence that `lead` starts, and the range its second byte must be in (Unicode 15,
// table 3-7). Length 0: not a lead byte.
struct Lead {
    std::uint32_t length;
    unsigned char second_min;
    unsigned char second_max;
};

Lead classify(unsigned char lead) {
    if (lead < 0x80) return {1, 0, 0};
    if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, 0xBF};
    if (lead == 0xE0) return {3, 0xA0, 0xBF};
    if (lead == 0xED) return {3, 0x80, 0x9F};
    if (lead >= 0xE1 && lead <= 0xEF) return {3, 0x80, 0xBF};
    if (lead == 0xF0) return {4, 0x90, 0xBF};
    if (lead >= 0xF1 && lead <= 0xF3) return {4, 0x80, 0xBF};
    if (lead == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

struct Step {
    Decoded decoded;
    bool valid;
};

Step step(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return {{0, 0}, true};
    const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte_at(offset);
    if (lead < 0x80) return {{lead, 1}, true};
    const Lead shape = classify(lead);
    if (shape.length == 0) return {{replacement_character, 1}, false};
    char32_t code_point = lead & (0x7Fu >> shape.length);
    for (std::uint32_t i = 1; i < shape.length; ++i) {
        if (offset + i >= text.size()) return {{replacement_character, i}, false};
        const unsigned char next = byte_at(offset + i);
        const unsigned char low = i == 1 ? shape.second_min : 0x80;
        const unsigned char high = i == 1 ? shape.second_max : 0xBF;
        if (next < low || next > high) return {{replacement_character, i}, false};
        code_point = (code_point << 6) | (next & 0x3Fu);
    }
    return {{code_point, shape.length}, true};
}

// Surrogates and what is over U+10FFFF are written as U+FFFD, which takes three bytes.
std::size_t utf8_size(char32_t code_point) {
    if (code_point < 0x80) return 1;
    if (code_point < 0x800) return 2;
    return code_point < 0x10000 || code_point > 0x10FFFF ? 3 : 4;
}

char* write_utf8(char* to, char32_t code_point) {
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (is_surrogate || code_point > 0x10FFFF) code_point = replacement_character;
    const auto put = [&to](char32_t byte) { *to++ = static_cast<char>(byte); };
    const auto put_rest = [&](unsigned shift) { put(0x80 | ((code_point >> shift) & 0x3F)); };
    switch (utf8_size(code_point)) {
        case 1:
            put(code_point);
            return to;
        case 2:
            put(0xC0 | (code_point >> 6));
            break;
        case 3:
            put(0xE0 | (code_point >> 12));
            put_rest(6);
            break;
        default:
            put(0xF0 | (code_point >> 18));
            put_rest(12);
            put_rest(6);
            break;
    }
    put_rest(0);
    return to;
}

}  // namespace

Decoded decode_utf8_in_full(std::string_view text, std::size_t offset) {
    return step(text, offset).decoded;
}

Decoded decode_last_utf8(std::string_view text) {
    constexpr std::size_t max_size = 4;
    std::size_t begin = text.size() - 1;
    while (begin > 0 && text.size() - begin < max_size && is_utf8_continuation(text[begin])) {
        --begin;
    }
    const Decoded decoded = decode_utf8(text, begin);
    if (begin + decoded.size == text.size()) return decoded;
    return {replacement_character, 1};
}

void append_utf8(std::string& out, char32_t code_point) {
    char bytes[4];
    out.append(bytes, static_cast<std::size_t>(write_utf8(bytes, code_point) - bytes));
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Step next = step(text, i);
        if (!next.valid) return false;
        i += next.decoded.size;
    }
    return true;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); i += decode_utf8(text, i).size) ++count;
    return count;
}

std::size_t byte_offset_of(std::string_view text, std::size_t code_point_index) {
    std::size_t offset = 0;
    while (code_point_index > 0 && offset < text.size()) {
        offset += decode_utf8(text, offset).size;
        --code_point_index;
    }
    return offset;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        out.push_back(next.code_point);
        i += next.size;
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::size_t size = 0;
    for (const char32_t code_point : text) size += utf8_size(code_point);
    std::string out(size, '\0');
    char* to = out.data();
    for (const char32_t code_point : text) to = write_utf8(to, code_point);
    return out;
}

}  // namespace kexie
