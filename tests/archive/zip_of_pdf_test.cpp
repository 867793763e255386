// PDF files in a zip file, where PDF is read elsewhere, as on the page.
#include <doctest/doctest.h>

#include "archive/file_bundle.h"
#include "archive/issue_file.h"
#include "support/zip_writer.h"

using namespace kexie;

namespace {

constexpr const char* text = "科协每周动态\n2031年第5期\n\n试制风筝大赛举行\n大赛在河边举行。\n";

}  // namespace

TEST_CASE("PDF files in a zip file are told by name and content, nested ones too") {
    const std::string inner = test::write_zip({{"乙.PDF", "%PDF-1.7 乙"}});
    const std::string zip = test::write_zip({{"三月/甲.pdf", "%PDF-1.4 甲"},
                                             {"内.zip", inner},
                                             {"不是.pdf", text},
                                             {"__MACOSX/._甲.pdf", "%PDF-1.4"},
                                             {"丙.txt", text}});
    const auto pdfs = pdfs_in_zip(zip);
    REQUIRE(pdfs.size() == 2);
    CHECK(pdfs[0].name == "三月/甲.pdf");
    CHECK(pdfs[0].bytes == "%PDF-1.4 甲");
    CHECK(pdfs[1].name == "内.zip/乙.PDF");
    CHECK(pdfs_in_zip("%PDF-1.4").empty());
    CHECK(pdfs_in_zip("PK\x03\x04 broken").empty());
}

TEST_CASE("a zip file is a bundle of the rest where its PDF files are read elsewhere") {
    const auto mixed =
        bundle_of_file(test::write_zip({{"甲.pdf", "%PDF-1.4"}, {"丙.txt", text}}), "合订.zip");
    REQUIRE(mixed.ok());
    CHECK(mixed.value().find("试制风筝大赛举行") != std::string::npos);
    CHECK(mixed.value().find("file-unread") == std::string::npos);
    const auto only = bundle_of_file(test::write_zip({{"甲.pdf", "%PDF-1.4"}}), "合订.zip");
    REQUIRE_FALSE(only.ok());
    CHECK(only.error().code == "zip-only-pdf");
    // A PDF itself, however, is refused.
    CHECK(bundle_of_file("%PDF-1.4", "甲.pdf").error().code == "file-format");
    // Where something reads them, what it says of them counts.
    const ReadPdf fails = [](std::string_view) { return Error{"pdf-damaged", "damaged", "", {}}; };
    const auto read = bundle_of_file(test::write_zip({{"甲.pdf", "%PDF-1.4"}, {"丙.txt", text}}),
                                     "合订.zip", nullptr, fails);
    REQUIRE(read.ok());
    CHECK(read.value().find("file-unread") != std::string::npos);
}
