// The parser on any bytes: it must not crash, must not lose a character, and what it makes of its
// own view of the text must be sound. The first byte chooses nothing; files are fuzzed as they are.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "base/verify.h"
#include "bulletin/check.h"
#include "bulletin/coverage.h"
#include "bulletin/outline.h"
#include "bulletin/parse.h"
#include "text/encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto decoded = kexie::decode_text(bytes);
    if (!decoded) {
        KEXIE_VERIFY(!decoded.error().message.empty());
        return 0;
    }
    const std::string& text = decoded.value().text;
    KEXIE_VERIFY(kexie::is_valid_utf8(text));
    const auto issues = kexie::parse_issues(text, "fuzz.txt", std::string(64, '0'));
    KEXIE_VERIFY(kexie::verify_coverage(text, issues).empty());
    std::vector<const kexie::Issue*> all;
    for (const kexie::ParsedIssue& parsed : issues) {
        const kexie::Issue& issue = parsed.issue;
        all.push_back(&issue);
        KEXIE_VERIFY(!issue.id.empty());
        KEXIE_VERIFY(kexie::is_valid_utf8(kexie::outline(issue)));
        for (const kexie::Article& article : issue.articles) {
            KEXIE_VERIFY(article.paragraphs.size() == article.paragraph_lines.size());
            KEXIE_VERIFY(article.source_lines.first <= article.source_lines.last);
            KEXIE_VERIFY(!article.date || kexie::is_valid(*article.date));
        }
    }
    kexie::check_issues(all);
    return 0;
}
