#include "bulletin/issues.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "bulletin/folded_line.h"
#include "bulletin/footer.h"
#include "bulletin/masthead_line.h"
#include "bulletin/masthead_names.h"
#include "bulletin/noise.h"
#include "bulletin/section_headings.h"
#include "bulletin/toc.h"

namespace kexie {

namespace {

using Kind = MastheadPart::Kind;

// A line of a list of those who get the bulletin: 各区科协, 机关各部门.
bool is_addressee(std::string_view text, const Line& line) {
    static constexpr std::array words =
        std::to_array<std::u32string_view>({U"单位", U"部门", U"领导", U"常委", U"委员", U"成员"});
    const FoldedLine folded = fold_line(text, line.range());
    const std::u32string_view chars = folded.chars;
    return chars.starts_with(U"各") || std::any_of(words.begin(), words.end(), [&](auto word) {
               return chars.ends_with(word);
           });
}

// Finds the masthead around an issue number.
class MastheadFinder {
public:
    MastheadFinder(std::string_view text, std::span<const Line> lines)
        : m_text(text), m_lines(lines) {}

    // The first line of the masthead whose issue number is in line `i`; nothing if there is no
    // number in it, or no more of a masthead around it. O(1).
    std::optional<std::size_t> find_start(std::size_t i) const {
        if (!m_lines[i].has_issue_word || !m_lines[i].has_digit) return std::nullopt;
        const MastheadLine line = read(i);
        if (!line.is_issue_line() || !has_number(line)) return std::nullopt;
        const bool is_complete =
            line.has(Kind::Number) && (line.has(Kind::Date) || line.has(Kind::Period));
        if (!is_complete && !is_confirmed_below(i) && !is_confirmed_above(i)) return std::nullopt;
        return extend_upwards(i);
    }

    // True if the lines from `start` on, the masthead of an issue, print the number that line `i`
    // prints: then that is a running head.
    bool is_number_of(std::size_t start, std::size_t i) const {
        constexpr std::size_t max_distance = 10;
        const MastheadLine head = read(i);
        const std::size_t end = std::min(m_lines.size(), start + max_distance);
        for (std::size_t at = start; at < end && at < i; ++at) {
            if (!m_lines[at].has_issue_word || !m_lines[at].has_digit) continue;
            const MastheadLine line = read(at);
            if (!line.is_issue_line() || !has_number(line)) continue;
            return are_compatible(line, head, Kind::Number) &&
                   are_compatible(line, head, Kind::Total) &&
                   are_compatible(line, head, Kind::Year);
        }
        return false;
    }

private:
    static std::optional<int> value_of(const MastheadLine& line, Kind kind) {
        for (const MastheadPart& part : line.parts) {
            if (part.kind == kind) return part.value;
        }
        return std::nullopt;
    }

    // Not both print it, or both the same.
    static bool are_compatible(const MastheadLine& a, const MastheadLine& b, Kind kind) {
        const auto first = value_of(a, kind);
        const auto second = value_of(b, kind);
        return !first || !second || first == second;
    }

    static bool has_number(const MastheadLine& line) {
        return line.has(Kind::Number) || line.has(Kind::Total);
    }

    // Empty if the line cannot be part of a masthead.
    MastheadLine read(std::size_t i) const {
        const Line& line = m_lines[i];
        if (line.width > max_masthead_width || line.has_inner_stop || line.commas > 0) return {};
        return read_masthead_line(fold_line(m_text, line.range()));
    }

    // A sentence, or most of one; slogans have commas as well.
    static bool is_text(const Line& line) {
        constexpr int max_width_with_comma = 60;
        return line.line_end == LineEnd::Stop || line.has_inner_stop ||
               (line.commas > 0 && line.width > max_width_with_comma);
    }

    // A running head stands alone; a masthead has its date or the contents close by.
    bool is_confirmed_below(std::size_t i) const {
        constexpr std::size_t max_distance = 6;
        for (std::size_t at = i + 1; at < m_lines.size() && at <= i + max_distance; ++at) {
            if (page_number(m_text, m_lines[at])) continue;
            if (is_toc_heading(m_text, m_lines[at])) return true;
            const MastheadLine line = read(at);
            const bool has_more =
                line.has(Kind::Date) || line.has(Kind::Period) || line.has(Kind::Total);
            if (line.is_issue_line() && has_more) return true;
            if (is_text(m_lines[at])) return false;
        }
        return false;
    }

    // The date stands right above, below the title.
    bool is_confirmed_above(std::size_t i) const {
        if (i < 2) return false;
        const MastheadLine date = read(i - 1);
        const MastheadLine title = read(i - 2);
        return date.is_issue_line() && date.has(Kind::Date) && title.parts.size() == 1 &&
               title.parts.front().kind == Kind::Free &&
               sounds_like_title(title.parts.front().words);
    }

    // The first of the lines above line `i` that belong to its masthead.
    std::size_t extend_upwards(std::size_t i) const {
        constexpr std::size_t max_distance = 4;
        std::size_t start = i;
        for (std::size_t distance = 1; distance <= max_distance && distance <= i; ++distance) {
            const std::size_t at = i - distance;
            const Line& line = m_lines[at];
            const auto page = page_number(m_text, line);
            // Not the number of the page on which the footer before it goes on.
            if (page == 1 && start == at + 1) {
                start = at;
                continue;
            }
            if (page || is_footer_line(m_text, line) || is_imprint_line(m_text, line)) break;
            if (belongs_above(at, start)) {
                start = at;
            } else if (line.line_end != LineEnd::Open) {
                break;
            }
        }
        return start;
    }

