#include "support/print_word.h"

#include <cmath>
#include <sstream>
#include <string_view>

#include "support/docx_writer.h"
#include "support/sample_issue.h"

namespace kexie::test {

namespace {

constexpr const char* red = R"(<w:color w:val="FF0000"/>)";

std::string half_points(double size) {
    const std::string value = std::to_string(std::lround(size * 2));
    return "<w:sz w:val=\"" + value + "\"/><w:szCs w:val=\"" + value + "\"/>";
}

std::string fonts(const char* east_asian) {
    return std::string("<w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"") + east_asian +
           "\" w:hAnsi=\"Times New Roman\" w:hint=\"eastAsia\"/>";
}

// What is set for lines of one kind, on their paragraphs and on their runs.
struct WordFormat {
    std::string style;  // Its id; empty where there is none.
    std::string paragraph;
    std::string run;
};

class WordWriter {
public:
    WordWriter(const PrintLook& look, WordProcessor by, std::uint32_t seed)
        : m_look(look), m_by(by), m_dice(seed) {
        m_has_headings = by == WordProcessor::Word && m_dice.chance(50);
        m_name_in_box = m_dice.chance(25);
        m_indents_by_blanks = by == WordProcessor::Wps && m_dice.chance(30);
    }

    std::string write(const PrintFlow& flow) {
        bool in_columns = false;
        for (const FlowLine& line : flow.lines) {
            if (m_look.two_columns && !in_columns && line.kind != LineKind::Front) {
                m_body << "<w:p><w:pPr><w:sectPr>" << page_parts()
                       << "<w:cols w:space=\"425\"/></w:sectPr></w:pPr></w:p>";
                in_columns = true;
            }
            write_line(line);
        }
        m_body << "<w:sectPr>" << (in_columns ? "<w:type w:val=\"continuous\"/>" : page_parts())
               << "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:cols w:space=\"425\""
               << (in_columns ? " w:num=\"2\"" : "") << "/><w:docGrid w:type=\"lines\" "
               << "w:linePitch=\"312\"/></w:sectPr>";
        std::vector<DocxPart> parts = {{"styles", "styles", styles()},
                                       {"footer", "foot", page_number()}};
        if (m_look.running_head && !flow.name.empty()) {
            parts.push_back({"header", "head", paragraph(escape_xml(flow.name))});
        }
        return write_docx(m_body.str(), parts);
    }

private:
    std::string page_parts() const {
        return std::string(m_look.running_head
                               ? "<w:headerReference w:type=\"default\" r:id=\"head\"/>"
                               : "") +
               "<w:footerReference w:type=\"default\" r:id=\"foot\"/>";
    }

    static std::string page_number() {
        return "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>- </w:t></w:r><w:r>"
               "<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
               "xml:space=\"preserve\"> PAGE   \\* MERGEFORMAT </w:instrText></w:r><w:r>"
               "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r>"
               "<w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> -</w:t></w:r></w:p>";
    }

    static const char* bold(bool is_bold) { return is_bold ? "<w:b/><w:bCs/>" : ""; }

    WordFormat name_format() const {
        return {m_by == WordProcessor::Word ? "a5" : "", "<w:jc w:val=\"center\"/>",
                fonts("方正小标宋简体") + bold(true) + red + half_points(m_look.name)};
    }
    WordFormat section_format() const {
        return {m_has_headings ? "1" : "", m_look.centred_section ? "<w:jc w:val=\"center\"/>" : "",
                fonts("黑体") + bold(m_look.bold_section) + (m_look.red_section ? red : "") +
                    half_points(m_look.section)};
    }
    WordFormat title_format() const {
        return {m_has_headings ? "2" : "",
                std::string(m_look.gap_above_titles ? "<w:spacing w:before=\"120\"/>" : "") +
                    (m_look.centred_title ? "<w:jc w:val=\"center\"/>" : ""),
                fonts(m_look.sans_title ? "黑体" : "宋体") +
                    bold(m_look.bold_title || m_look.doubled_titles) + half_points(m_look.title)};
    }
    WordFormat text_format(bool indented) const {
        const bool by_blanks = m_indents_by_blanks;
        return {
            "",
            std::string("<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>") +
                (indented && !by_blanks ? "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"
                                        : ""),
            fonts("仿宋_GB2312") + half_points(m_look.text)};
    }

    WordFormat format_of(const FlowLine& line) const {
        if (line.is_name) return name_format();
        if (line.kind == LineKind::Heading) return section_format();
        if (line.kind == LineKind::Title) return title_format();
        return text_format(line.kind == LineKind::Text);
    }

    // The styles of Word carry the format that WPS sets on each run.
    std::string styles() const {
        std::string all =
            "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" "
            "w:eastAsiaTheme=\"minorEastAsia\"/><w:kern w:val=\"2\"/><w:sz w:val=\"21\"/>"
            "<w:szCs w:val=\"22\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>"
            "</w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
            "w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:pPr><w:jc w:val=\"both\"/></w:pPr>"
            "</w:style>";
        if (m_by == WordProcessor::Wps) return all;
        all += style("a5", "公文红头", name_format());
        if (m_has_headings) {
            all += style("1", "heading 1", section_format(), "<w:outlineLvl w:val=\"0\"/>");
            all += style("2", "heading 2", title_format(), "<w:outlineLvl w:val=\"1\"/>");
        }
        return all;
    }
    static std::string style(const char* id, const char* name, const WordFormat& format,
                             const char* more = "") {
        return std::string("<w:style w:type=\"paragraph\" w:styleId=\"") + id +
               "\"><w:name w:val=\"" + name + "\"/><w:basedOn w:val=\"a\"/><w:qFormat/><w:pPr>" +
               format.paragraph + more + "</w:pPr><w:rPr>" + format.run + "</w:rPr></w:style>";
    }

    void write_line(const FlowLine& line) {
        const WordFormat format = format_of(line);
        std::string properties;
        if (!format.style.empty()) properties = "<w:pStyle w:val=\"" + format.style + "\"/>";
        properties += format.style.empty() ? format.paragraph : "";
        const std::string of_runs = format.style.empty() ? format.run : "";
        const bool in_box = line.is_name && m_name_in_box;
        std::string p = "<w:p w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00A77B3E\"><w:pPr>" +
                        properties + "<w:rPr>" + of_runs + "</w:rPr></w:pPr>";
        if (line.kind == LineKind::Text && m_indents_by_blanks && !line.text.empty()) {
            p += run("\u3000\u3000", of_runs);
        }
        p += runs(line, of_runs) + "</w:p>";
        m_body << (in_box ? boxed(p) : p);
    }

    // Word cuts runs where scripts meet, where it checks the spelling, and anywhere else.
    std::string runs(const FlowLine& line, const std::string& properties) {
        std::string all;
        std::string part;
        bool latin = false;
        const std::string& text = line.text;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool is_latin = static_cast<unsigned char>(text[i]) < 0x80;
            const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
            if (starts && !part.empty() && (is_latin != latin || m_dice.chance(1))) {
                all += run(part, properties);
                if (m_dice.chance(10)) all += "<w:proofErr w:type=\"gramStart\"/>";
                if (m_dice.chance(5)) all += "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>";
                part.clear();
            }
            latin = is_latin;
            part += text[i];
        }
        return part.empty() ? all : all + run(part, properties);
    }

    static std::string run(const std::string& text, const std::string& properties) {
        std::string content;
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t tab = std::min(text.find('\t', at), text.size());
            if (tab > at) {
                content += "<w:t xml:space=\"preserve\">" +
                           escape_xml(std::string_view(text).substr(at, tab - at)) + "</w:t>";
            }
            if (tab < text.size()) content += "<w:tab/>";
            at = tab + 1;
        }
        return "<w:r w:rsidRPr=\"00C0\"><w:rPr>" + properties + "</w:rPr>" + content + "</w:r>";
    }

    // As Word writes a text box: for itself, and for programs that do not know it.
    static std::string boxed(const std::string& paragraphs) {
        const std::string content = "<w:txbxContent>" + paragraphs + "</w:txbxContent>";
        return "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
               "<wp:anchor xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
               "wordprocessingDrawing\"><a:graphic "
               "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
               "uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
               "<wps:wsp xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/"
               "wordprocessingShape\"><wps:txbx>" +
               content +
               "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
               "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" +
               content +
               "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
               "</w:r></w:p>";
    }

    PrintLook m_look;
    WordProcessor m_by;
    Dice m_dice;
    bool m_has_headings = false;
    bool m_name_in_box = false;
    bool m_indents_by_blanks = false;
    std::ostringstream m_body;
};

}  // namespace

std::string word_document(const PrintFlow& flow, const PrintLook& look, WordProcessor by,
                          std::uint32_t seed) {
    return WordWriter(look, by, seed).write(flow);
}

}  // namespace kexie::test
