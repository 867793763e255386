#include "document/docx_styles.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "document/xml.h"

namespace kexie {

namespace {

constexpr int max_inheritance = 16;
constexpr float default_size = 10;  // Word's, where no style gives one.

template <typename T>
void take(std::optional<T>& value, const std::optional<T>& base) {
    if (!value) value = base;
}

std::optional<Alignment> alignment_of(std::string_view value) {
    if (value == "left" || value == "start") return Alignment::Left;
    if (value == "center") return Alignment::Center;
    if (value == "right" || value == "end") return Alignment::Right;
    if (value == "both" || value == "distribute") return Alignment::Justified;
    return std::nullopt;
}

// The first of two attributes: the transitional and the strict name.
std::optional<int> either(pugi::xml_node node, std::string_view a, std::string_view b) {
    const auto value = number_of(node, a);
    return value ? value : number_of(node, b);
}

WordIndent read_indent(pugi::xml_node node) {
    WordIndent indent;
    indent.left = either(node, "left", "start");
    indent.left_chars = either(node, "leftChars", "startChars");
    indent.first = number_of(node, "firstLine");
    indent.first_chars = number_of(node, "firstLineChars");
    if (const auto hanging = number_of(node, "hanging")) indent.first = -*hanging;
    if (const auto hanging = number_of(node, "hangingChars"); hanging && *hanging != 0) {
        indent.first_chars = -*hanging;
    }
    return indent;
}

// "heading 1", "标题 1", "Title": the names of Word's own styles, which Word writes in English,
// other programs also in Chinese. `name` is in lower case.
std::optional<int> heading_of(std::string_view name) {
    if (name == "title" || name == "标题" || name == "標題") return 1;
    if (name == "subtitle" || name == "副标题" || name == "副標題") return 2;
    for (const std::string_view word : {"heading", "标题", "標題"}) {
        if (!name.starts_with(word)) continue;
        std::string_view rest = name.substr(word.size());
        if (rest.starts_with(' ')) rest.remove_prefix(1);
        if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '9') return rest[0] - '0';
    }
    return std::nullopt;
}

bool is_caption_name(std::string_view name) {
    return name == "caption" || name == "题注" || name == "題注";
}

struct RawStyle {
    WordStyle own;
    std::string base;
};

// `own`, with what its ancestors give, the nearest first.
WordStyle resolved(const std::map<std::string, RawStyle, std::less<>>& raw, const RawStyle& style,
                   const WordStyle& defaults) {
    WordStyle whole = style.own;
    auto ancestor = raw.find(style.base);
    for (int depth = 0; ancestor != raw.end() && depth < max_inheritance; ++depth) {
        inherit(whole.paragraph, ancestor->second.own.paragraph);
        inherit(whole.run, ancestor->second.own.run);
        ancestor = raw.find(ancestor->second.base);
    }
    inherit(whole.paragraph, defaults.paragraph);
    return whole;
}

}  // namespace

ParagraphFormat read_paragraph_format(pugi::xml_node properties) {
    ParagraphFormat format;
    if (!properties) return format;
    format.alignment = alignment_of(value_of(properties, "jc"));
    format.indent = read_indent(child_of(properties, "ind"));
    format.page_break_before = switch_of(properties, "pageBreakBefore");
    if (const auto level = number_of(child_of(properties, "outlineLvl"), "val")) {
        format.heading = *level >= 0 && *level < 9 ? *level + 1 : 0;
    }
    const pugi::xml_node numbering = child_of(properties, "numPr");
    format.numbering.id = number_of(child_of(numbering, "numId"), "val");
    format.numbering.level = number_of(child_of(numbering, "ilvl"), "val");
    return format;
}

