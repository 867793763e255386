#include "document/mime.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"

namespace kexie {

namespace {

constexpr int max_nesting = 4;

// Takes a line, without its end, off `text`.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

struct Header {
    std::string type;      // "text/html", in lower case.
    std::string boundary;  // As it is written.
    std::string charset;
    std::string encoding;  // In lower case.
};

// The value of ; name=value or ; name="value" in a field.
std::string parameter(std::string_view field, std::string_view name) {
    const std::string lowered = ascii_lower(field);
    const std::string wanted = std::string(name) + "=";
    std::size_t at = lowered.find(wanted);
    while (at != std::string::npos && at > 0 && lowered[at - 1] != ';' && lowered[at - 1] != ' ' &&
           lowered[at - 1] != '\t') {
        at = lowered.find(wanted, at + 1);
    }
    if (at == std::string::npos) return {};
    std::string_view value = field.substr(at + wanted.size());
    if (value.starts_with('"')) {
        value.remove_prefix(1);
        return std::string(value.substr(0, value.find('"')));
    }
    return std::string(ascii_trimmed(value.substr(0, value.find(';'))));
}

void read_field(Header& header, const std::string& field) {
    const std::size_t colon = field.find(':');
    if (colon == std::string::npos) return;
    const std::string name = ascii_lower(ascii_trimmed(std::string_view(field).substr(0, colon)));
    const std::string_view value = ascii_trimmed(std::string_view(field).substr(colon + 1));
    if (name == "content-type") {
        header.type = ascii_lower(ascii_trimmed(value.substr(0, value.find(';'))));
        header.boundary = parameter(value, "boundary");
        header.charset = parameter(value, "charset");
    } else if (name == "content-transfer-encoding") {
        header.encoding = ascii_lower(value);
    }
}

// Takes the header and the empty line after it off `text`.
Header take_header(std::string_view& text) {
    constexpr std::size_t max_field = 8192;
    Header header;
    std::string field;
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.empty()) break;
        const bool goes_on = line.front() == ' ' || line.front() == '\t';
        if (!goes_on) {
            read_field(header, field);
            field.clear();
        }
        if (field.size() < max_field) field += line.substr(0, max_field);
    }
    read_field(header, field);
    return header;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char letter = ascii_lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            bytes += text[i];
            continue;
        }
        // At the end of a line: the line goes on.
        const std::size_t rest = std::min(text.find_first_not_of(" \t\r", i + 1), text.size());
        if (rest < text.size() && text[rest] == '\n') {
            i = rest;
            continue;
        }
        const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            bytes += text[i];
            continue;
        }
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return bytes;
}

int base64_digit(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string from_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t buffer = 0;
    int filled = 0;
    for (const char c : text) {
        if (c == '=') break;
        const int digit = base64_digit(c);
        if (digit < 0) continue;
        buffer = (buffer << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
        filled += 6;
        if (filled < 8) continue;
        filled -= 8;
        bytes += static_cast<char>(buffer >> filled & 0xFF);
    }
    return bytes;
}

// Where the next line "--boundary" begins in `text`, or its end.
std::size_t find_boundary(std::string_view text, const std::string& mark) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + 1)) {
        if (at == 0 || text[at - 1] == '\n') return at;
    }
    return text.size();
}

std::optional<MimePart> find_page(std::string_view text, int nesting) {
    const Header header = take_header(text);
    if (!header.type.starts_with("multipart/") || header.boundary.empty()) {
        if (header.type != "text/html" && header.type != "application/xhtml+xml") return {};
        if (header.encoding == "base64") return MimePart{from_base64(text), header.charset};
        if (header.encoding == "quoted-printable") {
            return MimePart{from_quoted_printable(text), header.charset};
        }
        return MimePart{std::string(text), header.charset};
    }
    if (nesting >= max_nesting) return {};
    const std::string mark = "--" + header.boundary;
    text.remove_prefix(find_boundary(text, mark));
    while (!text.empty()) {
        take_line(text);
        const std::size_t end = find_boundary(text, mark);
        if (auto page = find_page(text.substr(0, end), nesting + 1)) return page;
        text.remove_prefix(end);
    }
    return {};
}

}  // namespace

bool is_web_archive(std::string_view bytes) {
    constexpr std::size_t examined_bytes = 4096;
    const std::string start = ascii_lower(bytes.substr(0, examined_bytes));
    constexpr std::array fields = {"mime-version:",     "from:", "subject:",
                                   "content-type:",     "date:", "snapshot-content-location:",
                                   "content-location:", "x-"};
    const bool is_header = std::any_of(fields.begin(), fields.end(), [&](std::string_view field) {
        return start.starts_with(field);
    });
    const bool has_part = start.find("content-type: multipart/") != std::string::npos ||
                          start.find("content-type: text/html") != std::string::npos;
    return is_header && has_part;
}

std::optional<MimePart> web_page_of(std::string_view message) {
    return find_page(message, 0);
}

}  // namespace kexie
