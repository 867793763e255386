// Letters of ASCII, without a locale: names in file formats are compared so.
#pragma once

#include <string>
#include <string_view>

namespace kexie {

// Other characters stay as they are.
constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ascii_lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered) c = ascii_lower(c);
    return lowered;
}

}  // namespace kexie
