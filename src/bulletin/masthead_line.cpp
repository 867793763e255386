#include "bulletin/masthead_line.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "bulletin/issue_numbers.h"
#include "bulletin/masthead_names.h"
#include "bulletin/masthead_words.h"
#include "bulletin/year_figures.h"
#include "text/chars.h"

namespace kexie {

namespace {

using Kind = MastheadPart::Kind;

bool is_bracket(char32_t c) {
    return is_one_of(c, U"()[]〔〕【】〖〗<>");
}

bool is_separator(char32_t c) {
    return is_bracket(c) || is_one_of(c, U"|/·•:-*");
}

// Splits a line into parts from left to right.
class MastheadLineReader {
public:
    explicit MastheadLineReader(const FoldedLine& line) : m_line(line), m_scanner(line) {}

    MastheadLine read() {
        while (m_scanner.skip_blanks(), !m_scanner.at_end()) {
            const std::size_t at = m_scanner.position();
            if (is_separator(m_scanner.peek()) && !opens_numbered_year(at)) {
                m_scanner.move_to(at + 1);
                add(Kind::Label, at, at + 1);
            } else if (!read_permit() && !read_fact() && !read_name_in_marks()) {
                read_free();
            }
        }
        return std::move(m_result);
    }

private:
    // Adds characters [begin, end) of the line, without the blanks at their ends.
    MastheadPart& add(Kind kind, std::size_t begin, std::size_t end) {
        while (end > begin && m_line.chars[end - 1] == U' ') --end;
        while (begin < end && m_line.chars[begin] == U' ') ++begin;
        MastheadPart part;
        part.kind = kind;
        part.bytes = bytes(begin, end);
        if (kind == Kind::Free || kind == Kind::Notice) {
            for (std::size_t i = begin; i < end; ++i) {
                if (m_line.chars[i] != U' ') part.words.push_back(m_line.chars[i]);
            }
        }
        m_result.parts.push_back(std::move(part));
        return m_result.parts.back();
    }

    ByteRange bytes(std::size_t begin, std::size_t end) const {
        return {m_line.offsets[begin], m_line.offsets[end]};
    }

    void add_label(std::size_t begin, std::size_t end) {
        if (begin < end) add(Kind::Label, begin, end);
    }

    bool read_fact() {
        return read_word_label() || read_date() || read_total() || read_year() || read_volume() ||
               read_number() || read_calendar_words();
    }

    // 准印证号 …, ISSN …, 1998年创刊: their figures are none of the issue's. Up to the end of the
    // line or what is certainly a number or a label.
    bool read_permit() {
        const std::size_t start = m_scanner.position();
        if (!is_boundary(m_line, start)) return false;
        std::size_t end = start;
        while (end < m_line.size() && m_line.chars[end] != U' ') ++end;
        const std::u32string_view chars = m_line.chars;
        if (!names_permit(chars.substr(start, end - start))) return false;
        while (end < m_line.size() && !starts_fact_after_permit(end)) ++end;
        m_scanner.move_to(end);
        add(Kind::Notice, start, end);
        return true;
    }

    bool starts_fact_after_permit(std::size_t at) const {
        if (m_line.chars[at] != U' ') return false;
        MastheadLineReader ahead(m_line);
        ahead.m_scanner.move_to(at + 1);
        if (ahead.read_word_label()) return true;
        Scanner number(m_line, at);
        const auto found = accept_issue_number(number, m_line, false);
        return (found && !found->is_document) || ahead.read_total();
    }

    bool read_word_label() {
        const std::size_t start = m_scanner.position();
        if (!is_boundary(m_line, start)) return false;
        const auto announced = accept_label_words(m_scanner);
        if (!announced) return false;
        const Announces announces = *announced;
        if (!m_scanner.accept(U":") && !(announces != Announces::Nothing && value_follows(start))) {
            m_scanner.move_to(start);
            return false;
        }
        add(Kind::Label, start, m_scanner.position()).announces = announces;
        return true;
    }

    // 主办 云岭市科协: a label without a colon, and a blank before a name of some length. Not 编
    // 印.
    bool value_follows(std::size_t label) const {
        constexpr std::size_t min_label_length = 2;
        constexpr std::size_t min_name_length = 4;
        const std::size_t at = m_scanner.position();
        if (at - label < min_label_length || m_scanner.peek() != U' ') return false;
        if (!m_result.parts.empty() && m_result.parts.back().kind == Kind::Free) return false;
        std::size_t end = at + 1;
        while (end < m_line.size() && m_line.chars[end] != U' ') ++end;
        return end - at > min_name_length;
    }

