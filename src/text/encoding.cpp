#include "text/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <initializer_list>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace kexie {

namespace {

constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";
constexpr std::string_view utf16_le_bom = "\xFF\xFE";
constexpr std::string_view utf16_be_bom = "\xFE\xFF";

void note_malformed(DecodedText& decoded, std::size_t offset) {
    if (decoded.malformed_count++ == 0) decoded.first_malformed = offset;
    append_utf8(decoded.text, replacement_character);
}

// How much of what is not ASCII is well-formed UTF-8.
struct Utf8Fit {
    std::size_t good_bytes = 0;
    std::size_t bad_bytes = 0;
};

Utf8Fit measure_utf8(std::string_view bytes) {
    Utf8Fit fit;
    for (std::size_t i = 0; i < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x80) {
            ++i;
            continue;
        }
        const Decoded decoded = decode_utf8(bytes, i);
        // A well-formed U+FFFD takes 3 bytes; a malformed part can, too, but only as the cut start
        // of a 4-byte sequence, which begins with F0 or more.
        const bool bad =
            decoded.code_point == replacement_character && (decoded.size != 3 || byte >= 0xF0);
        (bad ? fit.bad_bytes : fit.good_bytes) += decoded.size;
        i += decoded.size;
    }
    return fit;
}

DecodedText decode_damaged_utf8(std::string_view bytes, std::size_t skipped) {
    DecodedText decoded;
    decoded.encoding = Encoding::Utf8;
    decoded.text.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < bytes.size();) {
        const Decoded unit = decode_utf8(bytes, i);
        const bool bad = unit.code_point == replacement_character &&
                         (unit.size != 3 || static_cast<unsigned char>(bytes[i]) >= 0xF0);
        if (bad) {
            note_malformed(decoded, skipped + i);
        } else {
            decoded.text.append(bytes.substr(i, unit.size));
        }
        i += unit.size;
    }
    return decoded;
}

DecodedText decode_utf16(std::string_view bytes, Encoding encoding) {
    DecodedText decoded;
    decoded.encoding = encoding;
    decoded.text.reserve(bytes.size() + bytes.size() / 2);
    const bool little = encoding == Encoding::Utf16Le;
    const auto unit_at = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(little ? first | (second << 8) : (first << 8) | second);
    };
    const auto is_high = [](char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; };
    const auto is_low = [](char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; };
    const bool has_bom = bytes.starts_with(little ? utf16_le_bom : utf16_be_bom);
    std::size_t i = has_bom ? utf16_le_bom.size() : 0;
    while (i + 1 < bytes.size()) {
        const char32_t unit = unit_at(i);
        if (is_high(unit) && i + 3 < bytes.size() && is_low(unit_at(i + 2))) {
            append_utf8(decoded.text,
                        0x10000 + ((unit - 0xD800) << 10) + (unit_at(i + 2) - 0xDC00));
            i += 4;
        } else if (is_high(unit) || is_low(unit)) {
            note_malformed(decoded, i);
            i += 2;
        } else {
            append_utf8(decoded.text, unit);
            i += 2;
        }
    }
    if (i < bytes.size()) note_malformed(decoded, i);
    return decoded;
}

