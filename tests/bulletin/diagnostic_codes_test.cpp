// docs/PARSING.md lists every diagnostic code of the source with its severity, and no other.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <utility>

#include "support/files.h"

namespace kexie {

namespace {

using Codes = std::set<std::pair<std::string, std::string>>;  // Code and severity.

std::string lower_case(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return word;
}

// Severity::Warning, "title-missing"
Codes codes_in_source() {
    static const std::regex use(R"re(Severity::(\w+),\s*"([a-z]+(-[a-z]+)+)")re");
    Codes codes;
    const std::filesystem::path source = std::filesystem::path(KEXIE_SOURCE_DIR) / "src";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
        if (!entry.is_regular_file()) continue;
        const std::string text = test::read_file(entry.path()).value_or("");
        if (text.find("Severity::") == std::string::npos) continue;
        for (std::sregex_iterator found(text.begin(), text.end(), use), end; found != end;
             ++found) {
            codes.emplace((*found)[2], lower_case((*found)[1]));
        }
    }
    return codes;
}

// Of notes about a document as a whole: "docx-hidden" before a text in Chinese. Their severity is
// not seen here; it is that of the table. Errors, for which there is no result, have their words in
// reader_advice.
Codes codes_of_documents(const Codes& documented) {
    static const std::regex note("\"([a-z]+(-[a-z]+)+)\",\\s*(?:\"[^\"\\x00-\\x7F]|\"有 \")");
    Codes codes;
    const std::filesystem::path source = std::filesystem::path(KEXIE_SOURCE_DIR) / "src";
    for (const char* folder : {"document", "archive"}) {
        for (const auto& entry : std::filesystem::directory_iterator(source / folder)) {
            if (entry.path().stem() == "reader_advice") continue;
            const std::string text = test::read_file(entry.path()).value_or("");
            for (std::sregex_iterator found(text.begin(), text.end(), note), end; found != end;
                 ++found) {
                const std::string code = (*found)[1];
                const auto known =
                    std::find_if(documented.begin(), documented.end(),
                                 [&](const auto& each) { return each.first == code; });
                codes.emplace(code, known == documented.end() ? "document" : known->second);
            }
        }
    }
    return codes;
}

// | `title-missing` | warning |
Codes documented_codes() {
    static const std::regex row(R"re(\| `([a-z-]+)` \| (note|warning|error) \|)re");
    const auto path = std::filesystem::path(KEXIE_SOURCE_DIR) / "docs" / "PARSING.md";
    const std::string text = test::read_file(path).value_or("");
    Codes codes;
    for (std::sregex_iterator found(text.begin(), text.end(), row), end; found != end; ++found) {
        codes.emplace((*found)[1], (*found)[2]);
    }
    return codes;
}

void report_missing(const Codes& from, const Codes& in, const char* where) {
    Codes missing;
    std::set_difference(from.begin(), from.end(), in.begin(), in.end(),
                        std::inserter(missing, missing.end()));
    for (const auto& [code, severity] : missing) {
        FAIL_CHECK(code << " (" << severity << ") is missing in " << where);
    }
}

}  // namespace

TEST_CASE("diagnostic codes: docs and source agree") {
    const Codes documented = documented_codes();
    Codes in_source = codes_in_source();
    in_source.merge(codes_of_documents(documented));
    REQUIRE(in_source.size() > 20);
    report_missing(in_source, documented, "docs/PARSING.md");
    report_missing(documented, in_source, "src");
}

}  // namespace kexie
