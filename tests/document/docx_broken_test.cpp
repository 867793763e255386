// Word documents that are damaged, hostile or none.
#include <doctest/doctest.h>

#include "base/utf8.h"
#include "document/docx.h"
#include "support/docx_writer.h"

using namespace kexie;
using test::docx_members;
using test::paragraph;
using test::write_docx;
using test::write_zip;
using test::ZipPart;

namespace {

std::string code_of(std::string_view bytes) {
    const auto document = read_docx(bytes);
    if (document) return "";
    CHECK_FALSE(document.error().message.empty());
    return document.error().code;
}

// A document or an error, whatever the bytes.
void check_end(std::string_view bytes) {
    const auto document = read_docx(bytes);
    if (!document) {
        CHECK_FALSE(document.error().message.empty());
        return;
    }
    CHECK(is_valid_utf8(document.value().text));
}

std::string with_main(std::string_view xml) {
    std::vector<ZipPart> members = docx_members("");
    members[2].bytes = xml;
    return write_zip(members);
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("what is no Word document is told from one") {
    CHECK(read_if_docx(write_docx("")));
    CHECK_FALSE(read_if_docx(write_zip({{"第一期.txt", "文"}})));
    CHECK_FALSE(read_if_docx(write_zip(
        {{"[Content_Types].xml", "spreadsheetml"}, {"word/document.xml", "<w:document/>"}})));
    CHECK_FALSE(read_if_docx("PK"));
    CHECK(code_of("") == "zip-damaged");
    CHECK(code_of(write_zip({{"第一期.txt", "文"}})) == "docx-none");
    CHECK(code_of(with_main("<w:workbook xmlns:w=\"w\"/>")) == "docx-none");
    CHECK(code_of(with_main("<w:document xmlns:w=\"w\"><w:body><w:p>")) == "xml-damaged");
    const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
    CHECK(code_of(ole) == "docx-old");
    CHECK(code_of(ole + std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32)) ==
          "docx-encrypted");
}

TEST_CASE("a Word document without its optional parts, or with damaged ones, is read") {
    CHECK(read_docx(write_zip({{"word/document.xml", docx_members(paragraph("文"))[2].bytes}}))
              .value()
              .text == "文\n");
    const auto document =
        read_docx(write_docx(paragraph("文"), {{"styles", "styles", "<w:style"}}));
    REQUIRE(document.ok());
    CHECK(document.value().text == "文\n");
    REQUIRE(document.value().notes.size() == 1);
    CHECK(document.value().notes[0].code == "docx-part");
}

TEST_CASE("strict documents, and those of other prefixes, are read") {
    CHECK(
        read_docx(with_main("<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">"
                            "<body><p><pPr><jc val=\"end\"/></pPr><r><t>文</t></r></p></body>"
                            "</document>"))
            .value()
            .text == "文\n");
    const std::string wide = "\xFF\xFE" + [] {
        std::string text;
        for (const char c :
             std::string("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>a</w:t></w:r>"
                         "</w:p></w:body></w:document>")) {
            text += c;
            text += '\0';
        }
        return text;
    }();
    CHECK(read_docx(with_main(wide)).value().text == "a\n");
}

TEST_CASE("entities and what is outside of the file are refused or left") {
    const std::string body =
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
        "</w:body></w:document>";
    CHECK(code_of(with_main("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + body)) ==
          "xml-entities");
    CHECK(code_of(with_main("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + body)) ==
          "xml-entities");
    std::vector<ZipPart> members =
        docx_members(paragraph("文") +
                     "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>");
    members.back().bytes =
        "<Relationships><Relationship Id=\"h\" Type=\"x/header\" TargetMode=\"External\""
        " Target=\"../../../etc/passwd\"/><Relationship Id=\"h\" Type=\"x/header\""
        " Target=\"../../../etc/passwd\"/></Relationships>";
    CHECK(read_docx(write_zip(members)).value().text == "文\n");
}

TEST_CASE("deep documents do not exhaust the stack") {
    constexpr int depth = 10'000;
    const std::string open = repeated("<w:tbl><w:tr><w:tc>", depth);
    const std::string close = repeated("</w:tc></w:tr></w:tbl>", depth);
    CHECK(read_docx(write_docx(open + paragraph("底") + close)).value().text == "底\n");
    const std::string boxes = repeated("<w:p><w:r><w:t>x</w:t><w:txbxContent>", depth);
    const std::string boxes_end = repeated("</w:txbxContent></w:r></w:p>", depth);
    const auto document = read_docx(write_docx(boxes + paragraph("底") + boxes_end));
    REQUIRE(document.ok());
    CHECK(document.value().prints.size() == depth + 1);
    CHECK(read_docx(write_docx(repeated("<w:p>", depth) + repeated("</w:p>", depth))).ok());
    const std::string field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    CHECK(read_docx(write_docx(repeated(field + paragraph("x"), depth))).ok());
}

TEST_CASE("a bomb in a Word document is refused") {
    std::vector<ZipPart> members = docx_members("");
    members[2] = test::zeros("word/document.xml", 60'000'000);
    CHECK(code_of(write_zip(members)) == "xml-too-large");
    members[2].claimed_size = 4'000'000'000;
    CHECK(code_of(write_zip(members)) == "zip-too-large");
    CHECK(code_of(with_main("<w:document xmlns:w=\"w\">" + repeated("<a/>", 3'100'000) +
                            "</w:document>")) == "xml-too-large");
}

TEST_CASE("cut and changed Word documents end with a document or an error") {
    const std::string whole = write_docx(
        paragraph("文") + "<w:tbl><w:tr><w:tc>" + paragraph("格") +
            "</w:tc></w:tr></w:tbl><w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
        {{"styles", "styles", "<w:style w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style>"},
         {"footnotes", "n", "<w:footnote w:id=\"1\">" + paragraph("注") + "</w:footnote>"}});
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        check_end(std::string_view(whole).substr(0, size));
    }
    for (std::size_t i = 0; i < whole.size(); i += 3) {
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
        check_end(changed);
    }
    // The same in the XML alone, whose sums are right then.
    const std::string xml = docx_members(paragraph("文") + paragraph("二"))[2].bytes;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        check_end(with_main(std::string_view(xml).substr(0, i)));
        std::string changed = xml;
        changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
        check_end(with_main(changed));
    }
}
