#include "document/html.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "document/document_line.h"
#include "document/html_reader.h"
#include "document/html_survey.h"
#include "document/html_tags.h"
#include "document/mime.h"
#include "text/encoding.h"

namespace kexie {

namespace {

bool has_byte_order_mark(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") ||
           bytes.starts_with("\xFE\xFF");
}

// What <meta charset="gbk"> or <?xml encoding="gbk"?> at the start of the page names.
std::string named_charset(std::string_view bytes) {
    constexpr std::size_t examined_bytes = 4096;
    const std::string start = ascii_lower(bytes.substr(0, examined_bytes));
    for (const std::string_view key : {"charset", "encoding"}) {
        for (std::size_t at = start.find(key); at != std::string::npos;
             at = start.find(key, at + 1)) {
            const std::size_t equals = start.find_first_not_of(" \t", at + key.size());
            if (equals == std::string::npos || start[equals] != '=') continue;
            const std::size_t begin = start.find_first_not_of(" \t\"'", equals + 1);
            if (begin == std::string::npos) continue;
            return start.substr(begin, start.find_first_of(" \t\"';/>?\r\n", begin) - begin);
        }
    }
    return {};
}

// A page that says UTF-16 in a byte-wise <meta> is not in it.
Result<DecodedText> decode_page(std::string_view bytes, const std::string& charset) {
    if (has_byte_order_mark(bytes)) return decode_text(bytes);
    std::vector<std::string> names = {charset};
    const std::string named = named_charset(bytes);
    if (!named.starts_with("utf-16") && !named.starts_with("utf16")) names.push_back(named);
    for (const std::string& name : names) {
        if (auto decoded = decode_as(bytes, name)) return std::move(*decoded);
    }
    auto decoded = decode_text(bytes);
    if (decoded || decoded.error().code != "file-encoding") return decoded;
    if (auto big5 = decode_as(bytes, "big5")) return std::move(*big5);
    return decoded;
}

struct OutputDeleter {
    void operator()(GumboOutput* output) const {
        gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
};

// The lines of the page, and notes on what was left out of them.
std::vector<DocumentLine> read_page(const std::string& html, DocumentBuilder& builder) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    const std::unique_ptr<GumboOutput, OutputDeleter> page(
        gumbo_parse_with_options(&options, html.data(), html.size()));
    const HtmlSurvey survey(page->root);
    HtmlReader reader(&survey);
    std::vector<DocumentLine> lines = reader.read(page->root);
    const bool has_text = std::any_of(lines.begin(), lines.end(),
                                      [](const DocumentLine& line) { return !line.text.empty(); });
    // Better menus than nothing.
    if (!has_text) return HtmlReader(nullptr).read(page->root);
    const auto note = [&](std::size_t count, const char* code, const char* before,
                          const char* after) {
        if (count > 0) builder.note(code, before + std::to_string(count) + after);
    };
    note(reader.furniture(), "html-menus", "有 ", " 处菜单、页脚等网站自己的内容，没有读。");
    note(reader.hidden_characters(), "html-hidden", "有 ", " 个字符在网页上不显示，没有读。");
    return lines;
}

// Without empty lines at both ends, and without more than one in a row.
void drop_empty_lines(std::vector<DocumentLine>& lines) {
    std::vector<DocumentLine> kept;
    for (DocumentLine& line : lines) {
        const bool is_needed = !line.text.empty() || (!kept.empty() && !kept.back().text.empty());
        if (is_needed) kept.push_back(std::move(line));
    }
    if (!kept.empty() && kept.back().text.empty()) kept.pop_back();
    lines = std::move(kept);
}

}  // namespace

Result<Document> read_html(std::string_view bytes) {
    std::string charset;
    std::string unpacked;
    if (is_web_archive(bytes)) {
        auto page = web_page_of(bytes);
        if (!page) {
            return Error{"html-none", "There is no web page in the archive.", "", {}};
        }
        unpacked = std::move(page->bytes);
        charset = std::move(page->charset);
        bytes = unpacked;
    }
    auto decoded = decode_page(bytes, charset);
    if (!decoded) return decoded.error();
    const auto html = tamed_html(decoded.value().text);
    if (!html) return html.error();
    DocumentBuilder builder(DocumentFormat::Html);
    if (decoded.value().malformed_count > 0) {
        builder.note("encoding-malformed",
                     "有 " + std::to_string(decoded.value().malformed_count) +
                         " 处不合文件的编码，已记作 U+FFFD。",
                     true);
    }
    std::vector<DocumentLine> lines = read_page(html.value(), builder);
    drop_empty_lines(lines);
    int no_page = 0;
    write_lines(builder, lines, no_page);
    return builder.take();
}

}  // namespace kexie
