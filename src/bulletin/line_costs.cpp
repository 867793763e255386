#include "bulletin/line_costs.h"

#include <algorithm>

#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"
#include "bulletin/print_roles.h"
#include "bulletin/report_opening.h"
#include "bulletin/role_costs.h"
#include "bulletin/speech_lines.h"
#include "text/chars.h"

namespace kexie {

namespace {

bool is_complete(LineEnd end) {
    return end == LineEnd::Stop || end == LineEnd::StopBracket || end == LineEnd::OnlyBracket;
}

// Particles that begin no sentence.
bool starts_within_sentence(char32_t c) {
    return is_one_of(fold_character(c), U"的了们等之");
}

int cost_of_byline(std::string_view text, const BodyLine& body) {
    constexpr int max_name_columns = 24;
    switch (body.form) {
        case LineForm::Credit:
        case LineForm::Date:
            return cost::none;
        case LineForm::Name:
            return cost::byline_as_name;
        case LineForm::Speaker:
            return speaker_in(text, body.line) == SpeakerKind::Unit ? cost::byline_as_unit
                                                                    : cost::byline_as_person;
        case LineForm::Centred:
            return body.line.width <= max_name_columns ? cost::byline_by_place
                                                       : cost::long_byline_by_place;
        default:
            return cost::byline_as_signature;
    }
}

int cost_of_credit(LineForm form) {
    switch (form) {
        case LineForm::Credit:
        case LineForm::Name:
            return cost::none;
        case LineForm::Date:
            return cost::credit_as_date;
        case LineForm::Signature:
        case LineForm::Speaker:
            return cost::credit_as_signature;
        default:
            return cost::credit_by_place;
    }
}

// Markdown or print says which lines are titles; what else a line looks like counts for little
// then.
int cost_of_print(PrintedRole printed, LineRole role) {
    switch (printed) {
        case PrintedRole::Title:
            return role == LineRole::Title ? cost::marked_title : cost::marked_title_is_none;
        case PrintedRole::TitleRest:
            if (role == LineRole::TitleContinuation) return cost::marked_title;
            return role == LineRole::Title ? cost::none : cost::marked_title_is_none;
        case PrintedRole::Text:
            return role == LineRole::Title || role == LineRole::TitleContinuation
                       ? cost::unmarked_title
                       : cost::none;
        case PrintedRole::Section:
        case PrintedRole::None:
            break;
    }
    return cost::none;
}

// A page turned before the line: a single blank is what it leaves where text has no indents.
bool is_after_page(const BodyLine& body, const WrapStyle& style) {
    return body.after_page_break || (style.indent == 0 && body.line.indent == 1);
}

// A line that no page cut off ends with a colon, and had it been hard wrapped, had room left.
bool has_colon_at_end(std::span<const BodyLine> lines, const WrapStyle& style) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const Line& line = lines[i].line;
        if (line.line_end != LineEnd::Colon || lines[i].form != LineForm::Plain) continue;
        const bool is_broken = style.is_full(line, lines[i + 1].line);
        if (!is_broken && !is_after_page(lines[i + 1], style)) return true;
    }
    return false;
}

}  // namespace

LineCosts::LineCosts(std::string_view text, std::span<const BodyLine> lines,
                     std::span<const std::u32string> toc_keys, const WrapStyle& style)
    : m_text(text),
      m_lines(lines),
      m_style(style),
      m_matches(match_toc(text, lines, toc_keys, style)),
      m_layout(text, lines, m_matches, toc_keys, style) {
    m_has_colon_at_end = has_colon_at_end(lines, style);
    m_numbered.reserve(lines.size());
    m_opens_report.reserve(lines.size());
    for (const BodyLine& body : lines) {
        m_numbered.push_back(read_bullet(text, body.line).kind == Bullet::Kind::Number);
        m_opens_report.push_back(opens_report(text, body.line));
    }
    m_title_costs.reserve(lines.size());
    m_title_continuation_costs.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        m_title_costs.push_back(title_cost(i, TitleLine::First) + cost_of_title_match(i));
        m_title_continuation_costs.push_back(title_cost(i, TitleLine::Other));
    }
}

