#include "bulletin/page_line.h"

#include <algorithm>

#include "bulletin/dates.h"
#include "bulletin/noise.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int max_page = 999;

class PageLineReader {
public:
    explicit PageLineReader(const FoldedLine& line) : m_line(line), m_scanner(line) {}

    PageLine read() {
        while (!m_scanner.at_end()) {
            if (skip_separator() || read_date() || read_issue_number() || read_page()) continue;
            add_word_character();
        }
        m_result.ends_with_word = m_word_length > 0;
        note_word_end();
        return std::move(m_result);
    }

private:
    // Blanks and ornaments part words from numbers.
    bool skip_separator() {
        const char32_t c = m_scanner.peek();
        if (c != U' ' && !is_page_ornament(c) && c != U':' && c != U',') return false;
        note_word_end();
        m_is_apart = true;
        m_scanner.move_to(m_scanner.position() + 1);
        return true;
    }

    bool read_date() {
        Scanner ahead = m_scanner;
        const bool is_day = accept_full_date(ahead).has_value();
        if (!is_day && !accept_month(ahead) && !accept_weekday(ahead)) return false;
        m_result.has_date = true;
        return take(ahead);
    }

    // 2022年3月, 2022年, 3月1日
    static bool accept_month(Scanner& scanner) {
        Scanner ahead = scanner;
        const auto number = ahead.accept_number();
        if (!number) return false;
        const bool has_year = ahead.accept(U"年");
        if (has_year) {
            constexpr int min_year = 1000;
            Scanner month = ahead;
            if (month.accept_number() && month.accept(U"月")) {
                ahead = month;
            } else if (number->value < min_year) {
                return false;  // 五年 is how long something takes.
            }
        } else {
            if (!ahead.accept(U"月") || !ahead.accept_number() || !ahead.accept(U"日"))
                return false;
        }
        scanner = ahead;
        return true;
    }

    static bool accept_weekday(Scanner& scanner) {
        Scanner ahead = scanner;
        if (!ahead.accept_any({U"星期", U"礼拜", U"周"})) return false;
        if (ahead.at_end() || !is_one_of(ahead.peek(), U"一二三四五六日天")) return false;
        ahead.move_to(ahead.position() + 1);
        // 周一 may begin a word: 周一例会.
        if (!ahead.at_end() && is_ideograph(ahead.peek())) return false;
        scanner = ahead;
        return true;
    }

    // 第3期, 总第56期, 第12卷
    bool read_issue_number() {
        Scanner ahead = m_scanner;
        ahead.accept_any({U"总第", U"第", U"总"});
        if (!ahead.accept_number() || !ahead.accept_any({U"期", U"卷", U"号"})) return false;
        m_result.has_issue_number = true;
        return take(ahead);
    }

    bool read_page() {
        const std::size_t begin = m_scanner.position();
        Scanner ahead = m_scanner;
        const bool is_ordinal = ahead.accept_any({U"第", U"共"});
        const bool has_letter = !is_ordinal && m_is_apart && accept_letter(ahead);
        const auto number = ahead.accept_number();
        if (!number || number->value > max_page) return false;
        const bool is_edition = ahead.accept(U"版");
        const bool is_worded = is_edition || ahead.accept(U"页");
        if (is_ordinal && !is_worded) return false;
        const bool is_apart = m_is_apart && (is_worded || !number->chinese) && ends_word(ahead);
        if (!is_apart && !(is_ordinal && is_worded)) {
            // 5G, 第12届: the number belongs to a word, whole.
            m_result.has_other_number = true;
            while (m_scanner.position() < std::max(number->end, begin + 1)) add_word_character();
            return true;
        }
        m_result.page = number->value;
        m_result.has_edition = m_result.has_edition || is_edition || has_letter;
        return take(ahead);
    }

    static bool accept_letter(Scanner& scanner) {
        const char32_t c = scanner.peek();
        const std::size_t at = scanner.position();
        if (c < U'A' || c > U'P') return false;
        scanner.move_to(at + 1);
        return true;
    }

    bool ends_word(const Scanner& scanner) const {
        const char32_t c = scanner.peek();
        return scanner.at_end() || c == U' ' || is_page_ornament(c);
    }

    bool take(const Scanner& ahead) {
        note_word_end();
        m_scanner = ahead;
        m_is_apart = true;
        return true;
    }

    void add_word_character() {
        const char32_t c = m_line.chars[m_scanner.position()];
        m_scanner.move_to(m_scanner.position() + 1);
        if (c == U' ') return;
        m_result.words.push_back(c);
        ++m_word_length;
        m_is_apart = false;
    }

    void note_word_end() {
        m_result.longest_word = std::max(m_result.longest_word, m_word_length);
        m_word_length = 0;
    }

    const FoldedLine& m_line;
    Scanner m_scanner;
    PageLine m_result;
    std::size_t m_word_length = 0;
    bool m_is_apart = true;  // No character of a word stands directly before.
};

}  // namespace

PageLine read_page_line(const FoldedLine& line) {
    return PageLineReader(line).read();
}

}  // namespace kexie
