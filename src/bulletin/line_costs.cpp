#include "bulletin/line_costs.h"

#include <algorithm>

#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"
#include "bulletin/role_costs.h"
#include "text/chars.h"

namespace kexie {

namespace {

bool is_complete(LineEnd end) {
    return end == LineEnd::Stop || end == LineEnd::StopBracket || end == LineEnd::OnlyBracket;
}

// 6月8日，… or 2023年6月8日上午…
bool starts_with_day(std::string_view text, const Line& line) {
    constexpr std::size_t max_day_length = 20;
    if (!is_ascii_digit(to_half_width(line.first)) && !chinese_numeral(line.first)) return false;
    const FoldedLine start = fold_line(text, line.range(), max_day_length);
    Scanner scanner(start);
    auto number = scanner.accept_number();
    if (number && scanner.accept(U"年")) number = scanner.accept_number();
    return number && scanner.accept(U"月") && scanner.accept_number() &&
           scanner.accept_any({U"日", U"号"});
}

// Particles that begin no sentence.
bool starts_within_sentence(char32_t c) {
    return is_one_of(fold_character(c), U"的了们等之");
}

bool joins_titles(char32_t c) {
    return is_one_of(fold_character(c), U"暨及并与") || c == U'—';
}

bool has_number(std::string_view text, const Line& line) {
    return read_bullet(text, line).kind == Bullet::Kind::Number;
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

int cost_of_title_end(const Line& line) {
    switch (line.line_end) {
        case LineEnd::Stop:
            return is_one_of(line.last, U"！？!?") ? cost::title_with_exclamation
                                                   : cost::title_with_full_stop;
        case LineEnd::StopBracket:
        case LineEnd::OnlyBracket:
            return cost::title_with_attribution;
        case LineEnd::Comma:
        case LineEnd::Semicolon:
            return cost::title_in_mid_sentence;
        case LineEnd::Colon:
            return cost::title_with_colon;
        default:
            return cost::none;
    }
}

int cost_of_title_marks(const Line& line) {
    int sum = cost::none;
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

}  // namespace

LineCosts::LineCosts(std::string_view text, std::span<const BodyLine> lines,
                     std::span<const std::u32string> toc_keys, const WrapStyle& style)
    : m_text(text),
      m_lines(lines),
      m_style(style),
      m_matches(match_toc(text, lines, toc_keys, style)) {
    m_title_costs.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) m_title_costs.push_back(title_cost(i));
}

int LineCosts::of(std::size_t i, LineRole role) const {
    switch (role) {
        case LineRole::Title:
            return m_title_costs[i] + cost_of_match(m_matches[i].alone);
        case LineRole::TitleContinuation:
            return m_title_costs[i];
        case LineRole::Paragraph:
            return paragraph_cost(i);
        case LineRole::ParagraphContinuation:
            return continuation_cost(i);
        case LineRole::SectionHeading:
            break;
    }
    return cost::none;
}

int LineCosts::title_cost(std::size_t i) const {
    const Line& line = m_lines[i].line;
    int sum = cost_of_title_end(line);
    if (line.has_inner_stop) sum += cost::title_with_inner_stop;
    // Beyond doubt already; most lines are.
    if (sum >= cost::rule) return sum;
    sum += cost_of_title_marks(line);
    if (starts_with_day(m_text, line)) sum += cost::title_starting_with_day;
    if (is_closing(line.first)) sum += cost::starts_with_closing_mark;
    if (m_lines[i].is_credit) sum += cost::title_with_attribution;
    if (!line.has_ideograph) sum += cost::title_without_ideograph;
    if (has_number(m_text, line)) sum += cost::title_with_number;
    const int excess = std::max(line.width - cost::long_title_columns, 0);
    return sum + std::min(excess * cost::title_per_column_too_long, cost::rule);
}

int LineCosts::paragraph_cost(std::size_t i) const {
    const BodyLine& body = m_lines[i];
    const Line& line = body.line;
    int sum = cost::none;
    if (is_closing(line.first)) sum += cost::starts_with_closing_mark;
    if (starts_within_sentence(line.first)) sum += cost::starts_within_sentence;
    const bool wants_indent =
        m_style.indent > 0 && line.line_end != LineEnd::OnlyBracket && !body.is_credit;
    if (wants_indent && !m_style.is_indented(line)) sum += cost::paragraph_without_indent;
    if (m_style.lost_indent > 0) {
        const int excess = line.width - (m_style.width - m_style.lost_indent) - 1;
        if (excess > WrapStyle::tolerance(line)) sum += cost::paragraph_too_wide_for_indent;
    }
    return sum;
}

int LineCosts::continuation_cost(std::size_t i) const {
    const BodyLine& body = m_lines[i];
    if (body.is_credit) return cost::continuation_is_credit;
    const bool is_indented = m_style.is_indented(body.line) && !body.after_page_break;
    return is_indented ? cost::continuation_is_indented : cost::none;
}

int LineCosts::end_of_paragraph(std::size_t i, Next next) const {
    const auto cost_of = [next](const cost::ParagraphEnd& end) {
        return next == Next::Paragraph ? end.before_paragraph : end.before_other;
    };
    const BodyLine& body = m_lines[i];
    if (body.is_credit) return cost_of(cost::end_with_credit);
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
            return cost_of(cost::end_with_colon);
        case LineEnd::Semicolon:
            return cost_of(cost::end_with_semicolon);
        case LineEnd::Comma:
            return cost_of(cost::end_with_comma);
        case LineEnd::Open:
            break;
    }
    return cost_of(has_number(m_text, body.line) ? cost::end_of_numbered_item
                                                 : cost::end_in_mid_sentence);
}

int LineCosts::paragraph_continues(std::size_t i, bool is_first) const {
    const LineEnd end = m_lines[i].line.line_end;
    int sum = m_style.is_wrapped() ? wrapped_continues(i, is_first) : unwrapped_continues(i);
    if (end == LineEnd::OnlyBracket || m_lines[i].is_credit) {
        sum += cost::continues_after_attribution;
    }
    if (end == LineEnd::StopBracket) sum += cost::continues_after_bracketed_end;
    if (is_after_empty_line(i + 1)) sum += cost::continues_after_empty_line;
    return sum;
}

int LineCosts::wrapped_continues(std::size_t i, bool is_first) const {
    const Line& line = m_lines[i].line;
    const bool complete = is_complete(line.line_end);
    const int slack = m_style.slack(line, m_lines[i + 1].line, is_first);
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

int LineCosts::break_after(std::size_t i) const {
    const Line& line = m_lines[i].line;
    int sum = cost::none;
    if (is_missing_empty_line(i + 1)) sum += cost::break_without_empty_line;
    if (m_style.is_wrapped() && m_style.slack(line, m_lines[i + 1].line, false) < 0) {
        sum += cost::break_after_full_line;
    }
    return sum;
}

int LineCosts::end_of_title(std::size_t i, bool is_first) const {
    const Line& line = m_lines[i].line;
    int sum = cost::none;
    if (m_style.is_full(line, m_lines[i + 1].line)) sum += cost::title_ends_with_full_line;
    if (is_missing_empty_line(i + 1)) sum += cost::break_without_empty_line;
    if (is_first && line.open_brackets != 0) sum += cost::title_ends_within_brackets;
    return sum;
}

int LineCosts::title_continues(std::size_t i) const {
    const Line& line = m_lines[i].line;
    const Line& next = m_lines[i + 1].line;
    const TocMatch& match = m_matches[i];
    int sum = m_style.is_full(line, next) ? cost::title_continues_after_full_line
                                          : cost::title_continues_after_short_line;
    const int columns = line.width + next.width;
    const int excess = std::max(columns - cost::long_title_columns, 0);
    sum += std::min(excess / cost::columns_too_long_per_cost, cost::rule);
    if (columns < cost::short_title_columns) sum += cost::short_title_continues;
    if (match.with_next > match.alone) {
        sum += cost_of_match(match.with_next) - cost_of_match(match.alone) +
               cost::title_continues_as_listed;
    } else if (match.alone == Likeness::Equal) {
        sum += cost::listed_title_continues;
    }
    if (joins_titles(next.first)) sum += cost::title_continues_with_joiner;
    return sum;
}

bool LineCosts::is_after_empty_line(std::size_t i) const {
    return m_style.empty_lines_separate && m_lines[i].line.empty_lines_before > 0 &&
           !m_lines[i].after_page_break;
}

// Empty lines separate paragraphs here, but there is none before line `i`.
bool LineCosts::is_missing_empty_line(std::size_t i) const {
    return m_style.empty_lines_separate && m_lines[i].line.empty_lines_before == 0 &&
           !m_lines[i].after_page_break;
}

}  // namespace kexie
