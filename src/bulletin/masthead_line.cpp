#include "bulletin/masthead_line.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "bulletin/dates.h"
#include "text/chars.h"

namespace kexie {

namespace {

using Kind = MastheadPart::Kind;

// Much free text makes a sentence, not a masthead.
constexpr std::size_t max_free_characters = 28;

bool is_bracket(char32_t c) {
    return is_one_of(c, U"()[]〔〕【】〖〗<>");
}

bool is_separator(char32_t c) {
    return is_bracket(c) || is_one_of(c, U"|/·•:-*");
}

bool is_boundary(const FoldedLine& line, std::size_t at) {
    return at == 0 || at >= line.size() || line.chars[at] == U' ' || is_separator(line.chars[at]) ||
           line.chars[at - 1] == U' ' || is_separator(line.chars[at - 1]);
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
            } else if (!read_word_label() && !read_date() && !read_total() && !read_year() &&
                       !read_number()) {
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
        part.bytes = {m_line.offsets[begin], m_line.offsets[end]};
        m_result.parts.push_back(std::move(part));
        return m_result.parts.back();
    }

    void add_number(Kind kind, const ScannedNumber& number) {
        add(kind, number.begin, number.end).value = number.value;
    }

    bool read_word_label() {
        const std::size_t start = m_scanner.position();
        if (!is_boundary(m_line, start)) return false;
        const bool publisher =
            m_scanner.accept_any({U"主办单位", U"编印单位", U"编发单位", U"编制单位", U"印发单位",
                                  U"主办", U"编印", U"主编单位", U"编发", U"印发", U"承办"});
        const bool other =
            !publisher && m_scanner.accept_any({U"出版日期", U"印发日期", U"编印日期", U"日期",
                                                U"时间", U"期号", U"刊期", U"期数"});
        if ((publisher || other) && m_scanner.accept(U":")) {
            add(Kind::Label, start, m_scanner.position()).publisher_follows = publisher;
            return true;
        }
        m_scanner.move_to(start);
        return false;
    }

    bool read_date() {
        const std::size_t start = m_scanner.position();
        const auto date = accept_full_date(m_scanner);
        if (!date) return false;
        if (!is_boundary(m_line, m_scanner.position())) {
            m_scanner.move_to(start);
            return false;
        }
        add(Kind::Date, start, m_scanner.position()).date = *date;
        return true;
    }

    // 总第71期, 累计第 71 期, 总期数71
    bool read_total() {
        const std::size_t start = m_scanner.position();
        if (!m_scanner.accept_any({U"累计总", U"累计", U"总期数", U"总期号", U"总"})) return false;
        m_scanner.accept(U":");
        m_scanner.accept_any({U"第", U"字第"});
        const auto number = m_scanner.accept_number();
        const std::size_t after = m_scanner.position();
        if (!number || !is_end_of_number(after)) {
            m_scanner.move_to(start);
            return false;
        }
        add(Kind::Label, start, number->begin);
        add_number(Kind::Total, *number);
        read_period_sign();
        return true;
    }

    // True if 期, 号 or the end of a part follows.
    bool is_end_of_number(std::size_t at) const {
        Scanner ahead(m_line, at);
        if (ahead.accept_any({U"期", U"号", U"辑"})) return is_boundary(m_line, ahead.position());
        return is_boundary(m_line, at);
    }

    void read_period_sign() {
        const std::size_t start = m_scanner.position();
        if (m_scanner.accept_any({U"期", U"号", U"辑"})) {
            add(Kind::Label, start, m_scanner.position());
        }
    }

    // 〔2023〕, [2023], (2023): a year in brackets, before 3号 or 第3期.
    bool opens_numbered_year(std::size_t at) const {
        if (!is_bracket(m_line.chars[at])) return false;
        Scanner ahead(m_line, at + 1);
        const auto year = ahead.accept_number();
        if (!year || year->digits != 4 || !is_bracket(ahead.peek())) return false;
        ahead.move_to(ahead.position() + 1);
        ahead.accept(U"年");
        ahead.accept(U"第");
        return ahead.accept_number().has_value() && ahead.accept_any({U"号", U"期"});
    }

    bool read_year() {
        return is_bracket(m_scanner.peek()) ? read_bracketed_year() : read_plain_year();
    }

    bool read_bracketed_year() {
        const std::size_t start = m_scanner.position();
        if (!opens_numbered_year(start)) return false;
        m_scanner.move_to(start + 1);
        const auto year = m_scanner.accept_number();
        const std::size_t close = m_scanner.position();
        add(Kind::Label, start, start + 1);
        add_number(Kind::Year, *year);
        add(Kind::Label, close, close + 1);
        m_scanner.move_to(close + 1);
        m_year_seen = true;
        return true;
    }

