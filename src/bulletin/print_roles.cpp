#include "bulletin/print_roles.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <map>
#include <optional>

#include "text/chars.h"

namespace kexie {

namespace {

// What distinguishes headings from text, and headings of different levels: compared from the
// highest to the lowest.
struct PrintStyle {
    int level = 0;        // Outline level; below all of them, text.
    int half_points = 0;  // Negative: the larger, the higher.
    int weight = 0;       // 0 bold, 1 regular.

    // clang-tidy 14 takes the 0 that it compares with for a pointer.
    auto operator<=>(const PrintStyle&) const = default;  // NOLINT(modernize-use-nullptr)
};

constexpr int text_level = 100;

PrintStyle style_of(const Print& print) {
    return {print.heading > 0 ? print.heading : text_level,
            -static_cast<int>(std::lround(print.size * 2)), print.bold ? 0 : 1};
}

// Whether `size` is evidently larger: more than rounding, and than the scaling of a page.
bool is_larger(int half_points, int than) {
    return half_points * 100 >= than * 107 && half_points > than;
}

class PrintReader {
public:
    explicit PrintReader(std::vector<Line>& lines) {
        for (Line& line : lines) {
            if (line.print && !is_page_furniture(line.print->zone)) m_lines.push_back(&line);
        }
    }

    void assign_roles() {
        find_text_style();
        const std::optional<PrintStyle> title = title_style();
        if (!title) return;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            m_lines[i]->printed_role = role_of(i, *title);
        }
    }

private:
    PrintStyle style(std::size_t i) const { return style_of(*m_lines[i]->print); }

    bool is_in_body(std::size_t i) const { return m_lines[i]->print->zone == Zone::Body; }

    // The style of most of the text.
    void find_text_style() {
        std::map<PrintStyle, long> columns;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (is_in_body(i)) columns[style(i)] += m_lines[i]->width;
        }
        const auto most =
            std::max_element(columns.begin(), columns.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most != columns.end()) m_text = most->first;
    }

    bool is_emphasised(std::size_t i) const {
        const PrintStyle own = style(i);
        if (!is_in_body(i)) return false;
        if (own.level < m_text.level) return true;
        if (is_larger(-own.half_points, -m_text.half_points)) return true;
        return own.weight < m_text.weight && !is_larger(-m_text.half_points, -own.half_points);
    }

    // The first line after `i` in another style.
    std::size_t end_of_block(std::size_t i) const {
        std::size_t end = i + 1;
        while (end < m_lines.size() && style(end) == style(i)) ++end;
        return end;
    }

    // Text follows at `i`, after a byline and a date at most.
    bool is_text_at(std::size_t i) const {
        constexpr std::size_t max_bylines = 2;
        for (std::size_t next = i; next < m_lines.size() && next <= i + max_bylines; ++next) {
            if (is_emphasised(next)) return false;
            if (looks_like_text(*m_lines[next])) return true;
            if (m_lines[next]->has_issue_word) return false;
        }
        return false;
    }

    // The block is the name of a section, and the title below it is printed like text: names are
    // short, and bylines are shorter than their titles.
    bool is_above_plain_title(std::size_t i, std::size_t end) const {
        constexpr int max_name = 20;  // Columns.
        constexpr int min_text = 60;
        if (end == m_lines.size() || is_emphasised(end)) return false;
        const Line& below = *m_lines[end];
        const bool exclaims = is_one_of(below.last, U"！？!?") && !below.has_inner_stop &&
                              below.commas == 0 && below.width < min_text;
        return end == i + 1 && m_lines[i]->width <= max_name && below.width > m_lines[i]->width &&
               (!looks_like_text(below) || exclaims);
    }

    struct StyleUse {
        int blocks = 0;
        int with_text = 0;
        int above_plain_titles = 0;
    };

    // The highest style that text follows a good share of the times. What is printed once, at the
    // head of the file, is rather the name of the bulletin; what stands over titles, those of
    // sections, although nothing shows the titles.
    std::optional<PrintStyle> title_style() const {
        std::map<PrintStyle, StyleUse> uses;
        std::optional<PrintStyle> first;
        for (std::size_t i = 0; i < m_lines.size();) {
            const std::size_t end = end_of_block(i);
            if (is_emphasised(i)) {
                if (!first) first = style(i);
                StyleUse& use = uses[style(i)];
                ++use.blocks;
                if (is_text_at(end)) ++use.with_text;
                if (is_above_plain_title(i, end)) ++use.above_plain_titles;
            }
            i = end;
        }
        int most = 0;
        for (const auto& each : uses) most = std::max(most, each.second.with_text);
        for (const auto& [style, use] : uses) {
            const bool may_be_name = style == first && use.with_text == 1 && uses.size() > 1;
            const bool may_be_section = use.blocks > 1 && 2 * use.above_plain_titles > use.blocks;
            if (use.with_text > 0 && use.with_text * 4 >= most && !may_be_name && !may_be_section)
                return style;
        }
        return std::nullopt;
    }

    PrintedRole role_of(std::size_t i, const PrintStyle& title) const {
        constexpr int max_section_width = 32;
        if (!is_emphasised(i)) return PrintedRole::Text;
        if (style(i) == title) {
            const bool continues = i > 0 && style(i - 1) == title && !is_parted(i);
            return continues ? PrintedRole::TitleRest : PrintedRole::Title;
        }
        const std::size_t end = end_of_block(i);
        const bool above_title = end < m_lines.size() && style(end) == title;
        const bool may_be_name = end == i + 1 && m_lines[i]->width <= max_section_width;
        return above_title && may_be_name ? PrintedRole::Section : PrintedRole::Text;
    }

    // Line `i` is set apart from the line before.
    bool is_parted(std::size_t i) const {
        const Print& above = *m_lines[i - 1]->print;
        const Print& print = *m_lines[i]->print;
        if (print.has_box() && above.has_box()) {
            // A title goes on in the next column or on the next page if its line there is full.
            const bool turns = print.page != above.page || print.top < above.top;
            if (turns) return above.alignment != Alignment::Justified;
            return print.top - above.bottom > 1.2F * print.size;
        }
        return m_lines[i]->empty_lines_before > 0;
    }

    std::vector<Line*> m_lines;  // Without running heads and page numbers.
    PrintStyle m_text;
};

}  // namespace

void read_print(std::span<const Print> prints, std::vector<Line>& lines) {
    if (prints.empty()) return;
    for (Line& line : lines) {
        const auto at = static_cast<std::size_t>(line.number - 1);
        if (at >= prints.size()) return;
        line.print = &prints[at];
    }
    PrintReader(lines).assign_roles();
}

bool differs_in_print(const Line& a, const Line& b) {
    if (!a.print || !b.print) return false;
    const PrintStyle first = style_of(*a.print);
    const PrintStyle second = style_of(*b.print);
    return first.level != second.level || first.weight != second.weight ||
           is_larger(-first.half_points, -second.half_points) ||
           is_larger(-second.half_points, -first.half_points);
}

}  // namespace kexie