// Closes what iconv_open opened.
class Converter {
public:
    explicit Converter(const char* from) : m_handle(iconv_open("UTF-8", from)) {}
    ~Converter() {
        if (ok()) iconv_close(m_handle);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    bool ok() const { return m_handle != reinterpret_cast<iconv_t>(-1); }

    // True when all of the input was taken; otherwise errno says why not.
    bool convert(char*& in, std::size_t& in_left, char*& out, std::size_t& out_left) {
        return iconv(m_handle, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1);
    }

private:
    iconv_t m_handle;
};

// Length of the sequence that starts here: 1, 2 or 4 bytes; less where the input ends.
std::size_t gb18030_length(std::string_view bytes) {
    const auto lead = static_cast<unsigned char>(bytes[0]);
    if (lead < 0x81 || lead == 0xFF || bytes.size() < 2) return 1;
    const auto second = static_cast<unsigned char>(bytes[1]);
    const std::size_t length = second >= 0x30 && second <= 0x39 ? 4 : 2;
    return std::min(length, bytes.size());
}

// The four-byte sequences from 90 30 81 30 on are the characters from U+10000 on, in order (GB
// 18030-2005, chapter 5). They are decoded here because the iconv of musl, which the page has,
// gets them wrong.
std::optional<char32_t> beyond_bmp(std::string_view sequence) {
    if (sequence.size() != 4) return std::nullopt;
    const auto digit = [&](std::size_t i, int first, int last) {
        const int byte = static_cast<unsigned char>(sequence[i]);
        return byte >= first && byte <= last ? byte - first : -1;
    };
    const int a = digit(0, 0x90, 0xE3);
    const int b = digit(1, 0x30, 0x39);
    const int c = digit(2, 0x81, 0xFE);
    const int d = digit(3, 0x30, 0x39);
    if (a < 0 || b < 0 || c < 0 || d < 0) return std::nullopt;
    const auto code_point = 0x10000u + static_cast<unsigned>(((a * 10 + b) * 126 + c) * 10 + d);
    if (code_point > 0x10FFFF) return std::nullopt;
    return code_point;
}

// Converts `run`, which starts at byte `begin` of the file, in pieces, so that no buffer of the
// worst-case size is needed.
void convert_run(Converter& converter, std::string_view run, std::size_t begin,
                 DecodedText& decoded) {
    char buffer[16384];
    // iconv wants a pointer to non-const, but does not write through it.
    char* in = const_cast<char*>(run.data());
    std::size_t in_left = run.size();
    while (in_left > 0) {
        char* out = buffer;
        std::size_t out_left = sizeof buffer;
        const bool done = converter.convert(in, in_left, out, out_left);
        const int reason = errno;
        decoded.text.append(buffer, sizeof buffer - out_left);
        if (done || reason == E2BIG) continue;
        note_malformed(decoded, begin + run.size() - in_left);
        ++in;
        --in_left;
    }
}

// True for text in Big5: its second bytes are often below 0x7F, those of GB18030 in simplified text
// hardly ever; and in Big5 the bytes make whole characters of its common part.
bool is_big5(std::string_view bytes) {
    std::size_t common = 0;
    std::size_t other = 0;
    std::size_t low = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        if (lead < 0x80) continue;
        const auto next = i + 1 < bytes.size() ? static_cast<unsigned char>(bytes[i + 1]) : 0;
        const bool is_low = next >= 0x40 && next <= 0x7E;
        // Punctuation and the common characters; rare ones start with C9.
        const bool is_common =
            lead >= 0xA1 && lead <= 0xC8 && (is_low || (next >= 0xA1 && next <= 0xFE));
        ++(is_common ? common : other);
        low += is_low ? 1 : 0;
        ++i;
    }
    constexpr std::size_t min_characters = 20;
    return common >= min_characters && other * 20 < common && low * 5 > common;
}

std::optional<DecodedText> decode_gb18030(std::string_view bytes) {
    Converter converter("GB18030");
    if (!converter.ok()) return std::nullopt;
    DecodedText decoded;
    decoded.encoding = Encoding::Gb18030;
    decoded.text.reserve(bytes.size() + bytes.size() / 2);
    std::size_t run = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = gb18030_length(bytes.substr(i));
        if (const auto code_point = beyond_bmp(bytes.substr(i, length))) {
            convert_run(converter, bytes.substr(run, i - run), run, decoded);
            append_utf8(decoded.text, *code_point);
            run = i + length;
        }
        i += length;
    }
    convert_run(converter, bytes.substr(run), run, decoded);
    return decoded;
}

std::optional<DecodedText> decode_big5(std::string_view bytes) {
    // With the characters of Hong Kong, as browsers read it.
    Converter converter("BIG5-HKSCS");
    if (!converter.ok()) return std::nullopt;
    DecodedText decoded;
    decoded.encoding = Encoding::Big5;
    decoded.text.reserve(bytes.size() + bytes.size() / 2);
    convert_run(converter, bytes, 0, decoded);
    return decoded;
}

