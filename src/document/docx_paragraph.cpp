#include "document/docx_paragraph.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kexie {

namespace {

// In columns of half an em. `chars` in hundredths of a character, `twips` in 1/20 point.
float columns(const std::optional<int>& chars, const std::optional<int>& twips, float size) {
    if (chars && *chars != 0) return static_cast<float>(*chars) / 50;
    return static_cast<float>(twips.value_or(0)) / 20 / (size / 2);
}

int whole_columns(float value) {
    constexpr float max_columns = 80;
    return static_cast<int>(std::lround(std::clamp(value, 0.0F, max_columns)));
}

}  // namespace

void WordParagraph::set_format(const WordStyle& style, const ParagraphFormat& format) {
    m_style = &style;
    m_format = format;
}

WordParagraph::Part& WordParagraph::last() {
    if (m_parts.empty()) m_parts.emplace_back();
    return m_parts.back();
}

void WordParagraph::add(std::string_view text, const RunFormat& run) {
    Part& part = last();
    part.text += text;
    part.tally.add(text, run.size.value_or(0), run.bold.value_or(false), run.color.value_or(0));
}

void WordParagraph::break_line() {
    last();
    m_parts.emplace_back();
}

void WordParagraph::break_page() {
    break_line();
    m_parts.back().starts_page = true;
}

bool WordParagraph::has_text() const {
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [](const Part& part) { return !part.tally.is_empty(); });
}

std::vector<DocumentLine> WordParagraph::take_lines(std::string_view label, Zone zone,
                                                    bool& page_due) {
    last();
    const bool has_break = std::any_of(m_parts.begin(), m_parts.end(),
                                       [](const Part& part) { return part.starts_page; });
    if (m_format.page_break_before.value_or(false)) page_due = true;
    std::vector<DocumentLine> lines;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        Part& part = m_parts[i];
        page_due = page_due || part.starts_page;
        const bool ends_at_break = i + 1 == m_parts.size() || m_parts[i + 1].starts_page;
        // What is empty before or after a break is no space between paragraphs.
        if (has_break && part.tally.is_empty() && ends_at_break) continue;
        DocumentLine line;
        line.text = i == 0 ? std::string(label) + part.text : std::move(part.text);
        part.tally.set(line.print);
        if (part.tally.is_empty() && i == 0 && !label.empty() && m_style != nullptr) {
            line.print.size = m_style->run.size.value_or(0);
        }
        line.print.alignment = m_format.alignment.value_or(Alignment::Left);
        line.print.heading = static_cast<std::uint8_t>(m_format.heading.value_or(0));
        line.print.zone = zone;
        if (zone == Zone::Body && m_style != nullptr && m_style->is_caption) {
            line.print.zone = Zone::Caption;
        }
        const bool is_flush =
            line.print.alignment == Alignment::Left || line.print.alignment == Alignment::Justified;
        if (is_flush && line.print.size > 0) {
            const WordIndent& indent = m_format.indent;
            float all = columns(indent.left_chars, indent.left, line.print.size);
            if (i == 0) all += columns(indent.first_chars, indent.first, line.print.size);
            line.indent = whole_columns(all);
        }
        line.text = clean_line(line.text, line.indent);
        line.starts_page = std::exchange(page_due, false);
        lines.push_back(std::move(line));
    }
    m_parts.clear();
    return lines;
}

}  // namespace kexie