    bool read_date() {
        const std::size_t start = m_scanner.position();
        const auto date = accept_printed_date(m_scanner);
        if (!date) return false;
        const std::size_t end = m_scanner.position();
        if (!is_boundary(m_line, end) && !calendar_words_follow(end) && !number_follows(end)) {
            m_scanner.move_to(start);
            return false;
        }
        // 2021.4 and 2021-4 are months only where they stand alone.
        const bool is_exact = date->is_day() && date->has_year();
        MastheadPart& part = add(is_exact ? Kind::Date : Kind::Period, start, end);
        part.period = *date;
        part.year_bytes = bytes(date->year_begin, date->year_end);
        if (is_exact) part.date = date->first;
        m_year_seen = m_year_seen || date->has_year();
        return true;
    }

    // 星期五, 农历二月廿八, 辛丑年二月廿八, 出版 after a date.
    bool calendar_words_follow(std::size_t at) const {
        Scanner ahead(m_line, at);
        return accept_calendar_words(ahead, m_line);
    }

    // Only after a date, or where they stand alone.
    bool read_calendar_words() {
        const std::size_t start = m_scanner.position();
        const bool after_date =
            !m_result.parts.empty() && (m_result.parts.back().kind == Kind::Date ||
                                        m_result.parts.back().kind == Kind::Period);
        if (!after_date && !m_year_seen && !is_boundary(m_line, start)) return false;
        if (!after_date && !starts_calendar_words(m_scanner, m_line)) return false;
        if (!accept_calendar_words(m_scanner, m_line)) return false;
        add_label(start, m_scanner.position());
        return true;
    }

    bool number_follows(std::size_t at) const {
        Scanner ahead(m_line, at);
        ahead.accept(U"度");
        Scanner total = ahead;
        return accept_issue_number(ahead, m_line, true) || accept_total_number(total, m_line) ||
               accept_volume(ahead, m_line);
    }

    void add_number(Kind kind, const PrintedNumber& number) {
        add_label(number.begin, number.figures.begin);
        MastheadPart& part = add(kind, number.figures.begin, number.figures.end);
        part.value = number.figures.value;
        part.is_combined = number.is_combined;
        part.is_document = number.is_document;
        add_label(number.figures.end, number.end);
    }

    bool read_total() {
        const auto number = accept_total_number(m_scanner, m_line);
        if (number) add_number(Kind::Total, *number);
        return number.has_value();
    }

    bool read_number() {
        const std::size_t start = m_scanner.position();
        if (follows_supplement(start)) return false;
        const auto number = accept_issue_number(m_scanner, m_line, m_year_seen);
        if (!number) return false;
        add_number(Kind::Number, *number);
        m_scanner.accept_any({U"合刊", U"合期"});
        add_label(number->end, m_scanner.position());
        return true;
    }

    bool supplement_follows(std::size_t at) const {
        return Scanner(m_line, at)
                   .accept_any({U"增刊", U"特刊", U"专刊", U"试刊", U"号外", U"专辑", U"合订本"}) ||
               starts_calendar_words(Scanner(m_line, at), m_line);
    }

    // 增刊第1期: a count of its own.
    bool follows_supplement(std::size_t at) const {
        while (at > 0 && (m_line.chars[at - 1] == U' ' || is_bracket(m_line.chars[at - 1]))) --at;
        std::u32string_view before = std::u32string_view(m_line.chars).substr(0, at);
        if (before.ends_with(U'第')) before.remove_suffix(1);
        return before.ends_with(U"增刊") || before.ends_with(U"特刊") ||
               before.ends_with(U"试刊") || before.ends_with(U"专刊") || before.ends_with(U"号外");
    }

    bool read_volume() {
        const std::size_t start = m_scanner.position();
        if (!accept_volume(m_scanner, m_line)) return false;
        add_label(start, m_scanner.position());
        m_year_seen = true;
        return true;
    }

    // 〔2023〕, [2023], (2023): a year in brackets, before 3号 or 第3期.
    bool opens_numbered_year(std::size_t at) const {
        if (at >= m_line.size() || !is_bracket(m_line.chars[at])) return false;
        Scanner ahead(m_line, at + 1);
        const auto year = accept_year_figures(ahead);
        ahead.accept(U"年");
        if (!year || !is_bracket(ahead.peek())) return false;
        ahead.move_to(ahead.position() + 1);
        ahead.accept(U"年");
        return accept_issue_number(ahead, m_line, true).has_value();
    }

    bool read_year() {
        return is_bracket(m_scanner.peek()) ? read_bracketed_year() : read_plain_year();
    }

    bool read_bracketed_year() {
        const std::size_t start = m_scanner.position();
        if (!opens_numbered_year(start)) return false;
        mark_document_prefix();
        m_scanner.move_to(start + 1);
        const auto year = accept_year_figures(m_scanner);
        add_label(start, start + 1);
        add(Kind::Year, year->begin, year->end).value = year->value;
        m_scanner.accept(U"年");
        m_scanner.skip_blanks();
        m_scanner.move_to(m_scanner.position() + 1);
        add_label(year->end, m_scanner.position());
        m_year_seen = true;
        return true;
    }

