#include "support/print_office.h"

#include <array>
#include <sstream>
#include <string_view>

#include "support/sample_issue.h"

namespace kexie::test {

namespace {

constexpr const char* bold = R"(fo:font-weight="bold" style:font-weight-asian="bold")";
constexpr const char* song = "Noto Serif CJK SC";
constexpr const char* hei = "Noto Sans CJK SC";

// Size of text, title and section in points; how titles and sections stand out.
struct OfficeLook {
    double text, title, section, name;
    bool bold_title, bold_section, red_section, centred_title, centred_section;
    const char* title_face;
};
constexpr std::array<OfficeLook, 6> looks = {{
    {12, 16, 14, 26, true, true, false, true, false, song},
    {16, 18, 16, 36, false, true, true, true, true, song},
    {12, 12, 15, 22, true, true, false, false, false, song},
    {10.5, 14, 12, 26, true, true, true, true, true, hei},
    {14, 16, 16, 28, true, true, true, true, false, hei},
    {12, 15, 18, 30, true, false, true, true, true, song},
}};

void write_style(std::ostream& out, const char* name, double size, const char* face, bool is_bold,
                 bool centred, const std::string& more) {
    out << "<style:style style:name=\"" << name
        << "\" style:family=\"paragraph\"><style:paragraph-properties "
           "fo:margin-bottom=\"0cm\" fo:text-align=\""
        << (centred ? "center" : "justify") << "\" " << more
        << " style:punctuation-wrap=\"simple\"/><style:text-properties style:font-name=\"" << face
        << "\" style:font-name-asian=\"" << face << "\" fo:font-size=\"" << size
        << "pt\" style:font-size-asian=\"" << size << "pt\" " << (is_bold ? bold : "")
        << "/></style:style>\n";
}

// Blanks in a row are kept; XML would make one of them.
std::string as_xml(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '\t') {
            out += "<text:tab/>";
        } else if (c == ' ' && i > 0 && text[i - 1] == ' ') {
            out += "<text:s/>";
        } else {
            out += c;
        }
    }
    return out;
}

std::string_view without_indent(std::string_view line) {
    constexpr std::string_view wide = "\u3000";
    for (;;) {
        if (line.starts_with(wide)) {
            line.remove_prefix(wide.size());
        } else if (line.starts_with(' ')) {
            line.remove_prefix(1);
        } else {
            return line;
        }
    }
}

const char* style_of(LineKind kind, bool first) {
    if (first) return "Name";
    switch (kind) {
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

}  // namespace

Traits printable_traits(std::uint32_t seed) {
    Traits traits = *traits_named("three", seed);
    // A word processor breaks lines and pages itself, and sets indents.
    constexpr std::array<std::pair<Trait, Trait>, 3> ranges = {{
        {Trait::PageNumbers, Trait::NewspaperMarks},
        {Trait::WordFields, Trait::WordFields},
        {Trait::KangxiRadicals, Trait::ScannedText},
    }};
    for (const auto& [first, last] : ranges) {
        for (auto i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
            traits.remove(static_cast<Trait>(i));
        }
    }
    for (const Trait each : {Trait::HardWrap, Trait::CaptionCentred, Trait::MastheadOneLine,
                             Trait::TitleTwoLines, Trait::TitleThreeLines}) {
        traits.remove(each);
    }
    return traits;
}

std::string office_document(const OrdinaryBulletin& bulletin, std::uint32_t seed) {
    const OfficeLook& look = looks[seed % looks.size()];
    Dice dice(seed);
    std::ostringstream out;
    out << R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>)";
    for (const char* face : {song, hei}) {
        out << "<style:font-face style:name=\"" << face << "\" svg:font-family=\"'" << face
            << "'\"/>";
    }
    out << "</office:font-face-decls>\n<office:styles>\n";
    std::ostringstream indent;
    indent << "fo:text-indent=\"" << 2 * look.text << "pt\"";
    write_style(out, "Name", look.name, song, true, true, "");
    write_style(out, "Section", look.section, hei, look.bold_section, look.centred_section, "");
    write_style(out, "Headline", look.title, look.title_face, look.bold_title, look.centred_title,
                R"(fo:margin-top="0.3cm")");
    write_style(out, "Prose", look.text, song, false, false, indent.str());
    write_style(out, "Other", look.text, song, false, false, "");
    out << "</office:styles>\n<office:automatic-styles><style:page-layout style:name=\"Page\">"
           "<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" "
           "fo:margin=\"2.5cm\"/><style:footer-style/><style:header-style/></style:page-layout>"
           "</office:automatic-styles>\n<office:master-styles><style:master-page "
           "style:name=\"Standard\" style:page-layout-name=\"Page\">";
    if (dice.chance(50)) {
        out << "<style:header><text:p text:style-name=\"Other\">" << as_xml(bulletin.title)
            << "</text:p></style:header>";
    }
    out << "<style:footer><text:p text:style-name=\"Other\">- <text:page-number/> -</text:p>"
           "</style:footer></style:master-page></"
           "office:master-styles>\n<office:body><office:text>\n";
    std::istringstream lines(bulletin.text);
    std::string line;
    for (std::size_t i = 0; std::getline(lines, line); ++i) {
        const char* style = style_of(bulletin.kinds[i], i == 0);
        out << "<text:p text:style-name=\"" << style << "\">" << as_xml(without_indent(line))
            << "</text:p>\n";
    }
    out << "</office:text></office:body></office:document>\n";
    return out.str();
}

}  // namespace kexie::test
