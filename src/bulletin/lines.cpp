#include "bulletin/lines.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/chars.h"
#include "text/decode.h"

namespace kexie {

namespace {

template <typename Counter>
void count_up(Counter& counter, int amount = 1) {
    constexpr int most = std::numeric_limits<Counter>::max();
    counter = static_cast<Counter>(std::min(most, counter + amount));
}

// The character that ends before byte `offset`, which is > begin.
Decoded previous_character(std::string_view text, std::size_t begin, std::size_t offset) {
    std::size_t start = offset - 1;
    while (start > begin && offset - start < 4 &&
           (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) {
        --start;
    }
    const Decoded decoded = decode_utf8(text, start);
    if (start + decoded.size == offset) return decoded;
    return {replacement_character, 1};
}

bool closes_quotation(char32_t c) {
    return c == U'”' || c == U'’' || c == U'"' || c == U'」' || c == U'』' || c == U'》' ||
           c == U'〉';
}

bool is_round_close(char32_t c) {
    return c == U'）' || c == U')';
}
bool is_round_open(char32_t c) {
    return c == U'（' || c == U'(';
}

// A contributing unit is short; a longer bracket is part of a sentence.
constexpr int longest_bracket = 80;

LineEnd classify_bracket(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t at = end;
    int depth = 0;
    for (int i = 0; i < longest_bracket && at > begin; ++i) {
        const Decoded c = previous_character(text, begin, at);
        at -= c.size;
        if (is_round_close(c.code_point)) ++depth;
        if (is_round_open(c.code_point) && --depth == 0) {
            while (at > begin) {
                const Decoded before = previous_character(text, begin, at);
                if (!is_layout(before.code_point) && !closes_quotation(before.code_point)) {
                    return is_sentence_end(before.code_point) ? LineEnd::StopBracket
                                                              : LineEnd::Bracket;
                }
                at -= before.size;
            }
            return LineEnd::OnlyBracket;
        }
    }
    return at > begin ? LineEnd::Bracket : LineEnd::BracketTail;
}

constexpr char32_t first_common_ideograph = 0x4E00;
constexpr char32_t last_common_ideograph = 0x9FFF;

// What single ideographs tell about their line.
constexpr std::uint8_t issue_word_trait = 1;
constexpr std::uint8_t digit_trait = 2;

// By the distance from the first common ideograph.
constexpr auto ideograph_traits = [] {
    std::array<std::uint8_t, last_common_ideograph - first_common_ideograph + 1> table{};
    for (const char32_t c : {U'期', U'号', U'號'}) {
        table[c - first_common_ideograph] = issue_word_trait;
    }
    for (const char32_t c :
         {U'零', U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九', U'十'}) {
        table[c - first_common_ideograph] = digit_trait;
    }
    return table;
}();

std::uint8_t traits_of(char32_t ideograph) {
    if (ideograph == U'〇') return digit_trait;
    const bool common = ideograph >= first_common_ideograph && ideograph <= last_common_ideograph;
    return common ? ideograph_traits[ideograph - first_common_ideograph] : std::uint8_t{0};
}

// Measures character by character; the caller feeds it one line.
class Meter {
public:
    explicit Meter(Line& line) : m_line(line) {}

    void take(char32_t c, std::size_t begin, std::size_t end) {
        if (is_layout(c)) {
            const std::size_t columns = columns_of(c);
            (m_started ? m_pending : m_indent) += columns;
            if (m_started && columns > 0) m_unit_open = false;
            if (columns > 0) m_previous_latin = m_previous_wide = false;
            return;
        }
        if (!m_started) {
            m_started = true;
            m_line.begin = begin;
            m_line.first = c;
            m_line.indent = saturated(m_indent);
        }
        const std::size_t columns = columns_of(c);
        measure_unit(c, columns);
        m_width += m_pending + columns;
        m_pending = 0;
        note(c);
        m_line.last = c;
        m_line.end = end;
    }

    // Takes what text mostly is, ideographs in the middle of a line, from `at` on; returns where it
    // stopped, which may be at once. The same as take() of each, without asking what else a
    // character might be; nor does it ask decode_next(), which costs the parser a twelfth.
    std::size_t take_ideographs(std::string_view text, std::size_t at) {
        if (!m_started || m_unit_open || m_pending > 0 || m_stop_pending) return at;
        const std::size_t first = at;
        std::uint8_t traits = 0;
        while (at + 2 < text.size()) {
            const auto lead = static_cast<unsigned char>(text[at]);
            const auto second = static_cast<unsigned char>(text[at + 1]);
            const auto third = static_cast<unsigned char>(text[at + 2]);
            const char32_t c = (static_cast<char32_t>(lead & 0x0F) << 12) |
                               (static_cast<char32_t>(second & 0x3F) << 6) | (third & 0x3F);
            const bool well_formed =
                (lead & 0xF0) == 0xE0 && (second & 0xC0) == 0x80 && (third & 0xC0) == 0x80;
            if (!well_formed || c < first_common_ideograph || c > last_common_ideograph) break;
            traits |= ideograph_traits[c - first_common_ideograph];
            m_line.last = c;
            at += 3;
        }
        if (at == first) return at;
        if (m_previous_latin) count_up(m_line.seams);
        m_line.has_ideograph = true;
        m_line.has_issue_word = m_line.has_issue_word || (traits & issue_word_trait) != 0;
        m_line.has_digit = m_line.has_digit || (traits & digit_trait) != 0;
        m_line.end = at;
        m_width += (at - first) / 3 * 2;
        m_previous_latin = false;
        m_previous_wide = true;
        return at;
    }

    bool finish(std::string_view text) {
        if (!m_started) return false;
        m_line.width = saturated(m_width);
        m_line.trailing_blank = m_pending > 0;
        m_line.line_end = line_end_of(text, m_line.begin, m_line.end);
        return true;
    }

private:
    static std::size_t columns_of(char32_t c) {
        return is_ideograph(c) ? 2 : static_cast<std::size_t>(display_columns(c));
    }
    static std::uint16_t saturated(std::size_t columns) {
        return static_cast<std::uint16_t>(
            std::min<std::size_t>(columns, std::numeric_limits<std::uint16_t>::max()));
    }

    void measure_unit(char32_t c, std::size_t columns) {
        if (!m_unit_open) return;
        const bool latin = is_latin(c);
        const bool sticks = m_width == 0 || is_closing(c) || (latin && m_unit_latin) ||
                            m_unit_opening || (m_unit_latin && c < 0x80);
        if (!sticks) {
            m_unit_open = false;
            return;
        }
        m_unit_latin = latin;
        m_unit_opening = is_opening(c);
        count_up(m_line.unit, static_cast<int>(columns));
    }

    void note(char32_t c) {
        if (is_ideograph(c)) {
            if (m_previous_latin) count_up(m_line.seams);
            m_line.has_ideograph = true;
            const std::uint8_t traits = traits_of(c);
            if ((traits & issue_word_trait) != 0) m_line.has_issue_word = true;
            if ((traits & digit_trait) != 0) m_line.has_digit = true;
            m_previous_latin = false;
            m_previous_wide = true;
        } else {
            const bool latin = is_latin(c);
            if (latin && m_previous_wide) count_up(m_line.seams);
            if (latin && is_ascii_digit(to_half_width(c))) m_line.has_digit = true;
            if (!latin) note_mark(c);
            m_previous_latin = latin;
            m_previous_wide = false;
        }
        if (m_stop_pending && !closes_quotation(c)) {
            m_line.has_stop = true;
            m_stop_pending = false;
        }
        if (c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'｡')
            m_stop_pending = true;
    }

    void note_mark(char32_t c) {
        if (c == U'，' || c == U',') {
            count_up(m_line.commas);
        } else if (c == U'、') {
            count_up(m_line.pauses);
        } else {
            const int marks = m_line.open_marks + opened_by(c);
            if (marks >= -127 && marks <= 127) m_line.open_marks = static_cast<std::int8_t>(marks);
        }
    }

    // Of what comes in pairs: 1 opens, -1 closes.
    static int opened_by(char32_t c) {
        switch (c) {
            case U'(':
            case U'（':
            case U'《':
            case U'〈':
            case U'“':
            case U'‘':
            case U'「':
            case U'『':
            case U'【':
                return 1;
            case U')':
            case U'）':
            case U'》':
            case U'〉':
            case U'”':
            case U'’':
            case U'」':
            case U'』':
            case U'】':
                return -1;
            default:
                return 0;
        }
    }

    Line& m_line;
    std::size_t m_width = 0;
    std::size_t m_indent = 0;
    std::size_t m_pending = 0;  // Columns of blanks since the last character.
    bool m_started = false;
    bool m_unit_open = true;
    bool m_unit_latin = false;
    bool m_unit_opening = false;
    bool m_previous_latin = false;
    bool m_previous_wide = false;
    bool m_stop_pending = false;
};

bool ends_line(char32_t c) {
    return c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029;
}

}  // namespace

std::size_t count_lines(std::string_view text) {
    std::size_t lines = 0;
    bool content = false;
    for (const char c : text) {
        const bool line_end = c == '\n' || c == '\r' || c == '\f';
        if (line_end && content) ++lines;
        content = !line_end;
    }
    return lines + (content ? 1 : 0);
}

LineEnd line_end_of(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t at = end;
    while (at > begin) {
        const Decoded c = previous_character(text, begin, at);
        if (is_round_close(c.code_point) && at == end) return classify_bracket(text, begin, end);
        if (closes_quotation(c.code_point) || is_zero_width(c.code_point)) {
            at -= c.size;
            continue;
        }
        if (is_sentence_end(c.code_point)) return LineEnd::Stop;
        switch (to_half_width(c.code_point)) {
            case U',':
            case U'、':
                return LineEnd::Comma;
            case U';':
                return LineEnd::Semicolon;
            case U':':
                return LineEnd::Colon;
            default:
                return LineEnd::Open;
        }
    }
    return LineEnd::Open;
}

Line measure_line(std::string_view text, std::size_t begin, std::size_t end) {
    Line line;
    line.begin = line.end = begin;
    Meter meter(line);
    for (std::size_t i = begin; i < end;) {
        const Decoded c = decode_next(text, i);
        meter.take(c.code_point, i, i + c.size);
        i += c.size;
    }
    meter.finish(text);
    return line;
}

std::vector<std::string_view> physical_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decode_next(text, at);
        const std::size_t end = at;
        at += c.size;
        if (!ends_line(c.code_point)) continue;
        if (c.code_point == U'\r' && at < text.size() && text[at] == '\n') ++at;
        lines.push_back(text.substr(begin, end - begin));
        begin = at;
    }
    if (begin < text.size()) lines.push_back(text.substr(begin));
    return lines;
}

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    lines.reserve(count_lines(text));
    int number = 1;
    std::uint8_t gap = 0;
    bool form_feed = false;
    std::size_t at = 0;
    while (at < text.size()) {
        Line line;
        line.number = number;
        Meter meter(line);
        char32_t stopped_by = 0;
        while (at < text.size()) {
            at = meter.take_ideographs(text, at);
            if (at >= text.size()) break;
            const Decoded c = decode_next(text, at);
            at += c.size;
            if (ends_line(c.code_point) || c.code_point == U'\f') {
                stopped_by = c.code_point;
                break;
            }
            meter.take(c.code_point, at - c.size, at);
        }
        if (stopped_by == U'\r' && at < text.size() && text[at] == '\n') ++at;
        if (meter.finish(text)) {
            line.gap = gap;
            line.after_form_feed = form_feed;
            lines.push_back(line);
            gap = 0;
            form_feed = false;
        } else if (stopped_by != U'\f') {
            count_up(gap);
        }
        if (stopped_by == U'\f') {
            form_feed = true;
        } else {
            ++number;
        }
    }
    return lines;
}

}  // namespace kexie