bool LineCosts::allows(std::size_t i, LineRole role) const {
    const BodyLine& body = m_lines[i];
    const LineForm form = body.form;
    switch (role) {
        case LineRole::SectionHeading:
            return body.is_section_heading;
        case LineRole::Byline:
            return form == LineForm::Credit || form == LineForm::Name || form == LineForm::Date ||
                   form == LineForm::Signature || form == LineForm::Speaker ||
                   form == LineForm::Centred;
        case LineRole::Credit:
            return form == LineForm::Credit || form == LineForm::Name || form == LineForm::Date ||
                   form == LineForm::Signature ||
                   (form == LineForm::Speaker && i + 1 < m_lines.size() &&
                    m_lines[i + 1].form == LineForm::Date) ||
                   (form == LineForm::Centred && m_layout.place_of(body.line) == LinePlace::Right);
        case LineRole::Caption:
            return form == LineForm::Caption || form == LineForm::Centred;
        case LineRole::TableRow:
            return form == LineForm::TableRow;
        default:
            return !body.is_section_heading;
    }
}

int LineCosts::of(std::size_t i, LineRole role) const {
    return cost_of_print(m_lines[i].line.printed_role, role) + cost_of_looks(i, role);
}

int LineCosts::cost_of_looks(std::size_t i, LineRole role) const {
    switch (role) {
        case LineRole::Title:
            return m_title_costs[i];
        case LineRole::TitleContinuation:
            return m_title_continuation_costs[i];
        case LineRole::Byline:
            return cost_of_byline(m_text, m_lines[i]);
        case LineRole::Paragraph:
            return paragraph_cost(i);
        case LineRole::ParagraphContinuation:
            return continuation_cost(i);
        case LineRole::Credit:
            return cost_of_credit(m_lines[i].form);
        case LineRole::Caption:
            if (m_lines[i].form == LineForm::Caption) return cost::none;
            return m_layout.is_at_title_place(m_lines[i].line) ? cost::caption_at_title_place
                                                               : cost::caption_by_place;
        case LineRole::TableRow:
        case LineRole::SectionHeading:
            break;
    }
    return cost::none;
}

int LineCosts::cost_of_text_form(std::size_t i) const {
    switch (m_lines[i].form) {
        case LineForm::Credit:
            return cost::text_as_credit;
        case LineForm::Date:
            return cost::text_as_date;
        case LineForm::Name:
        case LineForm::Speaker:
            return cost::text_as_name;
        case LineForm::Caption:
            return cost::text_as_caption;
        case LineForm::TableRow:
            return cost::text_as_table_row;
        default:
            return cost::none;
    }
}

int LineCosts::paragraph_cost(std::size_t i) const {
    const BodyLine& body = m_lines[i];
    const Line& line = body.line;
    int sum = cost_of_text_form(i);
    if (is_closing(line.first)) sum += cost::starts_with_closing_mark;
    if (is_exclamation_on_new_page(i)) sum += cost::exclamation_begins_page;
    if (starts_within_sentence(line.first)) sum += cost::starts_within_sentence;
    const bool wants_indent =
        m_style.indent > 0 && line.line_end != LineEnd::OnlyBracket && body.form == LineForm::Plain;
    if (wants_indent && !m_style.is_indented(line)) {
        sum += line.print && line.print->has_box() ? cost::printed_paragraph_without_indent
                                                   : cost::paragraph_without_indent;
    }
    const LinePlace place = m_layout.place_of(line);
    if (place == LinePlace::Middle || place == LinePlace::Right) {
        sum += cost::paragraph_at_other_place;
    }
    if (m_style.lost_indent > 0) {
        const int excess = line.width - (m_style.width - m_style.lost_indent) - 1;
        if (excess > WrapStyle::tolerance(line)) sum += cost::paragraph_too_wide_for_indent;
    }
    return sum;
}

