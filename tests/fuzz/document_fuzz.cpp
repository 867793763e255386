// The readers of formats on any bytes: each ends with a document or an error in bounded time and
// memory. The first byte chooses the reader, and "P\t" after it that of pages, whose lines are
// parsed as well. The checks are those that the parser relies on.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "base/verify.h"
#include "bulletin/coverage.h"
#include "bulletin/parse.h"
#include "document/docx.h"
#include "document/html.h"
#include "document/text_runs.h"
#include "document/zip.h"
#include "support/docx_writer.h"

namespace {

void check(const kexie::Result<kexie::Document>& read) {
    if (!read) {
        KEXIE_VERIFY(!read.error().code.empty() && !read.error().message.empty());
        return;
    }
    const kexie::Document& document = read.value();
    KEXIE_VERIFY(kexie::is_valid_utf8(document.text));
    const auto line_count = std::count(document.text.begin(), document.text.end(), '\n');
    KEXIE_VERIFY(static_cast<std::size_t>(line_count) == document.prints.size());
    for (const kexie::DocumentNote& note : document.notes) {
        KEXIE_VERIFY(note.line >= 1 && kexie::is_valid_utf8(note.message));
    }
}

// Mutations hardly ever leave a zip file whole: here they are the XML of the main part, or, after a
// NUL, of the numbering, the styles and the footnotes.
void check_word_xml(std::string_view bytes) {
    static constexpr const char* parts[] = {"numbering", "styles", "footnotes"};
    std::vector<kexie::test::DocxPart> all;
    const std::size_t body = std::min(bytes.find('\0'), bytes.size());
    std::string_view rest = bytes.substr(body);
    for (const char* part : parts) {
        if (rest.empty()) break;
        rest.remove_prefix(1);
        const std::string content(rest.substr(0, rest.find('\0')));
        all.push_back({part, part, content});
        rest.remove_prefix(content.size());
    }
    check(kexie::read_docx(kexie::test::write_docx(bytes.substr(0, body), all)));
}

// The runs of a PDF, as another program writes them.
void check_pages(std::string_view bytes) {
    auto runs = kexie::read_runs(bytes);
    if (!runs) return;
    const auto document = kexie::lay_out_pages(runs.take());
    check(document);
    if (!document) return;
    const auto issues = kexie::parse_issues(document.value(), "pages.pdf", std::string(64, '0'));
    KEXIE_VERIFY(kexie::verify_coverage(document.value().text, issues).empty());
}

void check_zip(std::string_view bytes) {
    kexie::ZipLimits limits;
    limits.unpacked = std::size_t{16} << 20;
    const auto members = kexie::read_zip(bytes, nullptr, limits);
    if (!members) return;
    std::size_t unpacked = 0;
    for (const kexie::ZipMember& member : members.value()) {
        KEXIE_VERIFY(kexie::is_valid_utf8(member.name));
        unpacked += member.bytes.size();
    }
    KEXIE_VERIFY(unpacked <= limits.unpacked);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (bytes.starts_with("P\t")) {
        check_pages(bytes);
        return 0;
    }
    switch (data[0] % 4) {
        case 0:
            check(kexie::read_html(bytes));
            break;
        case 1:
            check_word_xml(bytes);
            break;
        case 2:
            check(kexie::read_docx(bytes));
            break;
        default:
            check_zip(bytes);
            break;
    }
    return 0;
}
