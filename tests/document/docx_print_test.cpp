// Word documents: how lines are printed, and the numbers of lists.
#include <doctest/doctest.h>

#include "document/docx.h"
#include "document/docx_number_formats.h"
#include "support/docx_writer.h"
#include "support/read_docx.h"

using namespace kexie;
using test::DocxPart;
using test::paragraph;
using test::read_written;

namespace {

const DocxPart styles{
    "styles", "styles",
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault/></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/>"
    "<w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/>"
    "<w:basedOn w:val=\"a\"/><w:rPr><w:b/><w:sz w:val=\"44\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"标题 2\"/>"
    "<w:basedOn w:val=\"1\"/><w:rPr><w:sz w:val=\"32\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/>"
    "<w:basedOn w:val=\"t\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"c\"><w:name w:val=\"caption\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"l\"><w:name w:val=\"List\"/><w:pPr><w:numPr>"
    "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"s\"><w:name w:val=\"Strong\"/>"
    "<w:rPr><w:b/></w:rPr></w:style>"};

std::string in_style(std::string_view id, std::string_view text, std::string_view run = "") {
    return paragraph(text, "<w:pStyle w:val=\"" + std::string(id) + "\"/>", run);
}

std::string item(std::string_view text, int list, int level = 0) {
    return paragraph(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                               "\"/><w:numId w:val=\"" + std::to_string(list) + "\"/></w:numPr>");
}

std::string level(int number, std::string_view format, std::string_view text,
                  std::string_view more = "") {
    return "<w:lvl w:ilvl=\"" + std::to_string(number) +
           "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + std::string(format) +
           "\"/><w:lvlText w:val=\"" + std::string(text) + "\"/>" + std::string(more) + "</w:lvl>";
}

DocxPart lists(std::string_view levels, std::string_view change = "") {
    return {"numbering", "numbering",
            "<w:abstractNum w:abstractNumId=\"7\">" + std::string(levels) +
                "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/>" +
                std::string(change) + "</w:num>"};
}

}  // namespace

TEST_CASE("styles give size, weight, alignment and outline level") {
    const Document document =
        read_written(paragraph("正文") + in_style("1", "一") + in_style("2", "二") +
                         in_style("t", "题") + in_style("c", "图") + in_style("unknown", "无") +
                         paragraph("红", "<w:jc w:val=\"center\"/><w:outlineLvl w:val=\"2\"/>",
                                   "<w:b/><w:sz w:val=\"72\"/><w:color w:val=\"FF0000\"/>"),
                     {styles});
    REQUIRE(document.prints.size() == 7);
    CHECK(document.prints[0].size == 10.5F);
    CHECK(document.prints[0].alignment == Alignment::Justified);
    CHECK(document.prints[0].heading == 0);
    CHECK(document.prints[1].size == 22);
    CHECK(document.prints[1].bold);
    CHECK(document.prints[1].heading == 1);
    CHECK(document.prints[1].alignment == Alignment::Justified);
    CHECK(document.prints[2].size == 16);
    CHECK(document.prints[2].bold);
    CHECK(document.prints[2].heading == 2);
    CHECK(document.prints[3].heading == 1);
    CHECK(document.prints[4].zone == Zone::Caption);
    CHECK(document.prints[5].size == 10.5F);
    CHECK(document.prints[6].color == 0xFF0000);
    CHECK(document.prints[6].alignment == Alignment::Center);
    CHECK(document.prints[6].heading == 3);
    CHECK(document.prints[6].size == 36);
    // Without styles, Word's own size.
    CHECK(read_written(paragraph("文")).prints[0].size == 10);
}

TEST_CASE("a line is printed as most of its characters are") {
    const auto mixed = [](std::string_view bold, std::string_view plain) {
        return "<w:p><w:r><w:rPr><w:b w:val=\"1\"/></w:rPr><w:t>" + std::string(bold) +
               "</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/><w:sz w:val=\"48\"/></w:rPr><w:t>" +
               std::string(plain) + "</w:t></w:r></w:p>";
    };
    const Document document = read_written(mixed("粗粗粗", "细细") + mixed("粗", "细细"), {styles});
    CHECK(document.prints[0].bold);
    CHECK(document.prints[0].size == 10.5F);
    CHECK_FALSE(document.prints[1].bold);
    CHECK(document.prints[1].size == 24);
    // Bold of a character style within a bold style is not bold.
    const Document toggled = read_written(in_style("1", "细", "<w:rStyle w:val=\"s\"/>") +
                                              in_style("a", "粗", "<w:rStyle w:val=\"s\"/>"),
                                          {styles});
    CHECK_FALSE(toggled.prints[0].bold);
    CHECK(toggled.prints[1].bold);
}