int LineCosts::continuation_cost(std::size_t i) const {
    const BodyLine& body = m_lines[i];
    if (body.form == LineForm::Credit) return cost::continuation_is_credit;
    if (body.form == LineForm::Salutation || body.form == LineForm::Item) {
        return cost::continuation_is_salutation;
    }
    int sum = cost_of_text_form(i);
    if (is_exclamation_on_new_page(i)) sum += cost::exclamation_begins_page;
    const bool is_indented = m_style.is_indented(body.line) || body.line.indent > 8;
    // Extraction may put blanks before the first line of a page; measured indents are sure.
    const bool is_measured = body.line.print && body.line.print->has_box();
    if (is_indented && (is_measured || !body.after_page_break)) {
        sum += cost::continuation_is_indented;
    }
    if (!m_style.is_wrapped() && is_numbered(i)) sum += cost::continuation_is_item;
    return sum;
}

bool LineCosts::begins_by_layout(std::size_t i) const {
    const BodyLine& body = m_lines[i];
    if (body.form != LineForm::Plain || body.is_section_heading) return true;
    if (m_layout.is_set_off(body)) return true;
    if (m_matches[i].is_title()) return true;
    if (differs_in_print(m_lines[i - 1].line, body.line)) return true;
    if (m_layout.has_indents()) {
        const LinePlace place = m_layout.place_of(body.line);
        if (place != LinePlace::Flush) return true;
        // After an indented line with room left, or without hard wraps, text does not go on flush.
        if (m_style.is_wrapped()) return !m_style.is_full(m_lines[i - 1].line, body.line);
        return !body.after_page_break;
    }
    return false;
}

// 某某指出： at the end of a page, after other sentences, in text whose other paragraphs do not end
// with a colon: the sentence goes on.
bool LineCosts::is_colon_cut_off(std::size_t i) const {
    return !m_has_colon_at_end && i + 1 < m_lines.size() && m_lines[i].line.has_inner_stop &&
           is_after_page(m_lines[i + 1], m_style) && !is_numbered(i + 1);
}

// The writer ended the line and left an empty one after it.
bool LineCosts::has_room_and_gap(std::size_t i) const {
    return m_style.is_wrapped() && is_after_empty_line(i + 1) &&
           !m_style.is_full(m_lines[i].line, m_lines[i + 1].line);
}

int LineCosts::end_in_mid_sentence(std::size_t i, Next next) const {
    const bool is_item = is_numbered(i);
    const bool is_last = i + 1 == m_lines.size();
    const bool is_clear = !is_last && (begins_by_layout(i + 1) || has_room_and_gap(i));
    if (next == Next::Paragraph) {
        if (is_item) return cost::end_of_numbered_item;
        return is_clear ? cost::clear_end_in_mid_sentence : cost::end_in_mid_sentence;
    }
    if (is_item) return cost::numbered_item_at_end;
    return is_clear || is_last ? cost::clear_end_of_article_in_mid_sentence
                               : cost::end_in_mid_sentence;
}

int LineCosts::end_of_paragraph(std::size_t i, Next next) const {
    const auto cost_of = [next](const cost::ParagraphEnd& end) {
        return next == Next::Paragraph ? end.before_paragraph : end.before_other;
    };
    const BodyLine& body = m_lines[i];
    if (body.form == LineForm::Credit) return cost_of(cost::end_with_credit);
    if (body.form == LineForm::Salutation) return cost_of(cost::end_with_salutation);
    if (body.form == LineForm::Caption || body.form == LineForm::TableRow) return cost::none;
    switch (body.line.line_end) {
        case LineEnd::Stop:
            return cost_of(cost::end_with_stop);
        case LineEnd::StopBracket:
            return cost_of(cost::end_with_bracket_after_stop);
        case LineEnd::OnlyBracket:
            return cost_of(cost::end_with_bracket_only);
        case LineEnd::BracketTail:
            return cost_of(cost::end_with_bracket_tail);
        case LineEnd::Bracket:
            return cost_of(cost::end_with_bracket);
        case LineEnd::Colon:
            if (next == Next::Paragraph && is_colon_cut_off(i)) return cost::colon_cut_off;
            return cost_of(cost::end_with_colon);
        case LineEnd::Semicolon:
            return cost_of(cost::end_with_semicolon);
        case LineEnd::Comma:
            return cost_of(cost::end_with_comma);
        case LineEnd::Open:
            break;
    }
    return end_in_mid_sentence(i, next);
}

