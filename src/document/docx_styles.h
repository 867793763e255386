// The styles of a Word document, and what they and direct formatting make of a paragraph and a run.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "document/document.h"

namespace kexie {

// Of a paragraph, in Word's units: twips (1/20 point) and hundredths of a character. A length in
// characters other than 0 goes before the one in twips.
struct WordIndent {
    std::optional<int> left;
    std::optional<int> left_chars;
    std::optional<int> first;  // Of the first line; negative where it hangs.
    std::optional<int> first_chars;
};

struct WordNumbering {
    std::optional<int> id;  // 0: none.
    std::optional<int> level;
};

// Properties of paragraphs; what is not given comes from the style.
struct ParagraphFormat {
    std::optional<Alignment> alignment;
    std::optional<int> heading;  // Outline level, 1 to 9; 0 for text.
    std::optional<bool> page_break_before;
    WordIndent indent;
    WordNumbering numbering;
};

struct RunFormat {
    std::optional<float> size;  // Points.
    std::optional<bool> bold;
    std::optional<bool> hidden;
    std::optional<std::uint32_t> color;
};

ParagraphFormat read_paragraph_format(pugi::xml_node properties);
RunFormat read_run_format(pugi::xml_node properties);

// Takes from `base` what `format` leaves open.
void inherit(ParagraphFormat& format, const ParagraphFormat& base);
void inherit(RunFormat& format, const RunFormat& base);

// A style with what it inherits.
struct WordStyle {
    std::string name;  // Lower case.
    ParagraphFormat paragraph;
    RunFormat run;
    bool is_caption = false;
};

class WordStyles {
public:
    WordStyles() = default;
    explicit WordStyles(pugi::xml_node styles);  // <w:styles>

    // The style of a paragraph: the default one where the id is empty or unknown.
    const WordStyle& paragraph_style(std::string_view id) const;

    // None for unknown ids.
    const WordStyle* character_style(std::string_view id) const;

    // The whole format of a run in a paragraph of `style`. Bold of a style within a bold style is
    // not bold: Word's toggle properties.
    RunFormat run_format(const WordStyle& style, pugi::xml_node properties) const;

private:
    const WordStyle* find(std::string_view id) const;

    std::map<std::string, WordStyle, std::less<>> m_styles;
    WordStyle m_defaults;
    std::string m_default_id;
};

}  // namespace kexie
