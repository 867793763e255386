// From the bytes of a file to UTF-8, told apart by content.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace kexie {

enum class Encoding { Utf8, Utf16Le, Utf16Be, Gb18030 };

struct DecodedText {
    std::string text;  // Well-formed UTF-8, without BOM. Line ends as they were.
    Encoding encoding{};
    // Byte offset in the input of the first part that is malformed, where there is one; such parts
    // became U+FFFD.
    std::size_t malformed_count = 0;
};

// UTF-8 with or without BOM, UTF-16 with BOM, or GB18030. Error "file-binary" for bytes that are
// no text (NULs, mostly control characters), with the offset of the first; "file-encoding" where
// no encoding fits. O(n); memory at most 4 times the input.
Result<DecodedText> decode_text(std::string_view bytes);

}  // namespace kexie
