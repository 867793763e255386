#include "document/docx_tags.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "document/xml.h"

namespace kexie {

namespace {

struct NamedTag {
    std::string_view name;
    WordTag tag;
};

// In order of the names.
constexpr std::array named_tags = {
    NamedTag{"Choice", WordTag::AlternateChoice},
    NamedTag{"Fallback", WordTag::AlternateFallback},
    NamedTag{"OLEObject", WordTag::Diagram},
    NamedTag{"altChunk", WordTag::AltChunk},
    NamedTag{"annotationRef", WordTag::Left},
    NamedTag{"br", WordTag::Break},
    NamedTag{"chart", WordTag::Diagram},
    NamedTag{"commentReference", WordTag::Comment},
    NamedTag{"cr", WordTag::Break},
    NamedTag{"del", WordTag::Left},
    NamedTag{"delInstrText", WordTag::Left},
    NamedTag{"delText", WordTag::Left},
    NamedTag{"docPartObj", WordTag::Left},
    NamedTag{"endnoteReference", WordTag::EndnoteReference},
    NamedTag{"fldChar", WordTag::FieldCharacter},
    NamedTag{"footnoteReference", WordTag::FootnoteReference},
    NamedTag{"instrText", WordTag::Left},
    NamedTag{"moveFrom", WordTag::Left},
    NamedTag{"noBreakHyphen", WordTag::Hyphen},
    NamedTag{"p", WordTag::Paragraph},
    NamedTag{"pPr", WordTag::Left},
    NamedTag{"ptab", WordTag::Tab},
    NamedTag{"r", WordTag::Run},
    NamedTag{"rPr", WordTag::Left},
    NamedTag{"relIds", WordTag::Diagram},
    NamedTag{"rt", WordTag::Left},
    NamedTag{"rubyPr", WordTag::Left},
    NamedTag{"sdtEndPr", WordTag::Left},
    NamedTag{"sdtPr", WordTag::Left},
    NamedTag{"sectPr", WordTag::Left},
    NamedTag{"sym", WordTag::Symbol},
    NamedTag{"t", WordTag::Text},
    NamedTag{"tab", WordTag::Tab},
    NamedTag{"tbl", WordTag::Table},
    NamedTag{"tblGrid", WordTag::Left},
    NamedTag{"tblPr", WordTag::Left},
    NamedTag{"tc", WordTag::Cell},
    NamedTag{"tcPr", WordTag::Left},
    NamedTag{"textpath", WordTag::WordArt},
    NamedTag{"tr", WordTag::Row},
    NamedTag{"trPr", WordTag::Left},
    NamedTag{"txbxContent", WordTag::TextBox},
};

}  // namespace

WordTag word_tag(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    const auto found = std::lower_bound(
        named_tags.begin(), named_tags.end(), name,
        [](const NamedTag& tag, std::string_view wanted) { return tag.name < wanted; });
    return found != named_tags.end() && found->name == name ? found->tag : WordTag::Other;
}

}  // namespace kexie
