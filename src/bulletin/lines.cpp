#include "bulletin/lines.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace kexie {

namespace {

template <typename Counter>
void add_saturated(Counter& counter, std::size_t amount = 1) {
    constexpr std::size_t max = std::numeric_limits<Counter>::max();
    counter = static_cast<Counter>(std::min(max, static_cast<std::size_t>(counter) + amount));
}

constexpr char32_t first_common_ideograph = 0x4E00;
constexpr char32_t last_common_ideograph = 0x9FFF;

// What single ideographs tell about their line.
using Traits = std::uint8_t;
constexpr Traits issue_word_trait = 1;
constexpr Traits digit_trait = 2;

// Indexed by the distance from the first common ideograph.
constexpr auto ideograph_traits = [] {
    std::array<Traits, last_common_ideograph - first_common_ideograph + 1> table{};
    for (const char32_t c : {U'期', U'号', U'號'}) {
        table[c - first_common_ideograph] = issue_word_trait;
    }
    for (const char32_t c : std::u32string_view(U"零一二三四五六七八九十")) {
        table[c - first_common_ideograph] = digit_trait;
    }
    return table;
}();

constexpr bool is_common_ideograph(char32_t c) {
    return c >= first_common_ideograph && c <= last_common_ideograph;
}

Traits traits_of(char32_t ideograph) {
    if (ideograph == U'〇') return digit_trait;
    if (is_radical(ideograph)) ideograph = fold_code_point(ideograph);
    return is_common_ideograph(ideograph) ? ideograph_traits[ideograph - first_common_ideograph]
                                          : Traits{0};
}

// 1 for an opening bracket or quotation mark, -1 for a closing one.
int bracket_level_change(char32_t c) {
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

bool is_stop(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'｡';
}

// Columns at the start of a line that no line break may divide.
class UnbreakablePrefix {
public:
    void add(char32_t c, std::size_t columns) {
        if (m_is_complete) return;
        const bool is_latin_now = is_latin(c);
        const bool is_glued = m_columns == 0 || is_closing(c) || m_ends_with_opening ||
                              (m_ends_with_latin && (is_latin_now || c < 0x80));
        if (!is_glued) {
            m_is_complete = true;
            return;
        }
        m_ends_with_latin = is_latin_now;
        m_ends_with_opening = is_opening(c);
        add_saturated(m_columns, columns);
    }
    void add_blank() { m_is_complete = true; }

    bool is_complete() const { return m_is_complete; }
    std::uint16_t columns() const { return m_columns; }

private:
    std::uint16_t m_columns = 0;
    bool m_is_complete = false;
    bool m_ends_with_latin = false;
    bool m_ends_with_opening = false;
};

// Measures one line, character by character.
class LineMeter {
public:
    explicit LineMeter(Line& line) : m_line(line) {}

    void add(char32_t c, ByteRange bytes) {
        const std::size_t columns = columns_of(c);
        if (is_layout(c)) {
            add_layout(columns);
            return;
        }
        if (!m_is_started) start(c, bytes.begin);
        m_prefix.add(c, columns);
        if (m_pending_blanks > 0) note_blanks(c);
        m_width += m_pending_blanks + columns;
        m_pending_blanks = 0;
        note_script(c);
        note_stop(c);
        m_line.last = c;
        m_line.end = bytes.end;
    }

    // The short way through what text mostly is, ideographs within a line: the same as add() of
    // each, without asking what else they could be and without decode_utf8(); that makes the parser
    // a twelfth faster. Adds the ideographs from byte `at` on and returns where they end, which may
    // be `at`.
    std::size_t add_ideographs(std::string_view text, std::size_t at) {
        if (!m_is_started || !m_prefix.is_complete() || m_pending_blanks > 0 || m_is_after_stop) {
            return at;
        }
        const std::size_t first = at;
        Traits traits = 0;
        while (at + 2 < text.size()) {
            const auto byte = [&](std::size_t i) {
                return static_cast<unsigned char>(text[at + i]);
            };
            const char32_t c = (static_cast<char32_t>(byte(0) & 0x0F) << 12) |
                               (static_cast<char32_t>(byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
            const bool is_well_formed =
                (byte(0) & 0xF0) == 0xE0 && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80;
            if (!is_well_formed || !is_common_ideograph(c)) break;
            traits |= ideograph_traits[c - first_common_ideograph];
            m_line.last = c;
            at += 3;
        }
        if (at == first) return at;
        note_ideograph(traits);
        m_line.end = at;
        m_width += (at - first) / 3 * 2;
        return at;
    }

    // False if there was nothing but layout.
    bool finish(std::string_view text) {
        if (!m_is_started) return false;
        add_saturated(m_line.width, m_width);
        m_line.unbreakable_prefix = m_prefix.columns();
        m_line.line_end = classify_line_end(m_line.range().of(text));
        return true;
    }

private:
    enum class Script { Other, Cjk, Latin };

    static std::size_t columns_of(char32_t c) {
        return is_ideograph(c) ? 2 : static_cast<std::size_t>(display_columns(c));
    }

    void start(char32_t c, std::size_t begin) {
        m_is_started = true;
        m_line.begin = begin;
        m_line.first = c;
        add_saturated(m_line.indent, m_indent);
    }

    void add_layout(std::size_t columns) {
        if (columns == 0) return;
        m_script = Script::Other;
        if (m_is_started) {
            m_pending_blanks += columns;
            m_prefix.add_blank();
        } else {
            m_indent += columns;
        }
    }

    void note_blanks(char32_t c) {
        constexpr std::size_t max_columns = 2;
        if (m_pending_blanks > max_columns) return;
        const char32_t before = m_line.last;
        const auto is_figure = [](char32_t each) { return is_ascii_digit(to_half_width(each)); };
        const auto is_unit = [](char32_t each) {
            return is_one_of(fold_code_point(each), U"年月日");
        };
        const bool in_word = is_ideograph(before) && is_ideograph(c);
        const bool in_day = (is_figure(before) && (is_figure(c) || is_unit(c))) ||
                            (is_unit(before) && is_figure(c));
        if (in_word || in_day) add_saturated(m_line.loose_blanks, m_pending_blanks);
    }

    void note_script(char32_t c) {
        if (is_ideograph(c)) {
            note_ideograph(traits_of(c));
        } else if (is_latin(c)) {
            if (m_script == Script::Cjk) add_saturated(m_line.script_boundaries);
            if (is_ascii_digit(to_half_width(c))) m_line.has_digit = true;
            m_script = Script::Latin;
        } else {
            note_mark(c);
            m_script = Script::Other;
        }
    }

    void note_ideograph(Traits traits) {
        if (m_script == Script::Latin) add_saturated(m_line.script_boundaries);
        m_script = Script::Cjk;
        m_line.has_ideograph = true;
        if ((traits & issue_word_trait) != 0) m_line.has_issue_word = true;
        if ((traits & digit_trait) != 0) m_line.has_digit = true;
    }

    void note_mark(char32_t c) {
        if (c == U'，' || c == U',') {
            add_saturated(m_line.commas);
        } else if (c == U'、') {
            add_saturated(m_line.enumeration_commas);
        } else {
            const int level = m_line.open_brackets + bracket_level_change(c);
            m_line.open_brackets = static_cast<std::int8_t>(std::clamp(level, -127, 127));
        }
    }

    // A stop counts once something other than closing quotation marks follows it.
    void note_stop(char32_t c) {
        if (m_is_after_stop && !is_closing_quotation(c)) {
            m_line.has_inner_stop = true;
            m_is_after_stop = false;
        }
        if (is_stop(c)) m_is_after_stop = true;
    }

    Line& m_line;
    UnbreakablePrefix m_prefix;
    std::size_t m_width = 0;
    std::size_t m_indent = 0;
    std::size_t m_pending_blanks = 0;  // Columns of blanks since the last character.
    Script m_script = Script::Other;   // Of the last character.
    bool m_is_started = false;
    bool m_is_after_stop = false;
};

bool ends_line(char32_t c) {
    return c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029;
}

std::size_t skip_line_feed(std::string_view text, std::size_t at, char32_t line_end) {
    return line_end == U'\r' && at < text.size() && text[at] == '\n' ? at + 1 : at;
}

// Cuts a text into lines.
class LineSplitter {
public:
    explicit LineSplitter(std::string_view text) : m_text(text) {
        m_lines.reserve(estimate_line_count(text));
    }

    std::vector<Line> split() {
        while (m_at < m_text.size()) read_line();
        return std::move(m_lines);
    }

private:
    // Reads up to a line end or form feed.
    void read_line() {
        Line line;
        line.number = m_number;
        LineMeter meter(line);
        const char32_t end = measure(meter);
        const bool is_form_feed = end == U'\f';
        if (meter.finish(m_text)) {
            line.empty_lines_before = m_empty_lines;
            line.after_form_feed = m_after_form_feed;
            m_lines.push_back(line);
            m_empty_lines = 0;
            m_after_form_feed = false;
        } else if (!is_form_feed) {
            add_saturated(m_empty_lines);
        }
        if (is_form_feed) {
            m_after_form_feed = true;
        } else {
            ++m_number;
        }
    }

    // Returns the line end or form feed that the line stops at, 0 at the end of the text.
    char32_t measure(LineMeter& meter) {
        while (true) {
            m_at = meter.add_ideographs(m_text, m_at);
            if (m_at >= m_text.size()) return 0;
            const Decoded c = decode_utf8(m_text, m_at);
            const std::size_t begin = m_at;
            m_at += c.size;
            if (ends_line(c.code_point) || c.code_point == U'\f') {
                m_at = skip_line_feed(m_text, m_at, c.code_point);
                return c.code_point;
            }
            meter.add(c.code_point, {begin, m_at});
        }
    }

    std::string_view m_text;
    std::vector<Line> m_lines;
    std::size_t m_at = 0;
    int m_number = 1;
    std::uint8_t m_empty_lines = 0;
    bool m_after_form_feed = false;
};

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
    return LineSplitter(text).split();
}

void discount_loose_blanks(std::vector<Line>& lines) {
    constexpr std::size_t min_lines = 3;
    std::size_t sentences = 0;
    std::size_t spaced = 0;
    for (const Line& line : lines) {
        if (line.commas == 0 && !line.has_inner_stop) continue;
        ++sentences;
        if (line.loose_blanks > 0) ++spaced;
    }
    if (spaced < min_lines || spaced * 4 < sentences) return;
    for (Line& line : lines) {
        line.width = static_cast<std::uint16_t>(line.width - line.loose_blanks);
    }
}

std::vector<std::string_view> physical_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decode_utf8(text, at);
        const std::size_t end = at;
        at += c.size;
        if (!ends_line(c.code_point)) continue;
        at = skip_line_feed(text, at, c.code_point);
        lines.push_back(text.substr(begin, end - begin));
        begin = at;
    }
    if (begin < text.size()) lines.push_back(text.substr(begin));
    return lines;
}

std::size_t estimate_line_count(std::string_view text) {
    std::size_t count = 0;
    bool has_content = false;
    for (const char c : text) {
        const bool is_end = c == '\n' || c == '\r' || c == '\f';
        if (is_end && has_content) ++count;
        has_content = !is_end;
    }
    return count + (has_content ? 1 : 0);
}

Line measure_line(std::string_view text, ByteRange range) {
    Line line;
    line.begin = line.end = range.begin;
    LineMeter meter(line);
    for (std::size_t at = range.begin; at < range.end;) {
        const Decoded c = decode_utf8(text, at);
        meter.add(c.code_point, {at, at + c.size});
        at += c.size;
    }
    meter.finish(text);
    return line;
}

Line measure_part(std::string_view text, const Line& line, ByteRange range) {
    Line part = measure_line(text, range);
    part.number = line.number;
    part.indent = line.indent;
    part.empty_lines_before = line.empty_lines_before;
    part.after_form_feed = line.after_form_feed;
    part.printed_role = line.printed_role;
    part.print = line.print;
    part.is_markdown_row = line.is_markdown_row;
    return part;
}

ByteRange trim_layout(std::string_view text, ByteRange range) {
    while (!range.empty()) {
        const Decoded first = decode_utf8(text, range.begin);
        if (!is_layout(first.code_point)) break;
        range.begin += first.size;
    }
    while (!range.empty()) {
        const Decoded last = decode_last_utf8(range.of(text));
        if (!is_layout(last.code_point)) break;
        range.end -= last.size;
    }
    return range;
}

}  // namespace kexie
