#include "bulletin/toc_line.h"

#include <algorithm>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "bulletin/section_headings.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t max_page_digits = 3;
constexpr std::size_t min_dots = 2;

bool is_leader_dot(char32_t c) {
    return is_one_of(c, U".…·•‥-_。⋯・∙―─┈┄﹒～~");
}

// Skips characters at the end of `line`, before index `at`; returns the index of the first of them.
template <typename Predicate>
std::size_t skip_back(const FoldedLine& line, std::size_t at, Predicate is_skipped) {
    while (at > 0 && is_skipped(line.chars[at - 1])) --at;
    return at;
}

std::size_t skip_blanks_back(const FoldedLine& line, std::size_t at) {
    return skip_back(line, at, [](char32_t c) { return c == U' '; });
}

// 12, （12）, [12], /12, P12, P.12, 第12页, 3版, A1版, 12-13 at the end of a line. Indices into
// FoldedLine::chars.
struct NumberAtEnd {
    std::size_t begin = 0;  // Of the whole, brackets included.
    std::size_t digits = 0;
    int value = 0;
    bool is_bracketed = false;
    bool has_word = false;  // 第, 页, 版, P, a letter of an edition.
};

class NumberReader {
public:
    explicit NumberReader(const FoldedLine& line) : m_line(line), m_at(line.size()) {}

    NumberAtEnd read() {
        m_at = skip_blanks_back(m_line, m_at);
        const char32_t opening = read_closing_bracket();
        NumberAtEnd number;
        number.has_word = skip_one_of(U"页版");
        number.digits = read_digits(number.value);
        if (number.digits == 0) return number;
        read_range(number);
        read_words_before(number);
        number.begin = m_at;
        read_opening_bracket(opening, number);
        return number;
    }

private:
    bool skip_one_of(std::u32string_view set) {
        const std::size_t at = skip_blanks_back(m_line, m_at);
        if (at == 0 || !is_one_of(m_line.chars[at - 1], set)) return false;
        m_at = at - 1;
        return true;
    }

    // The bracket that has to open it, or 0.
    char32_t read_closing_bracket() {
        static constexpr std::u32string_view closing = U")]】〕〉》>";
        static constexpr std::u32string_view opening = U"([【〔〈《<";
        if (m_at == 0) return 0;
        const std::size_t kind = closing.find(m_line.chars[m_at - 1]);
        if (kind == std::u32string_view::npos) return 0;
        m_at = skip_blanks_back(m_line, m_at - 1);
        return opening[kind];
    }

    void read_opening_bracket(char32_t opening, NumberAtEnd& number) {
        if (opening == 0) return;
        const std::size_t at = skip_blanks_back(m_line, m_at);
        number.is_bracketed = true;
        // Else it was broken off with the leader.
        if (at > 0 && m_line.chars[at - 1] == opening) number.begin = at - 1;
    }

    std::size_t read_digits(int& value) {
        const std::size_t end = skip_blanks_back(m_line, m_at);
        const std::size_t begin = skip_back(m_line, end, is_ascii_digit);
        value = 0;
        for (std::size_t i = begin; i < end && i < begin + max_page_digits; ++i) {
            value = value * 10 + static_cast<int>(m_line.chars[i] - U'0');
        }
        if (end > begin) m_at = begin;
        return end - begin;
    }

    // The first page of 12-13.
    void read_range(NumberAtEnd& number) {
        const std::size_t after = m_at;
        int first = 0;
        if (m_at == 0 || !is_one_of(m_line.chars[m_at - 1], U"-~～")) return;
        --m_at;
        const std::size_t digits = read_digits(first);
        if (digits > 0 && digits <= max_page_digits && first < number.value) {
            number.value = first;
        } else {
            m_at = after;
        }
    }

    void read_words_before(NumberAtEnd& number) {
        // Without 页 or 版 第3 is a part of the title.
        if ((number.has_word && skip_one_of(U"第")) || skip_one_of(U"/:")) {
            number.has_word = true;
            return;
        }
        const std::size_t after = m_at;
        skip_one_of(U".");
        const std::size_t letter = m_at;
        const bool is_page = letter > 0 && is_one_of(m_line.chars[letter - 1], U"PpABCD");
        const bool is_word = is_page && (letter == 1 || !is_latin(m_line.chars[letter - 2]));
        m_at = is_word ? letter - 1 : after;
        number.has_word = number.has_word || is_word;
    }

    const FoldedLine& m_line;
    std::size_t m_at;
};

// The dots before index `end`; an ellipsis counts as two.
struct DotRun {
    std::size_t begin = 0;
    std::size_t dots = 0;
};

DotRun read_dots(const FoldedLine& line, std::size_t end) {
    DotRun run;
    run.begin = skip_back(line, end, [](char32_t c) { return c == U' ' || is_leader_dot(c); });
    for (std::size_t i = run.begin; i < end; ++i) {
        if (is_leader_dot(line.chars[i])) run.dots += line.chars[i] == U'…' ? 2U : 1U;
    }
    return run;
}

// A tab, or blanks of at least two columns.
bool is_wide_gap(std::string_view gap) {
    int columns = 0;
    for (std::size_t at = 0; at < gap.size();) {
        const Decoded c = decode_utf8(gap, at);
        if (c.code_point == U'\t') return true;
        columns += display_columns(c.code_point);
        at += c.size;
    }
    return columns >= 2;
}

