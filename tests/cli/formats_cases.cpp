// parse, check, build and verify over the formats that issues come in.
#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/process.h"
#include "cli/small_pdf.h"
#include "support/skip.h"
#include "support/zip_writer.h"

using namespace kexie::test;
using Json = nlohmann::json;

namespace {

std::string shipped_issue(const std::string& name) {
    return read_bytes(std::string(KEXIE_SOURCE_DIR) + "/data/issues/" + name);
}

constexpr const char* page =
    "<!DOCTYPE html><meta charset=utf-8><title>x</title><article><h1>科普大篷车走进山区</h1>"
    "<p>　　3月5日，市科协组织科普大篷车走进山区，三百名学生参加。</p></article>";

}  // namespace

TEST_CASE("formats: a zip holds several issues, and what cannot be read stops no other") {
    const TemporaryFolder folder;
    const std::string inner = write_zip({{"2023-21.txt", shipped_issue("2023-21.txt")}});
    write_bytes(folder / "in/issues.zip", write_zip({{"2023-18.txt", shipped_issue("2023-18.txt")},
                                                     {"deep/page.html", page},
                                                     {"deep/inner.zip", inner},
                                                     {"README.md", "# no issue"},
                                                     {"__MACOSX/._2023-18.txt", "x"},
                                                     {"broken.pdf", "%PDF-1.4\nnothing"},
                                                     {"picture.png", "no issue"}}));
    const Ended built = run_kexie({"build", folder / "in", "-o", folder / "archive.json"});
    CHECK(built.exit_code == 3);
    CHECK(built.err.find("in/issues.zip/broken.pdf: ") != std::string::npos);

    write_bytes(folder / "in/issues.zip", write_zip({{"2023-18.txt", shipped_issue("2023-18.txt")},
                                                     {"deep/page.html", page},
                                                     {"deep/inner.zip", inner}}));
    CHECK(run_kexie({"build", folder / "in", "-o", folder / "archive.json"}).exit_code == 0);
    const Json bundle = Json::parse(read_bytes(folder / "archive.json"));
    REQUIRE(bundle["issues"].size() == 3);
    CHECK(bundle["issues"].back()["source"]["format"] == "html");
    CHECK(bundle["issues"].back()["articles"][0]["title"] == "科普大篷车走进山区");
    CHECK(bundle["issues"].back()["source"]["file"] == "page.html");
    const Ended verified = run_kexie({"verify", folder / "archive.json"});
    CHECK(verified.exit_code == 0);
    CHECK(verified.out.find("3 issues re-parsed") != std::string::npos);
}

TEST_CASE("formats: a file says in the bundle what it was") {
    const TemporaryFolder folder;
    const std::string text = "# 科协简报\n\n第3期\n2019年3月4日\n\n## 一篇\n\n正文。\n";
    for (const char* name : {"in/a.md", "in/b.Markdown", "in/c.txt"}) {
        write_bytes(folder / name, text + name + "。\n");
    }
    write_bytes(folder / "in/d.zip", write_zip({{"deep/e.md", text + "又一份。\n"}}));
    write_bytes(folder / "in/f.md", page);
    REQUIRE(run_kexie({"build", folder / "in", "-o", folder / "archive.json"}).exit_code == 0);
    std::map<std::string, std::string> formats;
    const Json bundle = Json::parse(read_bytes(folder / "archive.json"));
    for (const Json& issue : bundle["issues"]) {
        const Json& source = issue["source"];
        formats[source["file"]] = source.value("format", "none");
        CHECK_FALSE(source.contains("pages"));
    }
    CHECK(formats == std::map<std::string, std::string>{{"a.md", "markdown"},
                                                        {"b.Markdown", "markdown"},
                                                        {"c.txt", "none"},
                                                        {"e.md", "markdown"},
                                                        {"f.md", "html"}});
    CHECK(run_kexie({"verify", folder / "archive.json", "--issues", folder / "in"}).exit_code == 0);
    const Ended parsed = run_kexie({"parse", folder / "in/a.md"});
    CHECK(Json::parse(parsed.out)[0]["source"]["format"] == "markdown");
}

TEST_CASE("formats: fonts that do not say what they draw are named by page, not read" *
          needs(has_pdf_reader(), "kexie-pdf")) {
    const TemporaryFolder folder;
    const std::string pages[] = {"Hello, bulletin", "Another page of it", "The last page of it"};
    write_bytes(folder / "a.pdf", two_fonts_pdf({{pages[0], ""},
                                                 {"", "00410042004300440045"},
                                                 {pages[1], "0041004200430044"},
                                                 {pages[2], ""}}));
    const Ended checked = run_kexie({"check", folder / "a.pdf"});
    CHECK(checked.exit_code == 1);
    CHECK(checked.out.find("error: page-unreadable: 第 2 页的字体") != std::string::npos);
    CHECK(checked.out.find("error: page-partial: 第 3 页有一部分") != std::string::npos);
    const Ended parsed = run_kexie({"parse", folder / "a.pdf"});
    for (const std::string& each : pages) CHECK(parsed.out.find(each) != std::string::npos);
    CHECK(parsed.out.find("ABCD") == std::string::npos);

    write_bytes(folder / "b.pdf", two_fonts_pdf({{"", "00410042"}, {"", "0041"}}));
    const Ended refused = run_kexie({"check", folder / "b.pdf"});
    CHECK(refused.exit_code == 3);
    CHECK(refused.err.find("The fonts of the PDF do not say") != std::string::npos);
}

TEST_CASE("formats: a PDF is read with its print, or refused in a sentence" *
          needs(has_pdf_reader(), "kexie-pdf")) {
    const TemporaryFolder folder;
    write_bytes(folder / "a.pdf", small_pdf("Hello, bulletin"));
    const Ended parsed = run_kexie({"parse", folder / "a.pdf"});
    CHECK(parsed.exit_code == 0);
    const Json issues = Json::parse(parsed.out);
    REQUIRE(issues.size() == 1);
    CHECK(issues[0]["source"]["format"] == "pdf");
    CHECK(issues[0]["source"]["pages"] == 1);
    CHECK(parsed.out.find("Hello, bulletin") != std::string::npos);
}
