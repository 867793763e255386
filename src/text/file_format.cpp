#include "text/file_format.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace kexie {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view start;
    FileFormat format;
};

constexpr std::array signatures = {
    Signature{"%PDF-"sv, FileFormat::Pdf},
    Signature{"{\\rtf"sv, FileFormat::Rtf},
    Signature{"\xD0\xCF\x11\xE0"sv, FileFormat::OldWord},
    Signature{"PK\x03\x04"sv, FileFormat::Zip},
    Signature{"\x89PNG"sv, FileFormat::Picture},
    Signature{"\xFF\xD8\xFF"sv, FileFormat::Picture},
    Signature{"GIF8"sv, FileFormat::Picture},
    Signature{"II*\0"sv, FileFormat::Picture},
    Signature{"MM\0*"sv, FileFormat::Picture},
};

// A zip file that begins with a member of this name and text, behind a head.
constexpr std::string_view open_document = "mimetypeapplication/vnd.oasis.opendocument.text"sv;
constexpr std::size_t zip_head = 30;

constexpr std::array html_starts = {"<!doctype html"sv, "<html"sv};
constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";
constexpr std::size_t examined_bytes = 512;

// In lower case on the right only.
bool starts_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(),
                      [](char wanted, char found) { return wanted == ascii_lower(found); });
}

// Past blanks, an XML declaration and comments, which saved pages begin with.
std::string_view past_prolog(std::string_view text) {
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        const std::string_view end = text.starts_with("<?xml")  ? "?>"
                                     : text.starts_with("<!--") ? "-->"
                                                                : "";
        const std::size_t at = end.empty() ? std::string_view::npos : text.find(end);
        if (at == std::string_view::npos) return text;
        text.remove_prefix(at + end.size());
    }
}

bool is_html(std::string_view bytes) {
    if (bytes.starts_with(utf8_bom)) bytes.remove_prefix(utf8_bom.size());
    const std::string_view text = past_prolog(bytes);
    return std::any_of(html_starts.begin(), html_starts.end(),
                       [&](std::string_view word) { return starts_with_word(text, word); });
}

}  // namespace

std::optional<FileFormat> file_format(std::string_view bytes) {
    bytes = bytes.substr(0, examined_bytes);
    if (bytes.starts_with("PK"sv) && bytes.size() > zip_head &&
        bytes.substr(zip_head).starts_with(open_document)) {
        return FileFormat::OpenDocument;
    }
    for (const Signature& signature : signatures) {
        if (bytes.starts_with(signature.start)) return signature.format;
    }
    if (is_html(bytes)) return FileFormat::Html;
    return std::nullopt;
}

std::string_view advice_on(FileFormat format) {
    switch (format) {
        case FileFormat::Pdf:
            return "这是 PDF 文件，这里读不了：请用从网站打开的网页或 kexie 命令读。";
        case FileFormat::Rtf:
            return "这是 RTF 文件：请在 Word 或 WPS 里另存为 .docx。";
        case FileFormat::OldWord:
            return "这是旧版 Word 等的文件：请在 Word 或 WPS 里另存为 .docx。";
        case FileFormat::OpenDocument:
            return "这是 OpenDocument 文件（.odt）：请在 LibreOffice 或 WPS 里另存为 .docx。";
        case FileFormat::Zip:
            return "这是压缩文件（.zip 等），不是纯文本：请先解压。";
        case FileFormat::Html:
            return "这是网页，不是纯文本：请在浏览器里打开，把正文复制到文本文件里。";
        case FileFormat::Picture:
            return "这是图片，不是文本：请先识别文字（OCR），存成纯文本。";
    }
    return "";
}

}  // namespace kexie
