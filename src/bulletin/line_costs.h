// What speaks for and against each role of a line; the weights are in role_costs.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/body_layout.h"
#include "bulletin/body_lines.h"
#include "bulletin/line_roles.h"
#include "bulletin/toc_matches.h"

namespace kexie {

class LineCosts {
public:
    enum class Next { Paragraph, NotParagraph };

    LineCosts(std::string_view text, std::span<const BodyLine> lines,
              std::span<const std::u32string> toc_keys, const WrapStyle& style);

    // Line `i` may have `role` at all; most lines can only be title or text.
    bool allows(std::size_t i, LineRole role) const;

    // Line `i` may stand right below a section heading without a title: an item of brief news.
    bool needs_no_title(std::size_t i) const { return m_lines[i].form == LineForm::Item; }

    // Of line `i` looking like `role`.
    int of(std::size_t i, LineRole role) const;

    // Of a paragraph ending with line `i`.
    int end_of_paragraph(std::size_t i, Next next) const;

    // Of a paragraph running on from line `i` to the next; `is_first` if `i` is its first line.
    int paragraph_continues(std::size_t i, bool is_first) const;

    // Of a paragraph or an article beginning after line `i`, where a paragraph ended, whose first
    // line that is if `is_first`.
    int break_after(std::size_t i, bool is_first) const;
    int new_paragraph_after(std::size_t i) const;
    int new_article_after(std::size_t i) const;

    // Of a title ending with line `i`, or running on to the next; `is_first` if `i` is its first
    // line.
    int end_of_title(std::size_t i, bool is_first) const;
    int title_continues(std::size_t i) const;

private:
    int cost_of_looks(std::size_t i, LineRole role) const;
    enum class TitleLine { First, Other };
    int title_cost(std::size_t i, TitleLine which) const;
    int cost_of_title_form(std::size_t i, bool is_clear) const;
    int cost_of_title_place(std::size_t i) const;
    int cost_of_title_match(std::size_t i) const;
    int cost_of_title_marks(std::size_t i) const;
    bool is_clear_title(std::size_t i, TitleLine which) const;
    bool is_exclamation_on_new_page(std::size_t i) const;
    int paragraph_cost(std::size_t i) const;
    int continuation_cost(std::size_t i) const;
    int wrapped_continues(std::size_t i, bool is_first) const;
    int unwrapped_continues(std::size_t i) const;
    int cost_of_text_form(std::size_t i) const;
    int end_in_mid_sentence(std::size_t i, Next next) const;
    // Layout shows that something begins with line `i`, or that the line before was the last.
    bool begins_by_layout(std::size_t i) const;
    bool is_colon_cut_off(std::size_t i) const;
    bool has_room_and_gap(std::size_t i) const;
    bool is_listed(std::size_t i) const;
    bool is_running_text(std::size_t i) const;
    bool precedes_text(std::size_t i) const;
    bool is_numbered(std::size_t i) const { return m_numbered[i]; }
    bool is_after_empty_line(std::size_t i) const;
    bool is_missing_empty_line(std::size_t i) const;

    std::string_view m_text;
    std::span<const BodyLine> m_lines;
    const WrapStyle& m_style;
    std::vector<TocMatch> m_matches;
    BodyLayout m_layout;
    bool m_has_colon_at_end = false;              // Of some paragraph.
    std::vector<bool> m_numbered;                 // One flag a line: it begins with 一、 or 1.,
    std::vector<bool> m_opens_report;             // or with the day of the event.
    std::vector<int> m_title_costs;               // Of a title's first line,
    std::vector<int> m_title_continuation_costs;  // and of its others.
};

}  // namespace kexie