    // 2023年, 2023年度, before a number or a boundary
    bool read_plain_year() {
        const std::size_t start = m_scanner.position();
        const auto year = m_scanner.accept_number();
        const std::size_t sign = m_scanner.position();
        const bool is_year = year && year->digits == 4 && year->value >= 1900 &&
                             year->value < 2200 && m_scanner.accept(U"年");
        const std::size_t after = m_scanner.position();
        if (!is_year || !(number_follows(after) || is_boundary(m_line, after))) {
            m_scanner.move_to(start);
            return false;
        }
        add_number(Kind::Year, *year);
        m_scanner.accept(U"度");
        add(Kind::Label, sign, m_scanner.position());
        m_year_seen = true;
        return true;
    }

    bool number_follows(std::size_t at) const {
        Scanner ahead(m_line, at);
        ahead.accept_any({U"度", U"总"});
        ahead.accept(U"第");
        return ahead.accept_number().has_value() && ahead.accept_any({U"期", U"号", U"辑"});
    }

    // 第18期, 18期 (after a year), 第3号
    bool read_number() {
        const std::size_t start = m_scanner.position();
        const bool ordinal = m_scanner.accept(U"第");
        const auto number = m_scanner.accept_number();
        const std::size_t after = m_scanner.position();
        Scanner ahead(m_line, after);
        if (!number || !(ordinal || m_year_seen) || !ahead.accept_any({U"期", U"号", U"辑"}) ||
            !is_number_over(ahead.position())) {
            m_scanner.move_to(start);
            return false;
        }
        if (ordinal) add(Kind::Label, start, number->begin);
        add_number(Kind::Number, *number);
        read_period_sign();
        return true;
    }

    // Nothing but a total, a date or a boundary follows: not 第3期开班.
    bool is_number_over(std::size_t at) const {
        if (is_boundary(m_line, at)) return true;
        Scanner ahead(m_line, at);
        return ahead.accept_any({U"总", U"累计"});
    }

    void read_free() {
        const std::size_t start = m_scanner.position();
        std::size_t at = start + 1;
        while (at < m_line.size() && !(is_part_start(at, start))) ++at;
        m_scanner.move_to(at);
        MastheadPart& part = add(Kind::Free, start, at);
        for (std::size_t i = start; i < at; ++i) {
            if (m_line.chars[i] != U' ') part.words.push_back(m_line.chars[i]);
        }
    }

    // Something other than free text starts at `at`.
    bool is_part_start(std::size_t at, std::size_t free_start) const {
        const char32_t c = m_line.chars[at];
        if (c == U' ') return is_wide_gap(at, free_start);
        if (!is_bracket(c) && !is_ascii_digit(c) && !chinese_numeral(c) &&
            !is_one_of(c, U"第总累编主日印")) {
            return false;
        }
        if (is_ascii_digit(c) && is_ascii_digit(m_line.chars[at - 1])) return false;
        MastheadLineReader ahead(m_line);
        ahead.m_scanner.move_to(at);
        ahead.m_year_seen = m_year_seen;
        if (is_bracket(c)) {
            if (opens_numbered_year(at)) return true;
            ahead.m_scanner.move_to(at + 1);
        }
        return ahead.read_word_label() || ahead.read_date() || ahead.read_total() ||
               ahead.read_year() || ahead.read_number();
    }

    // A blank parts free text, but not between single characters: 科 协 动 态.
    bool is_wide_gap(std::size_t at, std::size_t free_start) const {
        const std::size_t next = at + 1;
        if (next >= m_line.size()) return true;
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

bool MastheadLine::has(Kind kind) const {
    return std::any_of(parts.begin(), parts.end(),
                       [kind](const MastheadPart& part) { return part.kind == kind; });
}

bool MastheadLine::is_issue_line() const {
    std::size_t free_characters = 0;
    for (const MastheadPart& part : parts) {
        if (part.kind != Kind::Free) continue;
        free_characters += part.words.size();
        for (const char32_t c : part.words) {
            if (is_sentence_end(c) || c == U'，') return false;
        }
    }
    return free_characters <= max_free_characters &&
           (has(Kind::Number) || has(Kind::Total) || has(Kind::Date));
}

MastheadLine read_masthead_line(const FoldedLine& line) {
    return MastheadLineReader(line).read();
}

}  // namespace kexie
