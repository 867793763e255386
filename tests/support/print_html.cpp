#include "support/print_html.h"

#include <sstream>

namespace kexie::test {

namespace {

void write_rule(std::ostream& out, const char* name, double size, bool bold, bool centred, bool red,
                bool sans) {
    out << name << " {font: " << (bold ? "bold " : "normal ") << size << "pt/1.5 '"
        << (sans ? hei_face : song_face)
        << "', serif; text-align: " << (centred ? "center" : "justify")
        << "; color: " << (red ? "#d0161b" : "#000") << "; margin: 0;}\n";
}

void write_sheet(std::ostream& out, const PrintFlow& flow, const PrintLook& look) {
    out << "@page {size: A4; margin: 25mm; font: 10pt '" << song_face
        << "'; @bottom-center {content: '- ' counter(page) ' -';}";
    if (look.running_head && !flow.name.empty()) {
        out << " @top-center {content: '" << flow.name << "';}";
    }
    out << "}\nbody {margin: 0;}\np {min-height: 1em; white-space: pre-wrap;}\n";
    write_rule(out, "h1", look.name, true, true, true, false);
    write_rule(out, "h2", look.section, look.bold_section, look.centred_section, look.red_section,
               true);
    write_rule(out, "h3", look.title, look.bold_title && !look.doubled_titles, look.centred_title,
               false, look.sans_title);
    write_rule(out, "p", look.text, false, false, false, false);
    out << "h3 {position: relative; break-inside: avoid;"
        << (look.gap_above_titles ? " margin-top: 10pt;" : "") << "}\n.text {text-indent: 2em;}\n"
        << ".columns {column-count: 2; column-gap: 8mm; column-fill: auto;}\n";
    if (look.doubled_titles) {
        out << "h3::after {content: attr(title); position: absolute; left: .3pt; top: 0; "
               "width: 100%;}\n";
    }
}

}  // namespace

std::string html_document(const PrintFlow& flow, const PrintLook& look) {
    std::ostringstream out;
    out << "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n<title>"
        << escape_xml(flow.name) << "</title>\n<style>\n";
    write_sheet(out, flow, look);
    out << "</style></head>\n<body>\n";
    bool in_columns = false;
    for (const FlowLine& line : flow.lines) {
        if (look.two_columns && !in_columns && line.kind != LineKind::Front) {
            out << "<div class=\"columns\">\n";
            in_columns = true;
        }
        const std::string text = escape_xml(line.text);
        if (line.is_name) {
            out << "<h1>" << text << "</h1>\n";
        } else if (line.kind == LineKind::Heading) {
            out << "<h2>" << text << "</h2>\n";
        } else if (line.kind == LineKind::Title) {
            out << "<h3 title=\"" << text << "\">" << text << "</h3>\n";
        } else {
            out << (line.kind == LineKind::Text ? "<p class=\"text\">" : "<p>") << text << "</p>\n";
        }
    }
    out << (in_columns ? "</div>\n" : "") << "</body></html>\n";
    return out.str();
}

}  // namespace kexie::test
