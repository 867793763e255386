// Decodes the bytes of a file to UTF-8; detects the encoding by content.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kexie {

enum class Encoding { Utf8, Utf16Le, Utf16Be, Gb18030, Big5 };

struct DecodedText {
    std::string text;  // Well-formed UTF-8, without BOM. Line ends as they were.
    Encoding encoding{};
    // Malformed parts, each of which became U+FFFD, and the byte offset of the first in the input.
    std::size_t malformed_count = 0;
    std::optional<std::size_t> first_malformed;
};

// UTF-8 with or without BOM, UTF-16 with BOM, or GB18030. Error "file-binary" for bytes that are
// no text (a NUL, or many control characters), with the offset of the first; "file-encoding" where
// no encoding fits. O(n); memory at most 4 times the input.
Result<DecodedText> decode_text(std::string_view bytes);

// Decodes by the name that a file or its format gives the encoding, as web pages do: utf-8, gb2312,
// gbk, gb18030, big5, utf-16le and so on, in any case. Nothing for names that are not known here,
// and where the bytes belie the name: more than one character in twenty would be malformed.
std::optional<DecodedText> decode_as(std::string_view bytes, std::string_view charset);

}  // namespace kexie