int LineCosts::paragraph_continues(std::size_t i, bool is_first) const {
    const LineEnd end = m_lines[i].line.line_end;
    int sum = m_style.is_wrapped() ? wrapped_continues(i, is_first) : unwrapped_continues(i);
    if (end == LineEnd::OnlyBracket || m_lines[i].form == LineForm::Credit) {
        sum += cost::continues_after_attribution;
    }
    if (end == LineEnd::StopBracket) sum += cost::continues_after_bracketed_end;
    if (differs_in_print(m_lines[i].line, m_lines[i + 1].line))
        sum += cost::continues_in_other_print;
    if (is_after_empty_line(i + 1) || m_layout.is_set_off(m_lines[i + 1])) {
        sum += cost::continues_after_empty_line;
    }
    return sum;
}

int LineCosts::wrapped_continues(std::size_t i, bool is_first) const {
    const Line& line = m_lines[i].line;
    const bool complete = is_complete(line.line_end);
    const bool reaches_edge =
        line.print && line.print->has_box() && line.print->alignment == Alignment::Justified;
    const int slack = reaches_edge ? -1 : m_style.slack(line, m_lines[i + 1].line, is_first);
    if (slack < 0) return complete ? cost::continues_after_full_sentence : cost::none;
    if (slack <= WrapStyle::tolerance(line)) {
        return (complete ? cost::continues_after_nearly_full_sentence
                         : cost::continues_after_nearly_full) +
               cost::continues_per_column_within_tolerance * slack;
    }
    return cost::continues_after_short_line +
           cost::continues_per_column_of_room * std::min(slack, cost::max_columns_of_room) +
           (complete ? cost::continues_after_short_sentence : cost::none);
}

int LineCosts::unwrapped_continues(std::size_t i) const {
    const LineEnd end = m_lines[i].line.line_end;
    if (is_complete(end)) return cost::unwrapped_continues_after_sentence;
    return (end == LineEnd::Comma ? cost::unwrapped_continues_after_comma
                                  : cost::unwrapped_continues) +
           (m_lines[i + 1].after_page_break ? cost::unwrapped_continues_on_next_page : cost::none);
}

int LineCosts::break_after(std::size_t i, bool is_first) const {
    const Line& line = m_lines[i].line;
    int sum = cost::none;
    if (is_missing_empty_line(i + 1)) sum += cost::break_without_empty_line;
    if (m_style.is_wrapped() && m_style.slack(line, m_lines[i + 1].line, is_first) < 0) {
        sum += cost::break_after_full_line;
    }
    return sum;
}

int LineCosts::new_paragraph_after(std::size_t i) const {
    const bool is_title_gap = m_layout.sets_off_titles() && m_layout.is_set_off(m_lines[i + 1]);
    return cost::new_paragraph + (is_title_gap ? cost::paragraph_set_off : cost::none);
}

int LineCosts::new_article_after(std::size_t i) const {
    const BodyLine& next = m_lines[i + 1];
    const bool lacks_gap = m_layout.sets_off_titles() && !m_layout.is_set_off(next) &&
                           !next.after_page_break && !m_lines[i].is_section_heading;
    return cost::new_article + (lacks_gap ? cost::title_not_set_off : cost::none);
}

bool LineCosts::is_after_empty_line(std::size_t i) const {
    const BodyLine& body = m_lines[i];
    if (!m_style.empty_lines_separate) return false;
    return body.after_page_break ? body.is_parted_by_page : body.line.empty_lines_before > 0;
}

// Empty lines separate paragraphs here, but there is none before line `i`.
bool LineCosts::is_missing_empty_line(std::size_t i) const {
    return m_style.empty_lines_separate && m_lines[i].line.empty_lines_before == 0 &&
           !m_lines[i].after_page_break;
}

}  // namespace kexie
