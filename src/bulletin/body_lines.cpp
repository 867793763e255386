#include "bulletin/body_lines.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "bulletin/forms_in_context.h"
#include "bulletin/noise.h"
#include "bulletin/page_gaps.h"
#include "bulletin/section_headings.h"
#include "text/chars.h"

namespace kexie {

namespace {

class BodyLineCollector {
public:
    BodyLineCollector(const Draft& draft, std::size_t capacity, const WrapStyle& style)
        : m_draft(draft), m_style(style) {
        m_lines.reserve(capacity);
    }

    void add(std::size_t index) {
        const Line& line = m_draft.lines[index];
        m_after_page_break = m_after_page_break || line.after_form_feed;
        if (m_draft.uses[index] == LineUse::Text) {
            add_text(index);
        } else {
            skip(line);
        }
    }

    std::vector<BodyLine> take() {
        find_forms_in_context(m_draft.text, m_lines, m_style);
        find_page_gaps(m_lines);
        return std::move(m_lines);
    }

private:
    // Page numbers and running heads show that a page turned; an address may stray in anywhere, and
    // a rule parts articles as well.
    void skip(const Line& line) {
        const bool is_address = is_url(m_draft.text, line);
        m_after_page_break = m_after_page_break || !(is_address || is_rule(m_draft.text, line));
        m_page_gap += line.empty_lines_before;
        m_empty_line_before_address =
            m_empty_line_before_address || (is_address && line.empty_lines_before > 0);
    }

    void add_text(std::size_t index) {
        const Line& line = m_draft.lines[index];
        BodyLine body;
        body.line = line;
        body.after_page_break = std::exchange(m_after_page_break, false);
        body.page_gap = std::exchange(m_page_gap, 0) + line.empty_lines_before;
        // A stray address came between the line and the empty one before it.
        if (std::exchange(m_empty_line_before_address, false)) {
            body.line.empty_lines_before = std::max<std::uint8_t>(line.empty_lines_before, 1);
        }
        find_heading(body, index);
        if (!body.is_section_heading) divide_run_in_heading(body);
        join_decimal(line);
        body.form = form_of(m_draft.text, body.line);
        m_lines.push_back(body);
    }

    void find_heading(BodyLine& body, std::size_t index) {
        body.heading_evidence = m_draft.headings[index];
        body.is_section_heading = body.heading_evidence != HeadingEvidence::None;
        if (body.is_section_heading || m_lines.empty()) return;
        BodyLine& previous = m_lines.back();
        if (previous.is_section_heading ||
            !is_broken_heading(m_draft.text, previous.line, body.line)) {
            return;
        }
        previous.is_section_heading = true;
        body.is_section_heading = body.continues_heading = true;
    }

    // Leaves in `body` what follows its heading.
    void divide_run_in_heading(BodyLine& body) {
        const auto end = end_of_run_in_heading(m_draft.text, body.line);
        if (!end) return;
        BodyLine heading = body;
        heading.line.end = *end;
        heading.is_section_heading = true;
        m_lines.push_back(heading);
        const Line title = measure_line(m_draft.text, {*end, body.line.end});
        const int number = body.line.number;
        body.line = title;
        body.line.number = number;
    }

    // 26.|3%: the line was broken after a decimal point, which ends no sentence.
    void join_decimal(const Line& next) {
        if (m_lines.empty() || !is_ascii_digit(to_half_width(next.first))) return;
        Line& line = m_lines.back().line;
        if (to_half_width(line.last) != U'.') return;
        const std::string_view text = line.range().of(m_draft.text);
        const std::size_t point = decode_last_utf8(text).size;
        const Decoded before = decode_last_utf8(text.substr(0, text.size() - point));
        if (is_ascii_digit(to_half_width(before.code_point))) line.line_end = LineEnd::Open;
    }

    const Draft& m_draft;
    const WrapStyle& m_style;
    std::vector<BodyLine> m_lines;
    bool m_after_page_break = false;  // Since the last line of text.
    bool m_empty_line_before_address = false;
    int m_page_gap = 0;  // Empty lines since the last line of text.
};

}  // namespace

std::vector<BodyLine> collect_body_lines(const Draft& draft, std::size_t first, std::size_t last,
                                         const WrapStyle& style) {
    BodyLineCollector collector(draft, last - first, style);
    for (std::size_t i = first; i < last; ++i) collector.add(i);
    return collector.take();
}

}  // namespace kexie
