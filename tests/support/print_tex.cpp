#include "support/print_tex.h"

#include <sstream>
#include <string_view>

namespace kexie::test {

namespace {

std::string as_tex(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\{}$&#^_~%").find(c) != std::string_view::npos) {
            out += "\\char`\\";
            out += c;
            out += "{}";
        } else if (c == '\t') {
            out += "\\quad\\quad ";
        } else if (c == ' ') {
            out += "\\ ";
        } else {
            out += c;
        }
    }
    return out;
}

void write_font(std::ostream& out, const char* name, double size, bool bold, bool sans) {
    out << "\\font\\" << name << "face=\"" << (sans ? hei_face : song_face) << (bold ? "/B" : "")
        << "\" at " << size << "pt\n";
}

// \NAME{text}: a paragraph.
void write_macro(std::ostream& out, const char* name, double size, bool centred, bool red,
                 const char* before) {
    out << "\\def\\" << name << "#1{\\par" << before << "{\\" << name
        << "face\\baselineskip=" << size * 1.5 << "pt\\parindent=0pt "
        << (centred ? "\\leftskip=0pt plus 1fil\\rightskip=\\leftskip\\parfillskip=0pt " : "")
        << (red ? "\\special{color push rgb 0.8 0.1 0.1}#1\\special{color pop}" : "#1")
        << "\\par}\\nobreak}\n";
}

}  // namespace

std::string tex_document(const PrintFlow& flow, const PrintLook& look) {
    std::ostringstream out;
    out << "\\XeTeXlinebreaklocale \"zh\"\n\\XeTeXlinebreakskip=0pt plus 1pt\n"
           "\\pdfpagewidth=210mm \\pdfpageheight=297mm \\hoffset=0mm \\voffset=0mm\n"
           "\\hsize=159mm \\vsize=245mm \\tolerance=10000 \\emergencystretch=2em "
           "\\hbadness=10000 \\vbadness=10000 \\raggedbottom\n";
    write_font(out, "text", look.text, false, false);
    write_font(out, "name", look.name, true, false);
    write_font(out, "section", look.section, look.bold_section, true);
    write_font(out, "title", look.title, look.bold_title && !look.doubled_titles, look.sans_title);
    out << "\\footline={\\hfil\\textface- \\folio\\ -\\hfil}\n";
    if (look.running_head && !flow.name.empty()) {
        out << "\\headline={\\hfil\\textface " << as_tex(flow.name) << "\\hfil}\n";
    }
    write_macro(out, "name", look.name, true, true, "");
    write_macro(out, "section", look.section, look.centred_section, look.red_section, "");
    write_macro(out, "onetitle", look.title, look.centred_title, false,
                look.gap_above_titles ? "\\vskip 8pt" : "");
    out << "\\let\\onetitleface\\titleface\n\\def\\title#1{"
        << (look.doubled_titles
                ? "\\setbox0\\vbox{\\onetitle{#1}}\\dimen0=\\ht0\\advance\\dimen0\\dp0"
                  "\\nointerlineskip\\copy0\\nointerlineskip\\kern-\\dimen0"
                  "\\moveright .3pt\\box0\\nobreak"
                : "\\onetitle{#1}")
        << "}\n\\textface\\baselineskip=" << look.text * 1.5 << "pt\\parindent=" << 2 * look.text
        << "pt\n";
    for (const FlowLine& line : flow.lines) {
        const std::string text = as_tex(line.text);
        if (line.text.empty()) {
            out << "\\vskip " << look.text << "pt\n";
        } else if (line.is_name) {
            out << "\\name{" << text << "}\n";
        } else if (line.kind == LineKind::Heading) {
            out << "\\section{" << text << "}\n";
        } else if (line.kind == LineKind::Title) {
            out << "\\title{" << text << "}\n";
        } else {
            out << (line.kind == LineKind::Text ? "\\indent " : "\\noindent ") << text << "\\par\n";
        }
    }
    out << "\\bye\n";
    return out.str();
}

}  // namespace kexie::test