TEST_CASE("indents become columns, in characters or points") {
    const auto indented = [](std::string_view attributes) {
        return read_written(paragraph("文", "<w:ind " + std::string(attributes) + "/>"), {styles})
            .text;
    };
    CHECK(indented("w:firstLineChars=\"200\" w:firstLine=\"420\"") == "    文\n");
    CHECK(indented("w:firstLine=\"420\"") == "    文\n");
    CHECK(indented("w:left=\"420\" w:hanging=\"210\"") == "  文\n");
    CHECK(indented("w:left=\"-900\"") == "文\n");
    CHECK(read_written(paragraph("　　文"), {styles}).text == "    文\n");
    CHECK(read_written(paragraph("文", "<w:jc w:val=\"center\"/><w:ind w:left=\"420\"/>"), {styles})
              .text == "文\n");
}

TEST_CASE("lists have the numbers that Word draws") {
    const std::string levels = level(0, "chineseCounting", "%1、") +
                               level(1, "decimal", "%1.%2", "<w:isLgl/><w:suff w:val=\"space\"/>") +
                               level(2, "bullet", "\uF0B7");
    const Document document = read_written(
        item("甲", 1) + item("子", 1, 1) + item("丑", 1, 1) + item("点", 1, 2) + item("乙", 1) +
            item("寅", 1, 1) + item("丙", 2) + item("无", 0) + item("空", 9) + in_style("l", "丁"),
        {styles, lists(levels)});
    CHECK(document.text ==
          "一、甲\n1.1 子\n1.2 丑\n· 点\n二、乙\n2.1 寅\n三、丙\n无\n空\n四、丁\n");
}

TEST_CASE("lists restart where they say so") {
    const std::string levels =
        level(0, "decimal", "（%1）") +
        level(1, "lowerLetter", "%2)", "<w:lvlRestart w:val=\"0\"/><w:suff w:val=\"nothing\"/>");
    const std::string again =
        "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    const Document document = read_written(item("甲", 1) + item("子", 1, 1) + item("乙", 1) +
                                               item("丑", 1, 1) + item("丙", 2) + item("丁", 2),
                                           {styles, lists(levels, again)});
    CHECK(document.text == "（1）甲\na)子\n（2）乙\nb)丑\n（5）丙\n（6）丁\n");
}

TEST_CASE("numbers are written in Word's formats") {
    CHECK(format_number(10, "chineseCounting") == "十");
    CHECK(format_number(12, "japaneseCounting") == "十二");
    CHECK(format_number(20, "chineseCountingThousand") == "二十");
    CHECK(format_number(105, "chineseCountingThousand") == "一百零五");
    CHECK(format_number(1110, "chineseCountingThousand") == "一千一百一十");
    CHECK(format_number(23, "chineseLegalSimplified") == "贰拾叁");
    CHECK(format_number(2023, "ideographDigital") == "二〇二三");
    CHECK(format_number(3, "ideographTraditional") == "丙");
    CHECK(format_number(49, "lowerRoman") == "xlix");
    CHECK(format_number(28, "upperLetter") == "BB");
    CHECK(format_number(20, "decimalEnclosedCircleChinese") == "⑳");
    CHECK(format_number(21, "decimalEnclosedCircleChinese") == "21");
    CHECK(format_number(7, "decimalZero") == "07");
    CHECK(format_number(7, "decimalFullWidth") == "７");
    CHECK(format_number(7, "unheardOf") == "7");
    CHECK(format_number(-1'000'000, "upperRoman") == "-1000000");
    CHECK(format_number(0, "upperLetter") == "0");
    CHECK(format_number(1, "none").empty());
}
