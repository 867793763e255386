// Web archives (.mht, .mhtml): a web page with its pictures as one message of electronic mail.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kexie {

struct MimePart {
    std::string bytes;    // Decoded from base64 or quoted-printable.
    std::string charset;  // As its header names it; may be empty.
};

// True if the file begins with the header lines of such a message.
bool is_web_archive(std::string_view bytes);

// The first part that is a web page; nothing if there is none. O(n).
std::optional<MimePart> web_page_of(std::string_view message);

}  // namespace kexie