    // 云科协简报 right before 〔2021〕5号 is what the document number begins with.
    void mark_document_prefix() {
        const std::size_t at = m_scanner.position();
        if (m_result.parts.empty() || at == 0 || m_line.chars[at - 1] == U' ') return;
        MastheadPart& before = m_result.parts.back();
        if (before.kind == Kind::Free) before.is_document = true;
    }

    // 2023年, 2023年度, before a number or a boundary
    bool read_plain_year() {
        const std::size_t start = m_scanner.position();
        const auto year = accept_year_figures(m_scanner);
        const std::size_t sign = m_scanner.position();
        const bool has_sign = year && m_scanner.accept(U"年");
        const std::size_t after = m_scanner.position();
        const bool is_year =
            year && (number_follows(after) ||
                     (has_sign && (is_boundary(m_line, after) || supplement_follows(after))));
        if (!is_year) {
            m_scanner.move_to(start);
            return false;
        }
        add(Kind::Year, year->begin, year->end).value = year->value;
        m_scanner.accept(U"度");
        add_label(sign, m_scanner.position());
        m_year_seen = true;
        return true;
    }

    // 《云岭科普动态》, but not 《云岭科普动态》编辑部.
    bool read_name_in_marks() {
        const std::size_t start = m_scanner.position();
        if (m_scanner.peek() != U'《') return false;
        const std::size_t close = m_line.chars.find(U'》', start);
        if (close == std::u32string::npos || close == start + 1) return false;
        const bool is_over = is_boundary_after_name(close + 1);
        if (!is_over) return false;
        add_label(start, start + 1);
        add(Kind::Free, start + 1, close);
        add_label(close, close + 1);
        m_scanner.move_to(close + 1);
        return true;
    }

    bool is_boundary_after_name(std::size_t at) const {
        if (at >= m_line.size() || m_line.chars[at] == U' ' || is_separator(m_line.chars[at])) {
            return true;
        }
        return is_fact_at(at);
    }

    void read_free() {
        const std::size_t start = m_scanner.position();
        std::size_t at = start + 1;
        while (at < m_line.size() && !(is_part_start(at, start))) ++at;
        m_scanner.move_to(at);
        add(Kind::Free, start, at);
    }

    // A number, a date or a label starts at `at`.
    bool is_fact_at(std::size_t at) const {
        MastheadLineReader ahead(m_line);
        ahead.m_scanner.move_to(at);
        ahead.m_year_seen = m_year_seen;
        return ahead.read_fact();
    }

    // Something other than free text starts at `at`.
    bool is_part_start(std::size_t at, std::size_t free_start) const {
        const char32_t c = m_line.chars[at];
        if (c == U' ') return is_wide_gap(at, free_start);
        if (c == U'|' || c == U':') return true;
        if (is_bracket(c) && closes_bracket(c, free_start)) return true;
        if (is_bracket(c)) return opens_numbered_year(at) || is_fact_at(at + 1);
        if (!is_ascii_digit(c) && !chinese_numeral(c) && !is_one_of(c, U"第总累中民公NV")) {
            return false;
        }
        if (is_ascii_digit(c) && is_ascii_digit(m_line.chars[at - 1])) return false;
        if (is_ascii_letter(c) && is_ascii_graphic(m_line.chars[at - 1])) return false;
        return is_fact_at(at);
    }

    // The free text stands in brackets that `c` closes.
    bool closes_bracket(char32_t c, std::size_t free_start) const {
        return free_start > 0 && closing_bracket_of(m_line.chars[free_start - 1]) == c;
    }

    // A blank parts free text, but not between single characters: 科 协 动 态.
    bool is_wide_gap(std::size_t at, std::size_t free_start) const {
        const std::size_t next = at + 1;
        if (next >= m_line.size()) return true;
        const bool is_latin_text = next < m_line.size() && is_ascii_graphic(m_line.chars[next]) &&
                                   is_ascii_letter(m_line.chars[free_start]) &&
                                   is_ascii_graphic(m_line.chars[at - 1]);
        if (is_latin_text) return false;
        const bool single_before = at < free_start + 2 || m_line.chars[at - 2] == U' ';
        const bool single_after = next + 1 >= m_line.size() || m_line.chars[next + 1] == U' ';
        return !(single_before && single_after);
    }

    const FoldedLine& m_line;
    Scanner m_scanner;
    MastheadLine m_result;
    bool m_year_seen = false;
};

}  // namespace

MastheadLine read_masthead_line(const FoldedLine& line) {
    return MastheadLineReader(line).read();
}

}  // namespace kexie
