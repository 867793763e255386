// decode_utf8 for loops over whole texts: the one- and three-byte sequences that Chinese text is
// made of are decoded in line.
#pragma once

#include <string_view>

#include "base/utf8.h"

namespace kexie {

// Same result as decode_utf8. `offset` < text.size().
inline Decoded decode_next(std::string_view text, std::size_t offset) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    if (byte < 0x80) return {byte, 1};
    if ((byte & 0xF0) == 0xE0 && offset + 2 < text.size()) {
        const auto second = static_cast<unsigned char>(text[offset + 1]);
        const auto third = static_cast<unsigned char>(text[offset + 2]);
        const char32_t value = (static_cast<char32_t>(byte & 0x0F) << 12) |
                               (static_cast<char32_t>(second & 0x3F) << 6) | (third & 0x3F);
        const bool well_formed = (second & 0xC0) == 0x80 && (third & 0xC0) == 0x80 &&
                                 value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
        if (well_formed) return {value, 3};
    }
    return decode_utf8(text, offset);
}

}  // namespace kexie
