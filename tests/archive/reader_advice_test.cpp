// Every error of a reader of formats has words for the readers of the page.
#include "archive/reader_advice.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "archive/file_bundle.h"
#include "archive/issue_file.h"
#include "support/files.h"

using namespace kexie;

TEST_CASE("reader advice: there is a sentence for every error code in src/document") {
    // Error{"zip-damaged", and return {"docx-old",
    const std::regex use(R"re((?:Error\s*|return )\{\s*"((docx|xml|html|zip)-[a-z-]+)")re");
    const auto folder = std::filesystem::path(KEXIE_SOURCE_DIR) / "src" / "document";
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string text = test::read_file(entry.path()).value_or("");
        for (std::sregex_iterator found(text.begin(), text.end(), use), end; found != end;
             ++found) {
            const std::string code = (*found)[1];
            CAPTURE(code);
            CHECK(advice_on_error(code).has_value());
            ++count;
        }
    }
    CHECK(count >= 10);
    CHECK_FALSE(advice_on_error("file-binary").has_value());
}

TEST_CASE("reader advice: a file that cannot be read says why in Chinese") {
    const auto answer = bundle_of_file("PK\x03\x04 broken", "a.zip");
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "file-format");
    CHECK(answer.error().message == advice_on_error("zip-damaged"));
}

TEST_CASE("reader advice: old and locked Word files are told apart") {
    const std::string old("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W o r d");
    std::string locked = old;
    for (const char c : std::string("EncryptedPackage")) locked += {c, '\0'};
    for (const auto& [bytes, code] : {std::pair(old, "docx-old"), {locked, "docx-encrypted"}}) {
        const auto answer = bundle_of_file(bytes, "a.doc");
        REQUIRE_FALSE(answer);
        CHECK(answer.error().message == advice_on_error(code));
    }
}

TEST_CASE("issue extensions: the page and the script that builds it list the same") {
    const std::filesystem::path root = KEXIE_SOURCE_DIR;
    const auto listed = [&](const char* path, const std::regex& list, const char* division) {
        const std::string text = test::read_file(root / path).value_or("");
        std::smatch found;
        REQUIRE(std::regex_search(text, found, list));
        const std::string all = found[1];
        const std::regex divided(division);
        return std::set<std::string>(
            std::sregex_token_iterator(all.begin(), all.end(), divided, -1),
            std::sregex_token_iterator());
    };
    std::set<std::string> picked = {".json", ".gz"};
    std::set<std::string> packed;
    for (const std::string_view each : issue_extensions()) {
        picked.emplace(each);
        packed.emplace(each.substr(1));
    }
    for (const std::string_view each : older_extensions()) packed.emplace(each.substr(1));
    CHECK(listed("web/own_files.js", std::regex("pickedFileTypes = '([^']+)'"), ",") == picked);
    CHECK(listed("scripts/run.sh", std::regex(R"(iregex '\.\*\\\.\(([^)]+)\)')"), "\\|") == packed);
    CHECK(is_issue_name("2023-18.DOC"));
    CHECK_FALSE(is_issue_name("README.markdown"));
}
