// Word documents: what is read as text, and what is not.
#include "document/docx.h"

#include <doctest/doctest.h>

#include "support/docx_writer.h"
#include "support/read_docx.h"

using namespace kexie;
using test::DocxPart;
using test::paragraph;
using test::read_written;

namespace {

std::string text_of(std::string_view body, const std::vector<DocxPart>& parts = {}) {
    return read_written(body, parts).text;
}

std::string run(std::string_view content) {
    return "<w:r>" + std::string(content) + "</w:r>";
}

std::string in_paragraph(std::string_view content) {
    return "<w:p>" + std::string(content) + "</w:p>";
}

std::string cell(std::string_view content, std::string_view properties = "") {
    return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + std::string(content) +
           "</w:tc>";
}

std::string row(std::string_view cells, std::string_view properties = "") {
    return "<w:tr><w:trPr>" + std::string(properties) + "</w:trPr>" + std::string(cells) +
           "</w:tr>";
}

std::string table(std::string_view rows) {
    return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + std::string(rows) + "</w:tbl>";
}

std::string text_box(std::string_view content) {
    return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>" +
           std::string(content) +
           "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
           "<w:txbxContent>" +
           std::string(content) +
           "</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
           "</mc:AlternateContent></w:r>";
}

}  // namespace

TEST_CASE("paragraphs are lines; breaks divide them; empty paragraphs are empty lines") {
    CHECK(text_of(paragraph("一") + paragraph("") + "<w:p/>" + paragraph("二 三&lt;")) ==
          "一\n\n\n二 三<\n");
    CHECK(text_of(in_paragraph(run("<w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t>"))) ==
          "一\n二\n三\n");
    CHECK(text_of(in_paragraph(run("<w:t xml:space=\"preserve\">一 </w:t>") +
                               run("<w:t xml:space=\"preserve\"> </w:t>") +
                               run("<w:tab/><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t>"
                                   "<w:softHyphen/><w:t>4</w:t>"))) == "一  \t2-34\n");
    CHECK(text_of(in_paragraph(run("<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>") +
                               run("<w:sym w:font=\"Symbol\" w:char=\"F0B7\"/>"))) == "✓·\n");
}

TEST_CASE("page breaks count pages and leave no lines") {
    const std::string page_break = in_paragraph(run("<w:br w:type=\"page\"/>"));
    const Document document =
        read_written(paragraph("一") + page_break + paragraph("二", "<w:pageBreakBefore/>") +
                     in_paragraph(run("<w:t>三</w:t><w:br w:type=\"page\"/><w:t>四</w:t>")));
    CHECK(document.text == "一\n\f二\n三\n\f四\n");
    REQUIRE(document.prints.size() == 4);
    CHECK(document.prints[0].page == 1);
    CHECK(document.prints[3].page == 3);
    CHECK(document.pages == 0);
    // Sections begin on new pages unless they say otherwise.
    const std::string end = "<w:sectPr/>";
    const std::string continuous = "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>";
    CHECK(text_of(paragraph("一", end) + paragraph("二", end) + paragraph("三") + continuous) ==
          "一\n\f二\n三\n");
}

TEST_CASE("changes are accepted") {
    CHECK(text_of(in_paragraph("<w:ins>" + run("<w:t>新</w:t>") + "</w:ins><w:del>" +
                               run("<w:delText>旧</w:delText>") + "</w:del><w:moveFrom>" +
                               run("<w:t>走</w:t>") + "</w:moveFrom><w:moveTo>" +
                               run("<w:t>来</w:t>") + "</w:moveTo>")) == "新来\n");
    // Without its end a paragraph goes on in the next, and in the end it is one.
    const std::string end_deleted = "<w:rPr><w:del/></w:rPr>";
    CHECK(text_of(paragraph("一", end_deleted) + paragraph("二") + paragraph("三", end_deleted)) ==
          "一二\n三\n");
    CHECK(text_of(table(row(cell(paragraph("一")) + cell(paragraph("二"))) +
                        row(cell(paragraph("三")) + cell(paragraph("四")), "<w:del/>"))) ==
          "一\t二\n");
}

TEST_CASE("fields show their results") {
    const auto field = [](std::string_view mark) {
        return run("<w:fldChar w:fldCharType=\"" + std::string(mark) + "\"/>");
    };
    const std::string nested = field("begin") + run("<w:instrText>IF </w:instrText>") +
                               field("begin") + run("<w:instrText>PAGE</w:instrText>") +
                               field("separate") + run("<w:t>9</w:t>") + field("end") +
                               field("separate") + run("<w:t>果</w:t>") + field("end");
    CHECK(text_of(in_paragraph(run("<w:t>前</w:t>") + nested + run("<w:t>后</w:t>"))) ==
          "前果后\n");
    CHECK(text_of(in_paragraph("<w:fldSimple w:instr=\"DATE\">" + run("<w:t>今</w:t>") +
                               "</w:fldSimple><w:hyperlink>" + run("<w:t>址</w:t>") +
                               "</w:hyperlink>")) == "今址\n");
    // A field without an end hides nothing of the next paragraph.
    CHECK(text_of(in_paragraph(field("begin") + run("<w:t>x</w:t>")) + paragraph("一")) ==
          "\n一\n");
}