// Letters in lower case and digits only, as names of encodings are compared.
std::string encoding_key(std::string_view name) {
    std::string key;
    for (const char c : name.substr(0, 40)) {
        const char letter = ascii_lower(c);
        if ((letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9')) key += letter;
    }
    return key;
}

std::optional<DecodedText> decode_by_key(std::string_view bytes, std::string_view key) {
    const auto is_one_of = [&](std::initializer_list<std::string_view> keys) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    if (is_one_of({"utf8", "unicode11utf8"})) {
        const std::size_t skipped = bytes.starts_with(utf8_bom) ? utf8_bom.size() : 0;
        return decode_damaged_utf8(bytes.substr(skipped), skipped);
    }
    if (is_one_of({"gb2312", "gbk", "gb18030", "cp936", "windows936", "xgbk", "gb231280", "chinese",
                   "csgb2312", "euccn"})) {
        return decode_gb18030(bytes);
    }
    if (is_one_of({"big5", "big5hkscs", "cp950", "windows950", "xxbig5", "csbig5", "cnbig5"})) {
        return decode_big5(bytes);
    }
    if (is_one_of({"utf16", "utf16le", "unicode"})) return decode_utf16(bytes, Encoding::Utf16Le);
    if (key == "utf16be") return decode_utf16(bytes, Encoding::Utf16Be);
    return std::nullopt;
}

bool is_control(unsigned char byte) {
    return (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0D) && byte != 0x1A) || byte == 0x7F;
}

// Offset of the first byte that no text has, if there are enough of them to tell.
std::optional<std::size_t> find_binary(std::string_view bytes) {
    const std::size_t nul = bytes.find('\0');
    if (nul != std::string_view::npos) return nul;
    std::size_t count = 0;
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (!is_control(static_cast<unsigned char>(bytes[i]))) continue;
        if (count++ == 0) first = i;
    }
    // A stray escape or backspace is a blemish; one byte in fifty is another kind of file.
    return count * 50 > bytes.size() ? first : std::nullopt;
}

Error binary_error(std::size_t offset) {
    return Error{"file-binary",
                 "文件不是文本：第 " + std::to_string(offset) +
                     " 字节处有文本中不会出现的控制字符；请先导出为纯文本。",
                 "", offset};
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes) {
    const bool little = bytes.starts_with(utf16_le_bom);
    if (little || bytes.starts_with(utf16_be_bom)) {
        DecodedText decoded = decode_utf16(bytes, little ? Encoding::Utf16Le : Encoding::Utf16Be);
        if (decoded.text.find('\0') == std::string::npos) return decoded;
        return binary_error(bytes.find(std::string_view("\0\0", 2)));
    }
    if (const auto offset = find_binary(bytes)) return binary_error(*offset);

    const std::size_t skipped = bytes.starts_with(utf8_bom) ? utf8_bom.size() : 0;
    const std::string_view body = bytes.substr(skipped);
    if (is_valid_utf8(body)) return DecodedText{std::string(body), Encoding::Utf8, 0, std::nullopt};

    // In GB18030 text under a fifth of the bytes look like UTF-8 by chance; in UTF-8 with damage
    // most still do.
    const Utf8Fit fit = measure_utf8(body);
    if (skipped > 0 || fit.good_bytes > fit.bad_bytes) return decode_damaged_utf8(body, skipped);
    if (is_big5(body)) {
        return Error{"file-encoding",
                     "文件像是 Big5（繁体中文）编码，无法可靠地解码；请另存为 UTF-8。", "",
                     std::nullopt};
    }
    auto decoded = decode_gb18030(body);
    if (!decoded || decoded->malformed_count * 20 > bytes.size()) {
        return Error{"file-encoding",
                     "无法识别文件的编码：既不是 UTF-8、UTF-16，也不是 GB18030；请另存为 UTF-8。",
                     "", decoded ? decoded->first_malformed : std::nullopt};
    }
    return std::move(*decoded);
}

std::optional<DecodedText> decode_as(std::string_view bytes, std::string_view charset) {
    auto decoded = decode_by_key(bytes, encoding_key(charset));
    if (decoded && decoded->malformed_count * 20 > bytes.size()) return std::nullopt;
    return decoded;
}

}  // namespace kexie
