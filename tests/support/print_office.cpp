#include "support/print_office.h"

#include <sstream>
#include <string_view>

namespace kexie::test {

namespace {

constexpr const char* bold = R"(fo:font-weight="bold" style:font-weight-asian="bold" )";
constexpr const char* red = R"(fo:color="#d0161b" )";
constexpr const char* shadow = R"(fo:text-shadow="1pt 1pt" )";

struct TextStyle {
    double size = 12;
    bool sans = false;
    bool centred = false;
    std::string more;  // Attributes of its characters.
};

void write_style(std::ostream& out, const char* name, const TextStyle& style,
                 const std::string& of_paragraph = "") {
    const char* face = style.sans ? hei_face : song_face;
    out << "<style:style style:name=\"" << name
        << "\" style:family=\"paragraph\"><style:paragraph-properties "
           "fo:margin-bottom=\"0cm\" fo:text-align=\""
        << (style.centred ? "center" : "justify") << "\" " << of_paragraph
        << " style:punctuation-wrap=\"simple\"/><style:text-properties style:font-name=\"" << face
        << "\" style:font-name-asian=\"" << face << "\" fo:font-size=\"" << style.size
        << "pt\" style:font-size-asian=\"" << style.size << "pt\" " << style.more
        << "/></style:style>\n";
}

// Blanks in a row are kept; XML would make one of them.
std::string as_xml(std::string_view text) {
    std::string out;
    const std::string escaped = escape_xml(text);
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        const char c = escaped[i];
        if (c == '\t') {
            out += "<text:tab/>";
        } else if (c == ' ' && i > 0 && escaped[i - 1] == ' ') {
            out += "<text:s/>";
        } else {
            out += c;
        }
    }
    return out;
}

const char* style_of(const FlowLine& line) {
    if (line.is_name) return "Name";
    switch (line.kind) {
        case LineKind::Heading:
            return "Section";
        case LineKind::Title:
            return "Headline";
        case LineKind::Text:
            return "Prose";
        default:
            return "Other";
    }
}

void write_styles(std::ostream& out, const PrintLook& look) {
    std::ostringstream indent;
    indent << "fo:text-indent=\"" << 2 * look.text << "pt\"";
    const auto weight = [](bool is_bold) { return std::string(is_bold ? bold : ""); };
    const std::string title_weight = look.doubled_titles ? shadow : weight(look.bold_title);
    write_style(out, "Name", {look.name, false, true, std::string(bold) + red});
    write_style(out, "Section",
                {look.section, true, look.centred_section,
                 weight(look.bold_section) + (look.red_section ? red : "")});
    write_style(out, "Headline", {look.title, look.sans_title, look.centred_title, title_weight},
                look.gap_above_titles ? R"(fo:margin-top="0.3cm")" : "");
    write_style(out, "Prose", {look.text, false, false, ""}, indent.str());
    write_style(out, "Other", {look.text, false, false, ""});
}

constexpr const char* columns = R"(<style:style style:name="Columns" style:family="section">
<style:section-properties text:dont-balance-text-columns="true"><style:columns fo:column-count="2" fo:column-gap="0.8cm">
<style:column style:rel-width="1*" fo:end-indent="0.4cm"/>
<style:column style:rel-width="1*" fo:start-indent="0.4cm"/></style:columns></style:section-properties></style:style>
)";

}  // namespace

std::string office_document(const PrintFlow& flow, const PrintLook& look) {
    std::ostringstream out;
    out << R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>)";
    for (const char* face : {song_face, hei_face}) {
        out << "<style:font-face style:name=\"" << face << "\" svg:font-family=\"'" << face
            << "'\"/>";
    }
    out << "</office:font-face-decls>\n<office:styles>\n";
    write_styles(out, look);
    out << "</office:styles>\n<office:automatic-styles>" << (look.two_columns ? columns : "")
        << "<style:page-layout style:name=\"Page\">"
           "<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" "
           "fo:margin=\"2.5cm\"/><style:footer-style/><style:header-style/></style:page-layout>"
           "</office:automatic-styles>\n<office:master-styles><style:master-page "
           "style:name=\"Standard\" style:page-layout-name=\"Page\">";
    if (look.running_head && !flow.name.empty()) {
        out << "<style:header><text:p text:style-name=\"Other\">" << as_xml(flow.name)
            << "</text:p></style:header>";
    }
    out << "<style:footer><text:p text:style-name=\"Other\">- <text:page-number/> -</text:p>"
           "</style:footer></style:master-page></"
           "office:master-styles>\n<office:body><office:text>\n";
    bool in_columns = false;
    for (const FlowLine& line : flow.lines) {
        if (look.two_columns && !in_columns && line.kind != LineKind::Front) {
            out << "<text:section text:style-name=\"Columns\" text:name=\"All\">\n";
            in_columns = true;
        }
        out << "<text:p text:style-name=\"" << style_of(line) << "\">" << as_xml(line.text)
            << "</text:p>\n";
    }
    out << (in_columns ? "</text:section>" : "")
        << "</office:text></office:body></office:document>\n";
    return out.str();
}

}  // namespace kexie::test