    // Line `at` is the title, more of the number, or, directly above line `start`, the publisher or
    // a remark on who may read the issue.
    bool belongs_above(std::size_t at, std::size_t start) const {
        const MastheadLine line = read(at);
        if (line.is_issue_line()) return true;
        std::u32string words;
        bool is_all_notice = !line.parts.empty();
        for (const MastheadPart& part : line.parts) {
            is_all_notice &=
                part.kind == Kind::Notice || (part.kind == Kind::Free && is_notice(part.words));
            if (part.kind == Kind::Free) words += part.words;
        }
        if (is_all_notice || sounds_like_title(words)) return true;
        if (line.parts.size() != 1 || line.parts.front().kind != Kind::Free) return false;
        const bool is_adjacent =
            start == at + 1 && m_lines[at].empty_lines_before >= m_lines[start].empty_lines_before;
        return is_adjacent && sounds_like_publisher(words);
    }

    std::string_view m_text;
    std::span<const Line> m_lines;
};

// Reads the lines of a file and notes where issues start.
class IssueSplitter {
public:
    IssueSplitter(std::string_view text, std::span<const Line> lines)
        : m_text(text), m_lines(lines), m_mastheads(text, lines) {}

    std::vector<std::size_t> find_starts() {
        start_issue(0);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (is_prose(m_lines[i])) {
                if (is_after_footer(i)) start_issue(find_start_after_footer(i));
                m_prose_seen = true;
                m_footer_labels = 0;
            } else if (m_prose_seen) {
                look_for_boundary(i);
            }
        }
        return std::move(m_starts);
    }

private:
    static bool is_prose(const Line& line) {
        return line.line_end == LineEnd::Stop || line.has_inner_stop;
    }

    void start_issue(std::size_t line) {
        m_starts.push_back(line);
        m_prose_seen = false;
        m_footer_labels = 0;
    }

    // Line `i` follows some prose: it may be in the footer, or in the masthead of the next issue.
    void look_for_boundary(std::size_t i) {
        if (is_footer_line(m_text, m_lines[i])) {
            const FooterLabels labels = footer_labels_of(m_text, m_lines[i]);
            m_footer_labels += labels.count;
            m_distribution_is_open = labels.ends_with_distribution;
            m_footer_end = i;
            return;
        }
        const auto start = m_mastheads.find_start(i);
        if (!start || *start <= m_starts.back()) return;
        // The same issue may come again, but neither before its footer nor right below the number
        // of a page on which that goes on.
        const bool may_be_running_head =
            m_footer_labels == 0 || page_number(m_text, m_lines[i - 1]).has_value();
        if (may_be_running_head && m_mastheads.is_number_of(m_starts.back(), i)) return;
        start_issue(*start);
    }

    // Prose starts again at line `i` after a whole footer: after at least two of its labels, with
    // at least a title between, and it is more than a remark of the editors.
    bool is_after_footer(std::size_t i) const {
        constexpr std::size_t min_labels = 2;
        constexpr int min_columns = 240;
        if (m_footer_labels < min_labels || i == m_footer_end + 1) return false;
        int columns = 0;
        for (std::size_t at = i; at < m_lines.size() && columns < min_columns; ++at) {
            if (is_footer_line(m_text, m_lines[at])) break;
            columns += m_lines[at].width;
        }
        return columns >= min_columns;
    }

    // The first line of an issue without a masthead whose prose starts at line `prose`: its
    // contents, its first section heading, or the title of its first article. What is before that
    // may be the rest of the footer, whose last lines have no labels.
    std::size_t find_start_after_footer(std::size_t prose) const {
        if (!m_distribution_is_open) return m_footer_end + 1;
        for (std::size_t i = m_footer_end + 1; i < prose; ++i) {
            if (is_toc_heading(m_text, m_lines[i]) || is_section_heading(m_text, m_lines[i]) ||
                is_broken_heading(m_text, m_lines[i], m_lines[i + 1])) {
                return i;
            }
        }
        return find_title_above(prose);
    }

    // The first of the lines up to line `i` that no empty line separates from it.
    std::size_t block_start(std::size_t i) const {
        while (i > m_footer_end + 1 && m_lines[i].empty_lines_before == 0) --i;
        return i;
    }

    // The title above the paragraph that line `prose`, its first with a full stop, is in.
    std::size_t find_title_above(std::size_t prose) const {
        std::size_t paragraph = block_start(prose);
        // If empty lines separate nothing, text is recognised by its commas.
        if (paragraph == prose) {
            while (paragraph > m_footer_end + 2 && m_lines[paragraph - 1].commas > 0) --paragraph;
            std::size_t title = block_start(paragraph - 1);
            while (title + 1 < paragraph && is_addressee(m_text, m_lines[title])) ++title;
            return title;
        }
        const bool starts_with_title = m_lines[paragraph].commas == 0;
        if (starts_with_title || paragraph == m_footer_end + 1) return paragraph;
        return block_start(paragraph - 1);
    }

    std::string_view m_text;
    std::span<const Line> m_lines;
    MastheadFinder m_mastheads;
    std::vector<std::size_t> m_starts;
    bool m_prose_seen = false;        // In the current issue.
    std::size_t m_footer_labels = 0;  // Since the last line of prose.
    std::size_t m_footer_end = 0;     // The last line with a footer label.
    bool m_distribution_is_open = false;
};

}  // namespace

std::vector<std::size_t> find_issues(std::string_view text, std::span<const Line> lines) {
    if (lines.empty()) return {};
    return IssueSplitter(text, lines).find_starts();
}

}  // namespace kexie