// Where the dots or blanks before the number begin, and how sure it makes them.
PageNumber weigh(std::string_view text, const FoldedLine& line, const NumberAtEnd& number) {
    PageNumber page = {PageForm::Sure, number.value, line.offsets[number.begin]};
    const DotRun dots = read_dots(line, number.begin);
    const bool is_rest = dots.begin == 0 && (dots.dots > 0 || number.is_bracketed);
    if (dots.dots >= min_dots || is_rest) {
        page.begin = line.offsets[dots.begin];
        return page;
    }
    const std::size_t gap = skip_blanks_back(line, number.begin);
    page.begin = line.offsets[gap];
    const ByteRange blanks = {line.offsets[gap], line.offsets[number.begin]};
    if (gap == 0) return {};  // A number is all there is.
    if (number.is_bracketed || number.has_word || is_wide_gap(blanks.of(text))) return page;
    page.form = gap < number.begin ? PageForm::Blank : PageForm::Glued;
    return page;
}

// Blanks within a line that may part two columns.
std::vector<ByteRange> find_wide_gaps(std::string_view text, ByteRange range) {
    constexpr int min_columns = 3;
    std::vector<ByteRange> gaps;
    for (std::size_t at = range.begin; at < range.end;) {
        ByteRange gap = {at, at};
        int columns = 0;
        bool has_tab = false;
        while (gap.end < range.end) {
            const Decoded c = decode_utf8(text, gap.end);
            if (!is_layout(c.code_point)) break;
            has_tab = has_tab || c.code_point == U'\t';
            columns += display_columns(c.code_point);
            gap.end += c.size;
        }
        if (has_tab || columns >= min_columns) gaps.push_back(gap);
        at = gap.empty() ? at + decode_utf8(text, at).size : gap.end;
    }
    return gaps;
}

// Neither a bullet nor a page number is an entry.
bool may_be_entry(std::string_view text, ByteRange range) {
    const FoldedLine line = fold_line(text, range);
    const NumberAtEnd number = NumberReader(line).read();
    const bool is_number = number.digits > 0 && number.begin == 0;
    return !is_number && std::any_of(line.chars.begin(), line.chars.end(), is_ideograph);
}

// `range` without the author that a second leader sets apart: Title………Author………(3).
ByteRange trim_author(std::string_view text, ByteRange range) {
    constexpr std::size_t min_author_dots = 6;  // …… alone may be a pause in a title.
    constexpr std::size_t max_author_length = 16;
    const FoldedLine line = fold_line(text, range);
    const std::size_t author = skip_back(
        line, line.size(), [](char32_t c) { return c == U' ' || c == U'、' || is_ideograph(c); });
    const DotRun dots = read_dots(line, author);
    const bool is_author = author < line.size() && line.size() - author <= max_author_length &&
                           dots.begin > 0 && dots.dots >= min_author_dots;
    return is_author ? ByteRange{range.begin, line.offsets[dots.begin]} : range;
}

}  // namespace

PageNumber read_page_number(std::string_view text, ByteRange range) {
    const FoldedLine line = fold_line(text, range);
    const NumberAtEnd number = NumberReader(line).read();
    if (number.digits == 0 || number.digits > max_page_digits) return {};
    return weigh(text, line, number);
}

TocLine read_toc_line(const Draft& draft, std::size_t index, ByteRange part, PageForm least,
                      int expected) {
    Line line = draft.lines[index];
    const bool is_whole = part.begin == line.begin && part.end == line.end;
    if (!is_whole) line = measure_line(draft.text, part);
    TocLine result;
    result.index = index;
    result.part = part;
    result.indent = draft.lines[index].indent;
    result.width = line.width;
    result.is_section_heading = is_section_heading(draft.text, line);
    // The rest of a broken leader is no bullet, though it may start like one.
    const PageNumber whole = read_page_number(draft.text, part);
    if (whole.form == PageForm::Sure && whole.begin == part.begin) {
        result.text = {part.begin, part.begin};
        result.page = whole;
        return result;
    }
    if (!result.is_section_heading) result.bullet = read_bullet(draft.text, line, expected);
    result.text = {result.bullet ? result.bullet.text_begin : part.begin, part.end};
    if (result.is_section_heading) return result;
    result.page = read_page_number(draft.text, result.text);
    if (result.page.form >= least && result.page.form != PageForm::None) {
        result.text.end = std::max(result.page.begin, result.text.begin);
        result.text = trim_author(draft.text, result.text);
        return result;
    }
    result.page = {};
    const FoldedLine folded = fold_line(draft.text, result.text);
    const DotRun dots = read_dots(folded, folded.size());
    // —— at the end of a line is a mark of the title.
    const auto run = std::u32string_view(folded.chars).substr(dots.begin);
    result.has_leader = dots.dots >= min_dots && run != U"--";
    if (result.has_leader) result.text.end = folded.offsets[dots.begin];
    return result;
}

std::vector<ByteRange> split_columns(std::string_view text, const Line& line) {
    std::vector<ByteRange> parts;
    ByteRange part = line.range();
    const auto add = [&](ByteRange each) {
        if (parts.empty() || (may_be_entry(text, each) && may_be_entry(text, parts.back()))) {
            parts.push_back(each);
        } else {
            parts.back().end = each.end;
        }
    };
    for (const ByteRange& gap : find_wide_gaps(text, line.range())) {
        add({part.begin, gap.begin});
        part.begin = gap.end;
    }
    add(part);
    return parts;
}

ByteRange trim_dot_leader(std::string_view text, ByteRange range) {
    const FoldedLine line = fold_line(text, range);
    const std::size_t end =
        skip_back(line, line.size(), [](char32_t c) { return c == U' ' || is_leader_dot(c); });
    return {range.begin, line.offsets[end]};
}

}  // namespace kexie