TEST_CASE("rows of tables are lines with tabs; tables that arrange the page are none") {
    const Document document = read_written(
        table(row(cell(paragraph("序号")) +
                  cell(paragraph("单\t位"), "<w:gridSpan w:val=\"99999999\"/>")) +
              row(cell("<w:p/>") + cell(paragraph("甲") + paragraph("乙")) + cell("<w:p/>"))));
    CHECK(document.text == "序号\t单 位\n\t甲 乙\n");
    CHECK(document.prints[0].zone == Zone::TableRow);
    CHECK(text_of(table(row(cell(paragraph("一") + paragraph("二"))))) == "一\n二\n");
    const std::string inner = table(row(cell(paragraph("1")) + cell(paragraph("2"))));
    CHECK(text_of(table(row(cell(paragraph("前") + inner) + cell(paragraph("旁"))))) ==
          "前\n1\t2\n旁\n");
    std::string story;
    for (int i = 0; i < 80; ++i) story += "长文";
    CHECK(text_of(table(row(cell(paragraph(story) + paragraph(story)) + cell(paragraph("旁"))))) ==
          story + "\n" + story + "\n旁\n");
}

TEST_CASE("text boxes are read once, before their paragraph or after it") {
    const Document document =
        read_written(in_paragraph(text_box(paragraph("框")) + run("<w:t>文</w:t>")) +
                     in_paragraph(run("<w:t>文</w:t>") + text_box(paragraph("框二"))));
    CHECK(document.text == "框\n文\n文\n框二\n");
    CHECK(document.prints[0].zone == Zone::TextBox);
    CHECK(document.prints[1].zone == Zone::Body);
    CHECK(text_of(in_paragraph(run("<w:pict><v:shape><v:textpath string=\"工作简报\"/></v:shape>"
                                   "</w:pict>"))) == "工作简报\n\n");
}

TEST_CASE("headers come first, then the text, notes and footers") {
    const std::string section =
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/>"
        "<w:headerReference w:type=\"even\" r:id=\"h2\"/>"
        "<w:headerReference w:type=\"first\" r:id=\"h3\"/>"
        "<w:footerReference w:type=\"default\" r:id=\"f1\"/></w:sectPr>";
    const Document document = read_written(
        in_paragraph(run("<w:t>文</w:t><w:footnoteReference w:id=\"2\"/>") +
                     run("<w:endnoteReference w:id=\"2\"/>")) +
            section,
        {{"header", "h1", paragraph("页眉")},
         {"header", "h2", paragraph("页眉")},
         {"header", "h3", paragraph("没有标题页")},
         {"footer", "f1", paragraph("页脚") + paragraph("")},
         {"footnotes", "n1",
          "<w:footnote w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">" + paragraph("脚注") +
              paragraph("续") + "</w:footnote>"},
         {"endnotes", "n2", "<w:endnote w:id=\"2\">" + paragraph("尾注") + "</w:endnote>"}});
    CHECK(document.text == "页眉\n文[1][2]\n[1] 脚注\n续\n[2] 尾注\n页脚\n");
    REQUIRE(document.prints.size() == 6);
    CHECK(document.prints[0].zone == Zone::PageHeader);
    CHECK(document.prints[0].page == 0);
    CHECK(document.prints[3].zone == Zone::Footnote);
    CHECK(document.prints[5].zone == Zone::PageFooter);
}

TEST_CASE("hidden text and other things that are not read are said") {
    const Document document =
        read_written(paragraph("显") + paragraph("隐藏", "", "<w:vanish/>") +
                     in_paragraph(run("<w:commentReference w:id=\"0\"/><w:drawing><dgm:relIds/>"
                                      "</w:drawing>")) +
                     "<w:altChunk r:id=\"x\"/>");
    CHECK(document.text == "显\n\n\n");
    REQUIRE(document.notes.size() == 4);
    CHECK(document.notes[0].code == "docx-hidden");
    CHECK(document.notes[0].message == "有 2 个字符设为隐藏，没有读。");
}

TEST_CASE("text is kept where the file is not as it should be") {
    CHECK(text_of(run("<w:t>外</w:t>") + paragraph("内") + run("<w:t>末</w:t>")) == "外内\n末\n");
    CHECK(text_of(in_paragraph(run("<w:t>一&#1;&#xD800;<!-- --><![CDATA[二]]></w:t>"))) ==
          "一\uFFFD\uFFFD\uFFFD二\n");
    CHECK(text_of("<w:tc>" + paragraph("一") + "</w:tc><w:tr>" + paragraph("二") + "</w:tr>") ==
          "一\n二\n");
}
