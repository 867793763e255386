#include "bulletin/body_lines.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "bulletin/noise.h"
#include "bulletin/page_gaps.h"
#include "bulletin/section_headings.h"
#include "text/chars.h"

namespace kexie {

namespace {

// Titles are longer, captions and signatures hardly ever.
constexpr int max_signature_columns = 44;
constexpr int max_centred_columns = 48;
constexpr int min_centring_indent = 9;  // Columns; paragraphs are indented less.
constexpr int min_row_cells = 3;

bool is_short(const Line& line, int max_columns) {
    return line.width <= max_columns && line.commas == 0 && !line.has_inner_stop &&
           line.line_end == LineEnd::Open && line.has_ideograph;
}

bool has_cells(std::string_view text, const BodyLine& body) {
    return !body.is_section_heading && divide_cells(text, body.line).size() >= min_row_cells;
}

// At least two rows, one below the other, make a table.
void find_tables(std::string_view text, std::vector<BodyLine>& lines) {
    bool was_row = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool is_row = has_cells(text, lines[i]);
        if (lines[i].line.is_markdown_row) lines[i].form = LineForm::TableRow;
        if (is_row && was_row) lines[i - 1].form = lines[i].form = LineForm::TableRow;
        was_row = is_row;
    }
    // The last row may have fewer cells: 合计　200
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool follows_row = lines[i - 1].form == LineForm::TableRow;
        if (!follows_row || lines[i].form != LineForm::Plain || lines[i].is_section_heading)
            continue;
        if (lines[i].line.has_digit && divide_cells(text, lines[i].line).size() >= 2) {
            lines[i].form = LineForm::TableRow;
        }
    }
}

// Forms that a line has by what is below it or by its place.
void find_forms_in_context(std::string_view text, std::vector<BodyLine>& lines) {
    find_tables(text, lines);
    for (std::size_t i = lines.size(); i-- > 0;) {
        BodyLine& body = lines[i];
        if (body.form != LineForm::Plain || body.is_section_heading) continue;
        const bool precedes_date = i + 1 < lines.size() && lines[i + 1].form == LineForm::Date;
        if (!is_short(body.line, max_centred_columns)) continue;
        if (body.line.width <= max_signature_columns &&
            (precedes_date || find_closing_date(text, body.line) < body.line.end)) {
            body.form = LineForm::Signature;
        } else if (body.line.indent >= min_centring_indent) {
            body.form = LineForm::Centred;
        }
    }
}

class BodyLineCollector {
public:
    BodyLineCollector(const Draft& draft, std::size_t capacity) : m_draft(draft) {
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
        find_forms_in_context(m_draft.text, m_lines);
        find_page_gaps(m_lines);
        return std::move(m_lines);
    }

private:
    // Page numbers and running heads show that a page turned; an address may stray in anywhere.
    void skip(const Line& line) {
        const bool is_address = is_url(m_draft.text, line);
        m_after_page_break = m_after_page_break || !is_address;
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
    std::vector<BodyLine> m_lines;
    bool m_after_page_break = false;  // Since the last line of text.
    bool m_empty_line_before_address = false;
    int m_page_gap = 0;  // Empty lines since the last line of text.
};

}  // namespace

std::vector<BodyLine> collect_body_lines(const Draft& draft, std::size_t first, std::size_t last) {
    BodyLineCollector collector(draft, last - first);
    for (std::size_t i = first; i < last; ++i) collector.add(i);
    return collector.take();
}

}  // namespace kexie
