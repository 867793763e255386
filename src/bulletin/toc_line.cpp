#include "bulletin/toc_line.h"

#include <optional>

#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t max_page_digits = 3;
constexpr std::size_t min_dots = 2;

bool is_leader_dot(char32_t c) {
    return is_one_of(c, U".…·•‥-_。⋯・∙");
}

// Skips characters at the end of `line`, before index `at`; returns the index of the first of them.
template <typename Predicate>
std::size_t skip_back(const FoldedLine& line, std::size_t at, Predicate is_skipped) {
    while (at > 0 && is_skipped(line.chars[at - 1])) --at;
    return at;
}

// 12, （12）, 第12页 at the end of a line. Indices into FoldedLine::chars.
struct PageNumber {
    std::size_t gap = 0;    // Of the blanks and the bracket before it,
    std::size_t begin = 0;  // and of its first character. Both the end of the line if it has none.
    std::size_t digits = 0;
    bool is_bracketed = false;
};

PageNumber read_page_number(const FoldedLine& line) {
    PageNumber number;
    const std::size_t closing =
        skip_back(line, line.size(), [](char32_t c) { return c == U' ' || c == U')'; });
    number.is_bracketed = closing < line.size() && line.chars.back() == U')';
    const std::size_t word = skip_back(line, closing, [](char32_t c) { return c == U'页'; });
    const bool has_word = word < closing;
    const std::size_t digits = skip_back(line, word, is_ascii_digit);
    number.digits = word - digits;
    number.begin =
        skip_back(line, digits, [&](char32_t c) { return has_word && (c == U'第' || c == U' '); });
    number.gap = skip_back(line, number.begin, [](char32_t c) { return c == U' ' || c == U'('; });
    return number;
}

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

struct DotLeader {
    std::size_t begin = 0;         // Byte offset.
    bool has_page_number = false;  // Else the line was broken within the leader.
};

// The dot leader and page number that `range` ends with.
std::optional<DotLeader> find_dot_leader(std::string_view text, ByteRange range) {
    const FoldedLine line = fold_line(text, range);
    const PageNumber number = read_page_number(line);
    if (number.digits > max_page_digits) return std::nullopt;
    const bool has_number = number.digits > 0;
    const DotRun dots = read_dots(line, number.gap);
    // The rest of a leader that was broken on the line before may be one dot, or none.
    const bool is_rest = dots.begin == 0 && has_number && (dots.dots > 0 || number.is_bracketed);
    if (dots.dots >= min_dots || is_rest) return DotLeader{line.offsets[dots.begin], has_number};
    // No dots: only brackets or a wide blank set a page number apart.
    const bool is_apart = has_number && number.gap > 0 && number.gap < number.begin;
    const bool is_wide = line.offsets[number.begin] - line.offsets[number.gap] >= 2;
    if (is_apart && (is_wide || number.is_bracketed)) {
        return DotLeader{line.offsets[number.gap], true};
    }
    return std::nullopt;
}

}  // namespace

TocLine read_toc_line(const Draft& draft, std::size_t index, int expected) {
    const Line& line = draft.lines[index];
    TocLine result;
    result.index = index;
    // The rest of a broken leader is no bullet, though it may start like one.
    const auto whole = find_dot_leader(draft.text, line.range());
    if (whole && whole->begin == line.begin) {
        result.text = {line.begin, line.begin};
        result.has_page_number = whole->has_page_number;
        return result;
    }
    result.bullet = read_bullet(draft.text, line, expected);
    result.text = {result.bullet ? result.bullet.text_begin : line.begin, line.end};
    if (const auto leader = find_dot_leader(draft.text, result.text)) {
        result.text.end = leader->begin;
        result.has_page_number = leader->has_page_number;
    }
    return result;
}

ByteRange trim_dot_leader(std::string_view text, ByteRange range) {
    const FoldedLine line = fold_line(text, range);
    const std::size_t end =
        skip_back(line, line.size(), [](char32_t c) { return c == U' ' || is_leader_dot(c); });
    return {range.begin, line.offsets[end]};
}

}  // namespace kexie