RunFormat read_run_format(pugi::xml_node properties) {
    RunFormat format;
    if (!properties) return format;
    if (const auto half_points = number_of(child_of(properties, "sz"), "val")) {
        format.size = static_cast<float>(std::clamp(*half_points, 2, 3276)) / 2;
    }
    format.bold = switch_of(properties, "b");
    format.hidden = switch_of(properties, "vanish");
    const std::string_view color = value_of(properties, "color");
    std::uint32_t value = 0;
    if (color == "auto") format.color = 0;
    if (color.size() == 6 &&
        std::from_chars(color.data(), color.data() + 6, value, 16).ptr == color.data() + 6) {
        format.color = value;
    }
    return format;
}

void inherit(ParagraphFormat& format, const ParagraphFormat& base) {
    take(format.alignment, base.alignment);
    take(format.heading, base.heading);
    take(format.page_break_before, base.page_break_before);
    // A length in twips overrides an inherited one in characters.
    if (!format.indent.left) take(format.indent.left_chars, base.indent.left_chars);
    if (!format.indent.first) take(format.indent.first_chars, base.indent.first_chars);
    take(format.indent.left, base.indent.left);
    take(format.indent.first, base.indent.first);
    take(format.numbering.id, base.numbering.id);
    take(format.numbering.level, base.numbering.level);
}

void inherit(RunFormat& format, const RunFormat& base) {
    take(format.size, base.size);
    take(format.bold, base.bold);
    take(format.hidden, base.hidden);
    take(format.color, base.color);
}

WordStyles::WordStyles(pugi::xml_node styles) {
    const pugi::xml_node defaults = child_of(styles, "docDefaults");
    m_defaults.paragraph = read_paragraph_format(child_of(child_of(defaults, "pPrDefault"), "pPr"));
    m_defaults.run = read_run_format(child_of(child_of(defaults, "rPrDefault"), "rPr"));
    std::map<std::string, RawStyle, std::less<>> raw;
    for (const pugi::xml_node node : styles.children()) {
        if (local_name(node) != "style") continue;
        const std::string id(attribute_of(node, "styleId"));
        RawStyle style;
        style.own.name = ascii_lower(value_of(node, "name"));
        style.own.paragraph = read_paragraph_format(child_of(node, "pPr"));
        style.own.run = read_run_format(child_of(node, "rPr"));
        style.own.is_caption = is_caption_name(style.own.name);
        if (const auto heading = heading_of(style.own.name)) style.own.paragraph.heading = heading;
        style.base = value_of(node, "basedOn");
        const std::string_view is_default = attribute_of(node, "default");
        if (attribute_of(node, "type") == "paragraph" &&
            (is_default == "1" || is_default == "true")) {
            m_default_id = id;
        }
        raw.insert_or_assign(id, std::move(style));
    }
    for (const auto& [id, style] : raw) m_styles.emplace(id, resolved(raw, style, m_defaults));
}

const WordStyle* WordStyles::find(std::string_view id) const {
    const auto found = m_styles.find(id);
    return found == m_styles.end() ? nullptr : &found->second;
}

const WordStyle& WordStyles::paragraph_style(std::string_view id) const {
    if (!id.empty()) {
        if (const WordStyle* style = find(id)) return *style;
    }
    const WordStyle* standard = find(m_default_id);
    return standard == nullptr ? m_defaults : *standard;
}

const WordStyle* WordStyles::character_style(std::string_view id) const {
    return id.empty() ? nullptr : find(id);
}

RunFormat WordStyles::run_format(const WordStyle& style, pugi::xml_node properties) const {
    RunFormat format = read_run_format(properties);
    RunFormat styled = style.run;
    if (const WordStyle* own = character_style(value_of(properties, "rStyle"))) {
        styled = own->run;
        inherit(styled, style.run);
        styled.bold = own->run.bold.value_or(false) != style.run.bold.value_or(false);
        if (!own->run.bold && !style.run.bold) styled.bold.reset();
    }
    inherit(styled, m_defaults.run);
    inherit(format, styled);
    if (!format.size) format.size = default_size;
    return format;
}

}  // namespace kexie
