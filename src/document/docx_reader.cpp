#include "document/docx_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "document/docx_symbols.h"
#include "document/docx_tags.h"
#include "document/xml.h"

namespace kexie {

namespace {

// mc:AlternateContent has the same content for newer and for older programs: its first choice is
// read.
bool is_alternative(pugi::xml_node node) {
    const pugi::xml_node first = node.parent().first_child();
    return node == first || local_name(first) != "Choice";
}

// Those of the body, in order; they stand at the ends of sections.
std::vector<pugi::xml_node> sections_of(pugi::xml_node body) {
    std::vector<pugi::xml_node> sections;
    for (const pugi::xml_node child : body.children()) {
        const std::string_view name = local_name(child);
        const pugi::xml_node section = name == "p" ? child_of(child_of(child, "pPr"), "sectPr")
                                       : name == "sectPr" ? child
                                                          : pugi::xml_node();
        if (section) sections.push_back(section);
    }
    return sections;
}

}  // namespace

std::vector<DocumentLine> WordReader::read(pugi::xml_node root, Zone zone, std::string_view label) {
    m_zone = zone;
    m_label = label;
    m_lines.clear();
    m_fields.clear();
    m_instructions = 0;
    m_page_due = false;
    if (zone == Zone::Body) m_sections = sections_of(root);
    for (const pugi::xml_node child : root.children()) walk_xml(child, *this);
    close_open_end();
    while (!m_drafts.empty()) finish_paragraph();
    return std::move(m_lines);
}

bool WordReader::enter(pugi::xml_node node) {
    switch (word_tag(node)) {
        case WordTag::Paragraph:
            return enter_paragraph(node);
        case WordTag::Run:
            enter_run(node);
            return true;
        case WordTag::Text:
            add_text(node);
            return false;
        case WordTag::Tab:
            add("\t");
            return false;
        case WordTag::Break:
            add_break(node);
            return false;
        case WordTag::Hyphen:
            add("-");
            return false;
        case WordTag::Symbol:
            add(word_symbol(attribute_of(node, "font"), attribute_of(node, "char")));
            return false;
        case WordTag::Table:
            close_open_end();
            m_rows.enter_table();
            return true;
        case WordTag::Row:
            return enter_row(node);
        case WordTag::Cell:
            m_rows.enter_cell();
            return !child_of(child_of(node, "tcPr"), "cellDel");
        case WordTag::TextBox:
            m_boxes.push_back(m_lines.size());
            return true;
        case WordTag::WordArt:
            add_drawn_text(node);
            return false;
        case WordTag::AlternateChoice:
        case WordTag::AlternateFallback:
            return is_alternative(node);
        case WordTag::FootnoteReference:
        case WordTag::EndnoteReference:
            add_note(node, word_tag(node) == WordTag::EndnoteReference);
            return false;
        case WordTag::FieldCharacter:
            change_field(node);
            return false;
        case WordTag::Comment:
            ++m_findings.comments;
            return false;
        case WordTag::Diagram:
            ++m_findings.diagrams;
            return true;
        case WordTag::AltChunk:
            ++m_findings.inclusions;
            return false;
        case WordTag::Left:
            return false;
        case WordTag::Other:
            break;
    }
    return true;
}

void WordReader::leave(pugi::xml_node node) {
    switch (word_tag(node)) {
        case WordTag::Paragraph:
            leave_paragraph(node);
            break;
        case WordTag::Table:
            close_open_end();
            m_rows.leave_table();
            break;
        case WordTag::Row:
            m_rows.leave_row();
            break;
        case WordTag::Cell:
            close_open_end();
            break;
        case WordTag::TextBox:
            leave_text_box();
            break;
        default:
            break;
    }
}

bool WordReader::enter_paragraph(pugi::xml_node node) {
    if (m_drafts.empty() || !m_drafts.back().is_open_ended) m_drafts.emplace_back();
    Draft& open = m_drafts.back();
    open.is_open_ended = false;
    const pugi::xml_node properties = child_of(node, "pPr");
    ParagraphFormat format = read_paragraph_format(properties);
    const WordStyle& style = m_styles.paragraph_style(value_of(properties, "pStyle"));
    const bool has_own_list = format.numbering.id.has_value();
    // Of a list that the style names the style's indents go first.
    if (!has_own_list) {
        inherit(format, style.paragraph);
    } else {
        format.numbering.level =
            format.numbering.level.value_or(style.paragraph.numbering.level.value_or(0));
    }
    open.paragraph.set_format(style, format);
    open.run = m_styles.run_format(style, {});
    return true;
}

void WordReader::leave_paragraph(pugi::xml_node node) {
    if (m_drafts.empty()) return;
    const pugi::xml_node properties = child_of(node, "pPr");
    const pugi::xml_node mark = child_of(properties, "rPr");
    if (child_of(mark, "del") || child_of(mark, "moveFrom")) {
        m_drafts.back().is_open_ended = true;
        return;
    }
    finish_paragraph();
    // An instruction ends with its paragraph at the latest: a field without an end hides no text.
    if (m_instructions > 0) m_fields.clear();
    m_instructions = 0;
    if (m_zone == Zone::Body && child_of(properties, "sectPr")) end_section();
}

// Writes the paragraph that waits for another one.
void WordReader::close_open_end() {
    if (!m_drafts.empty() && m_drafts.back().is_open_ended) {
        if (m_drafts.back().paragraph.has_text()) {
            finish_paragraph();
        } else {
            m_drafts.pop_back();
        }
    }
}

void WordReader::finish_paragraph() {
    Draft done = std::move(m_drafts.back());
    m_drafts.pop_back();
    WordParagraph& paragraph = done.paragraph;
    ParagraphFormat format = paragraph.format();
    std::string label = std::exchange(m_label, {});
    const WordNumbering& numbering = format.numbering;
    if (paragraph.style() != nullptr && numbering.id.value_or(0) != 0) {
        if (auto drawn = m_lists.next(*numbering.id, numbering.level.value_or(0))) {
            label += drawn->text;
            inherit(format, {std::nullopt, std::nullopt, std::nullopt, drawn->indent, {}});
        }
    }
    const WordStyle& style =
        paragraph.style() == nullptr ? m_styles.paragraph_style({}) : *paragraph.style();
    inherit(format, style.paragraph);
    paragraph.set_format(style, format);
    std::vector<DocumentLine> lines = paragraph.take_lines(label, zone(), m_page_due);
    // Pages are those of the body.
    if (m_zone != Zone::Body || m_rows.in_cell() || !m_boxes.empty()) m_page_due = false;
    for (auto* part : {&lines, &done.after}) {
        m_lines.insert(m_lines.end(), std::make_move_iterator(part->begin()),
                       std::make_move_iterator(part->end()));
    }
}

WordReader::Draft& WordReader::draft() {
    if (m_drafts.empty()) {
        m_drafts.emplace_back();
        m_drafts.back().is_open_ended = true;
        m_drafts.back().run = m_styles.run_format(m_styles.paragraph_style({}), {});
    }
    return m_drafts.back();
}

void WordReader::enter_run(pugi::xml_node node) {
    Draft& open = draft();
    const WordStyle* style = open.paragraph.style();
    open.run = m_styles.run_format(style == nullptr ? m_styles.paragraph_style({}) : *style,
                                   child_of(node, "rPr"));
}

bool WordReader::enter_row(pugi::xml_node node) {
    if (child_of(child_of(node, "trPr"), "del")) return false;
    m_rows.enter_row();
    return true;
}

// The lines of a text box come before the paragraph that it is anchored in, or after it where text
// of the paragraph came first.
void WordReader::leave_text_box() {
    close_open_end();
    if (m_boxes.empty()) return;
    const std::size_t begin = m_boxes.back();
    m_boxes.pop_back();
    if (!m_boxes.empty() || m_drafts.empty() || !m_drafts.back().paragraph.has_text()) return;
    const auto first =
        m_lines.begin() + static_cast<std::ptrdiff_t>(std::min(begin, m_lines.size()));
    auto& after = m_drafts.back().after;
    after.insert(after.end(), std::make_move_iterator(first),
                 std::make_move_iterator(m_lines.end()));
    m_lines.erase(first, m_lines.end());
}

void WordReader::add(std::string_view text) {
    if (m_instructions > 0) return;
    Draft& open = draft();
    if (open.run.hidden.value_or(false)) {
        m_findings.hidden_characters += static_cast<int>(count_code_points(text));
        return;
    }
    open.paragraph.add(text, open.run);
}

void WordReader::add_text(pugi::xml_node node) {
    for (const pugi::xml_node part : node.children()) add(part.value());
}

// WordArt of older programs has its text in an attribute; it stands as a line of its own.
void WordReader::add_drawn_text(pugi::xml_node node) {
    DocumentLine line;
    line.text = clean_line(attribute_of(node, "string"), line.indent);
    if (line.text.empty()) return;
    line.indent = 0;
    line.print.zone = m_zone == Zone::Body ? Zone::TextBox : m_zone;
    m_lines.push_back(std::move(line));
}

void WordReader::add_break(pugi::xml_node node) {
    const bool is_page = attribute_of(node, "type") == "page";
    WordParagraph& paragraph = draft().paragraph;
    if (is_page && m_zone == Zone::Body && m_boxes.empty() && !m_rows.in_cell()) {
        paragraph.break_page();
    } else {
        paragraph.break_line();
    }
}

void WordReader::add_note(pugi::xml_node node, bool is_endnote) {
    m_notes.push_back({std::string(attribute_of(node, "id")), is_endnote});
    add("[" + std::to_string(m_notes.size()) + "]");
}

// The next section begins on a new page unless it says otherwise, which it does at its end.
void WordReader::end_section() {
    ++m_section;
    if (m_section < m_sections.size() && value_of(m_sections[m_section], "type") != "continuous") {
        m_page_due = true;
    }
}

void WordReader::change_field(pugi::xml_node node) {
    const std::string_view type = attribute_of(node, "fldCharType");
    if (type == "begin") {
        m_fields.push_back(false);
        ++m_instructions;
        return;
    }
    if (m_fields.empty() || (type != "separate" && type != "end")) return;
    if (!m_fields.back()) --m_instructions;
    m_fields.back() = true;
    if (type == "end") m_fields.pop_back();
}

}  // namespace kexie
