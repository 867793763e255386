#include "document/html_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "document/docx_number_formats.h"
#include "document/html_walk.h"

namespace kexie {

namespace {

// Begins and ends lines.
bool is_block(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_BODY:
        case GUMBO_TAG_CAPTION:
        case GUMBO_TAG_CENTER:
        case GUMBO_TAG_DD:
        case GUMBO_TAG_DETAILS:
        case GUMBO_TAG_DIR:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_FIELDSET:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_HGROUP:
        case GUMBO_TAG_HR:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_LISTING:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_MENU:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_P:
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_SUMMARY:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_UL:
            return true;
        default:
            return false;
    }
}

// Never read: they are no text of the page, or say how other text is pronounced.
bool is_left_out(GumboTag tag) {
    return tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_RT ||
           tag == GUMBO_TAG_RP;
}

bool is_collapsible(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Characters between which a line end of the source is no blank: those of Chinese writing.
bool is_wide(char32_t c) {
    return (c >= 0x2E80 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x20000 ||
           (c >= 0x2010 && c <= 0x2026);
}

bool is_invisible(char32_t c) {
    return c == 0x200B || c == 0xFEFF || c == 0x00AD || c == 0x2060;
}

// <ol type="a"> as Word names it.
std::string list_format(std::string_view type) {
    if (type == "a") return "lowerLetter";
    if (type == "A") return "upperLetter";
    if (type == "i") return "lowerRoman";
    return type == "I" ? "upperRoman" : "decimal";
}

int whole_number(std::string_view text, int otherwise) {
    int value = 0;
    const bool is_number =
        !text.empty() && text.size() < 7 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return otherwise;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

}  // namespace

std::vector<DocumentLine> HtmlReader::read(const GumboNode* root) {
    walk_html(root, *this);
    end_line();
    return std::move(m_lines);
}

bool HtmlReader::enter(const GumboNode* node) {
    if (is_text(node)) add(node->v.text.text);
    return is_element(node) && enter_element(node);
}

bool HtmlReader::enter_element(const GumboNode* node) {
    const GumboElement& element = node->v.element;
    if (is_left_out(element.tag)) return false;
    if (element.tag == GUMBO_TAG_BR) {
        break_line();
        return false;
    }
    HtmlStyle inner = style_of(element, style());
    if (m_survey != nullptr && inner.is_hidden) {
        m_hidden += m_survey->characters(node);
        return false;
    }
    if (m_survey != nullptr && m_survey->is_furniture(node)) {
        ++m_furniture;
        return false;
    }
    if (is_block(element.tag)) begin_block();
    m_styles.push_back(inner);
    if (element.tag == GUMBO_TAG_TABLE) m_rows.enter_table();
    if (element.tag == GUMBO_TAG_TR) m_rows.enter_row();
    if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) m_rows.enter_cell();
    if (element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_UL) enter_list(element);
    if (element.tag == GUMBO_TAG_LI) enter_item(element);
    return true;
}

void HtmlReader::leave(const GumboNode* node) {
    const GumboElement& element = node->v.element;
    if (is_block(element.tag)) begin_block();
    if (element.tag == GUMBO_TAG_TABLE) m_rows.leave_table();
    if (element.tag == GUMBO_TAG_TR) m_rows.leave_row();
    const bool is_list = element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_UL;
    if (is_list && !m_lists.empty()) m_lists.pop_back();
    if (element.tag == GUMBO_TAG_LI) m_label.clear();
    m_styles.pop_back();
}

void HtmlReader::enter_list(const GumboElement& element) {
    List list;
    const std::string_view css = html_attribute(element, "style");
    const bool has_no_numbers = css.find("list-style") != std::string_view::npos &&
                                css.find("none") != std::string_view::npos;
    list.is_numbered = element.tag == GUMBO_TAG_OL && !has_no_numbers;
    list.next = whole_number(html_attribute(element, "start"), 1);
    list.format = list_format(html_attribute(element, "type"));
    m_lists.push_back(std::move(list));
}

void HtmlReader::enter_item(const GumboElement& element) {
    if (m_lists.empty() || !m_lists.back().is_numbered) return;
    List& list = m_lists.back();
    list.next = whole_number(html_attribute(element, "value"), list.next);
    m_label = format_number(list.next++, list.format) + ". ";
}

// A block begins or ends: so does a line.
void HtmlReader::begin_block() {
    end_line();
    m_is_first_of_block = true;
}

// A line break without text before it is an empty line.
void HtmlReader::break_line() {
    if (m_text.empty()) {
        m_lines.emplace_back();
    } else {
        end_line();
    }
    m_is_first_of_block = false;
}

void HtmlReader::end_line() {
    m_gap = Gap::None;
    if (m_text.empty()) return;
    DocumentLine line;
    const float em = m_line_style.size;
    const bool is_flush =
        m_line_style.alignment != Alignment::Center && m_line_style.alignment != Alignment::Right;
    if (m_is_first_of_block && is_flush && m_line_style.text_indent > 0) {
        constexpr float max_columns = 80;
        line.indent = static_cast<int>(
            std::lround(std::min(m_line_style.text_indent / std::max(em / 2, 1.0F), max_columns)));
    }
    line.text = clean_line(m_text, line.indent);
    if (!is_flush) line.indent = 0;
    m_tally.set(line.print);
    line.print.alignment = m_line_style.alignment;
    line.print.heading = m_line_style.heading;
    line.print.zone = m_line_style.zone;
    if (line.text.empty()) line = DocumentLine();
    m_lines.push_back(std::move(line));
    m_text.clear();
    m_tally = PrintTally();
    m_is_first_of_block = false;
}

void HtmlReader::add(std::string_view text) {
    if (style().keeps_blanks) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            for (std::size_t i = 0; i < end;) {
                const Decoded decoded = decode_utf8(text, i);
                append(text.substr(i, decoded.size));
                i += decoded.size;
            }
            if (end == text.size()) break;
            break_line();
            text.remove_prefix(end + 1);
        }
        return;
    }
    for (std::size_t i = 0; i < text.size();) {
        if (is_collapsible(text[i])) {
            const bool is_line_end = text[i] == '\n' || text[i] == '\r';
            m_gap = is_line_end || m_gap == Gap::LineEnd ? Gap::LineEnd : Gap::Blank;
            ++i;
            continue;
        }
        const Decoded decoded = decode_utf8(text, i);
        const std::string_view character = text.substr(i, decoded.size);
        i += decoded.size;
        if (is_invisible(decoded.code_point)) continue;
        if (m_gap != Gap::None && !m_text.empty()) {
            const bool joins = m_gap == Gap::LineEnd && is_wide(decoded.code_point) &&
                               is_wide(decode_last_utf8(m_text).code_point);
            if (!joins) m_text += ' ';
        }
        m_gap = Gap::None;
        append(character);
    }
}

void HtmlReader::append(std::string_view character) {
    if (m_text.empty()) {
        m_line_style = style();
        m_text = std::exchange(m_label, {});
    }
    m_text += character;
    m_tally.add(character, style().size, style().is_bold, style().color);
}

}  // namespace kexie
