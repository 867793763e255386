// What speaks for and against titles: the part of LineCosts that is about them.
#include <algorithm>

#include "bulletin/folded_line.h"
#include "bulletin/line_costs.h"
#include "bulletin/report_opening.h"
#include "bulletin/role_costs.h"
#include "bulletin/speech_lines.h"
#include "text/chars.h"

namespace kexie {

namespace {

bool joins_titles(char32_t c) {
    return is_one_of(fold_character(c), U"暨及并与") || c == U'—';
}

int cost_of_match(Likeness likeness) {
    switch (likeness) {
        case Likeness::Equal:
            return cost::title_equals_entry;
        case Likeness::Part:
            return cost::title_contains_entry;
        case Likeness::Similar:
            return cost::title_similar_to_entry;
        case Likeness::Start:
            return cost::title_starts_entry;
        case Likeness::None:
            break;
    }
    return cost::none;
}

// ！ and ？ end slogans and questions; only 。 ends a plain sentence.
bool ends_with_exclamation(const Line& line) {
    return line.line_end == LineEnd::Stop && is_one_of(line.last, U"！？!?”」』");
}

}  // namespace

bool LineCosts::is_listed(std::size_t i) const {
    return m_matches[i].whole > Likeness::None;
}

// Layout or the contents show a title, so that what it says is no evidence.
bool LineCosts::is_clear_title(std::size_t i, TitleLine which) const {
    const BodyLine& body = m_lines[i];
    const bool is_listed = m_matches[i].is_title();
    if (which == TitleLine::Other && m_matches[i].continues) return true;
    if (m_layout.has_title_place() && m_layout.has_indents()) {
        return m_layout.is_at_title_place(body.line) || (which == TitleLine::First && is_listed);
    }
    if (which == TitleLine::Other) return m_layout.is_at_title_place(body.line);
    if (is_listed) return true;
    if (m_layout.has_title_place()) return m_layout.is_at_title_place(body.line);
    return m_layout.is_set_off(body) || (i > 0 && m_lines[i - 1].is_section_heading);
}

// A short line that ends with ！ or ？ at the top of a page, after a whole paragraph and above
// text.
bool LineCosts::is_exclamation_on_new_page(std::size_t i) const {
    constexpr int max_columns = 44;
    const BodyLine& body = m_lines[i];
    const Line& line = body.line;
    if (i == 0 || i + 1 >= m_lines.size() || !body.after_page_break) return false;
    if (body.form != LineForm::Plain || line.width > max_columns || line.has_inner_stop)
        return false;
    if (line.line_end != LineEnd::Stop || !is_one_of(line.last, U"！？!?")) return false;
    const BodyLine& before = m_lines[i - 1];
    const BodyLine& next = m_lines[i + 1];
    const bool is_after_text = before.form != LineForm::Plain ||
                               before.line.line_end == LineEnd::Stop ||
                               before.line.line_end == LineEnd::StopBracket;
    const bool is_above_text =
        next.line.commas > 0 || next.line.has_inner_stop || next.line.line_end == LineEnd::Stop;
    return is_after_text && is_above_text && !next.is_section_heading;
}

int LineCosts::title_cost(std::size_t i, TitleLine which) const {
    const Line& line = m_lines[i].line;
    const bool is_clear = is_clear_title(i, which);
    int sum = cost_of_title_form(i, is_clear);
    // Beyond doubt already; most lines are.
    if (sum >= cost::rule) return sum;
    if (is_closing(line.first)) sum += cost::starts_with_closing_mark;
    if (m_lines[i].form == LineForm::Speaker && speaker_in(m_text, line) != SpeakerKind::Unit) {
        sum +=
            which == TitleLine::First ? cost::title_as_person : cost::title_continues_with_person;
    }
    if (!line.has_ideograph) sum += cost::title_without_ideograph;
    if (which == TitleLine::First && is_exclamation_on_new_page(i)) {
        sum += is_clear ? cost::none : cost::title_with_exclamation_on_new_page;
    } else if (!is_clear) {
        sum += cost_of_title_marks(i);
    }
    if (is_numbered(i)) {
        const bool is_at_place = m_layout.has_indents() && m_layout.is_at_title_place(line);
        sum +=
            is_listed(i) || is_at_place ? cost::clear_title_with_number : cost::title_with_number;
    }
    const int long_columns = is_clear ? std::max(cost::long_clear_title_columns, 3 * m_style.width)
                                      : cost::long_title_columns;
    const int excess = std::max(line.width - long_columns, 0);
    sum += std::min(excess * cost::title_per_column_too_long, cost::rule);
    return sum + cost_of_title_place(i);
}

// A sentence of it ends in the line, or goes on.
bool LineCosts::is_running_text(std::size_t i) const {
    const Line& line = m_lines[i].line;
    return line.commas > 0 || line.has_inner_stop || line.line_end == LineEnd::Stop ||
           line.line_end == LineEnd::StopBracket;
}

// Text follows, as it does titles: after the other lines that it may have.
bool LineCosts::precedes_text(std::size_t i) const {
    constexpr std::size_t max_other_lines = 2;
    const int gap = m_lines[i].line.empty_lines_before;
    for (std::size_t next = i + 1; next < m_lines.size(); ++next) {
        if (is_running_text(next)) return true;
        const BodyLine& body = m_lines[next];
        const bool may_be_other_line = body.form == LineForm::Plain && !body.is_section_heading &&
                                       body.line.line_end == LineEnd::Open &&
                                       body.line.empty_lines_before <= gap && !is_listed(next);
        if (!may_be_other_line || next > i + max_other_lines) break;
    }
    return false;
}

// The match of a title with the contents counts on its first line.
int LineCosts::cost_of_title_match(std::size_t i) const {
    const int sum = cost_of_match(m_matches[i].alone);
    if (!m_layout.lists_titles() || is_listed(i)) return sum;
    const BodyLine& body = m_lines[i];
    const bool may_be_caption =
        body.form == LineForm::Centred && body.line.width <= cost::max_columns_of_caption;
    const bool is_shown =
        !may_be_caption &&
        (m_layout.is_at_title_place(body.line) ||
         (m_layout.sets_off_titles() && m_layout.is_set_off(body)) || precedes_text(i));
    return sum + (is_shown ? cost::title_unlisted : cost::title_unlisted_and_not_shown);
}

// What no layout excuses.
int LineCosts::cost_of_title_form(std::size_t i, bool is_clear) const {
    const BodyLine& body = m_lines[i];
    const Line& line = body.line;
    int sum = cost::none;
    if (line.line_end == LineEnd::Stop && !ends_with_exclamation(line)) {
        sum += cost::title_with_full_stop;
    }
    if (line.has_inner_stop)
        sum += is_clear ? cost::clear_title_with_inner_stop : cost::title_with_inner_stop;
    if (line.line_end == LineEnd::StopBracket || line.line_end == LineEnd::OnlyBracket) {
        sum += cost::title_with_attribution;
    }
    switch (body.form) {
        case LineForm::Caption:
            // ▲ is a bullet where the contents list what follows it.
            if (m_matches[i].alone == Likeness::Equal) return sum;
            return sum + cost::title_with_other_form;
        case LineForm::Item:
            if (m_matches[i].alone == Likeness::Equal) return sum;
            return sum + cost::title_with_other_form;
        case LineForm::Credit:
        case LineForm::Date:
        case LineForm::Salutation:
            return sum + cost::title_with_other_form;
        case LineForm::TableRow:
            return sum + cost::title_as_table_row;
        case LineForm::Signature:
            return sum + cost::title_as_signature;
        default:
            return sum;
    }
}

// Weak evidence, for where layout is silent.
int LineCosts::cost_of_title_marks(std::size_t i) const {
    const Line& line = m_lines[i].line;
    int sum = cost::none;
    if (line.line_end == LineEnd::Comma || line.line_end == LineEnd::Semicolon) {
        sum += cost::title_in_mid_sentence;
    }
    if (line.line_end == LineEnd::Colon) sum += cost::title_with_colon;
    if (ends_with_exclamation(line)) sum += cost::title_with_exclamation;
    if (starts_with_day(m_text, line)) sum += cost::title_starting_with_day;
    // Half a sentence that a page break cut off looks like a title but for its commas.
    const bool is_beside_page_break =
        m_lines[i].after_page_break || (i + 1 < m_lines.size() && m_lines[i + 1].after_page_break);
    if (is_beside_page_break && line.commas > 0) sum += cost::title_with_comma_beside_page_break;
    if (line.commas > 0) {
        sum += cost::title_with_comma +
               cost::title_per_comma * std::min<int>(line.commas, cost::max_commas);
    }
    const int enumeration = line.enumeration_commas - cost::free_enumeration_commas;
    if (enumeration > 0) {
        sum +=
            cost::title_per_enumeration_comma * std::min(enumeration, cost::max_enumeration_commas);
    }
    return sum;
}

int LineCosts::cost_of_title_place(std::size_t i) const {
    const Line& line = m_lines[i].line;
    if (!m_layout.has_title_place() || m_layout.is_at_title_place(line)) return cost::none;
    if (m_layout.is_place_ambiguous(line)) return cost::none;
    return m_layout.place_of(line) == m_layout.paragraph_place() ? cost::title_at_paragraph_place
                                                                 : cost::title_at_other_place;
}

int LineCosts::end_of_title(std::size_t i, bool is_first) const {
    const Line& line = m_lines[i].line;
    int sum = cost::none;
    if (m_style.is_full(line, m_lines[i + 1].line)) sum += cost::title_ends_with_full_line;
    if (is_missing_empty_line(i + 1)) sum += cost::break_without_empty_line;
    if (is_first && line.open_brackets != 0) sum += cost::title_ends_within_brackets;
    if (m_opens_report[i + 1]) sum += cost::title_before_report;
    return sum;
}

int LineCosts::title_continues(std::size_t i) const {
    const Line& line = m_lines[i].line;
    const Line& next = m_lines[i + 1].line;
    const TocMatch& match = m_matches[i];
    int sum = m_style.is_full(line, next) ? cost::title_continues_after_full_line
                                          : cost::title_continues_after_short_line;
    const int columns = line.width + next.width;
    const int long_columns = m_layout.is_at_title_place(line)
                                 ? std::max(cost::long_clear_title_columns, 3 * m_style.width)
                                 : cost::long_title_columns;
    const int excess = std::max(columns - long_columns, 0);
    sum += std::min(excess / cost::columns_too_long_per_cost, cost::rule);
    if (columns < cost::short_title_columns) sum += cost::short_title_continues;
    if (m_matches[i + 1].continues) {
        sum += cost::title_continues_as_listed;
        if (match.lines > 1) sum += cost_of_match(match.whole) - cost_of_match(match.alone);
    } else if (match.alone == Likeness::Equal) {
        sum += cost::listed_title_continues;
    }
    const bool both_centred = m_layout.is_in_middle(line) && m_layout.is_in_middle(next);
    const bool same_place = both_centred || m_layout.place_of(line) == m_layout.place_of(next);
    if (!same_place) sum += cost::title_continues_elsewhere;
    if (next.empty_lines_before > line.empty_lines_before || next.empty_lines_before > 1) {
        if (!m_lines[i + 1].after_page_break) sum += cost::title_continues_after_empty_line;
    }
    if (joins_titles(next.first)) sum += cost::title_continues_with_joiner;
    return sum;
}

}  // namespace kexie
