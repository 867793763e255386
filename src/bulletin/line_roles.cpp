#include "bulletin/line_roles.h"

#include <algorithm>
#include <array>

#include "bulletin/line_costs.h"
#include "bulletin/role_costs.h"

namespace kexie {

namespace {

constexpr std::array roles = {
    LineRole::SectionHeading, LineRole::Title,     LineRole::TitleContinuation,
    LineRole::Byline,         LineRole::Paragraph, LineRole::ParagraphContinuation,
    LineRole::TableRow,       LineRole::Caption,   LineRole::Credit};

constexpr std::size_t index_of(LineRole role) {
    return static_cast<std::size_t>(role);
}

template <typename T>
using PerRole = std::array<T, roles.size()>;

// The costs of one role following another.
class TransitionCosts {
public:
    explicit TransitionCosts(const LineCosts& costs) : m_costs(costs) {}

    // Of line `i` having role `role` when line i - 1 has role `before`.
    int between(std::size_t i, LineRole before, LineRole role) const {
        switch (before) {
            case LineRole::SectionHeading:
                return after_heading(i, role);
            case LineRole::Title:
            case LineRole::TitleContinuation:
                return after_title(i, before, role);
            case LineRole::Byline:
                return after_byline(role);
            case LineRole::Paragraph:
            case LineRole::ParagraphContinuation:
                return after_paragraph(i, before, role);
            case LineRole::TableRow:
            case LineRole::Caption:
                return after_insertion(i, role);
            case LineRole::Credit:
                break;
        }
        return after_credit(i, role);
    }

    static int at_start(LineRole role) {
        switch (role) {
            case LineRole::SectionHeading:
            case LineRole::Title:
                return cost::none;
            case LineRole::Paragraph:
            case LineRole::TableRow:
            case LineRole::Caption:
                return cost::text_without_title_at_start;
            default:
                return cost::impossible;
        }
    }

    int at_end(std::size_t last, LineRole role) const {
        switch (role) {
            case LineRole::SectionHeading:
                return cost::heading_at_end;
            case LineRole::Title:
            case LineRole::TitleContinuation:
            case LineRole::Byline:
                return cost::title_without_text;
            case LineRole::Paragraph:
            case LineRole::ParagraphContinuation:
                return m_costs.end_of_paragraph(last, LineCosts::Next::NotParagraph);
            default:
                return cost::none;
        }
    }

private:
    int after_heading(std::size_t i, LineRole role) const {
        switch (role) {
            case LineRole::SectionHeading:
            case LineRole::Title:
                return cost::none;
            case LineRole::Paragraph:
            case LineRole::TableRow:
                return m_costs.needs_no_title(i) ? cost::items_after_heading
                                                 : cost::text_without_title_after_heading;
            case LineRole::Caption:
                return cost::caption_after_heading;
            default:
                return cost::impossible;
        }
    }

    int after_title(std::size_t i, LineRole before, LineRole role) const {
        const int end = m_costs.end_of_title(i - 1, before == LineRole::Title);
        switch (role) {
            case LineRole::Paragraph:
            case LineRole::Byline:
                return end;
            case LineRole::Caption:
                return end + cost::caption_after_title;
            case LineRole::TableRow:
                return end + cost::table_after_title;
            case LineRole::TitleContinuation:
                return m_costs.title_continues(i - 1) + (before == LineRole::TitleContinuation
                                                             ? cost::third_title_line
                                                             : cost::none);
            case LineRole::Title:
            case LineRole::SectionHeading:
            case LineRole::Credit:
                return cost::title_without_text;
            default:
                return cost::impossible;
        }
    }

    static int after_byline(LineRole role) {
        switch (role) {
            case LineRole::Paragraph:
            case LineRole::Byline:
                return cost::none;
            case LineRole::Caption:
                return cost::caption_after_title;
            case LineRole::TableRow:
                return cost::table_after_title;
            case LineRole::Title:
            case LineRole::SectionHeading:
                return cost::title_without_text;
            default:
                return cost::impossible;
        }
    }

    int after_paragraph(std::size_t i, LineRole before, LineRole role) const {
        const auto end = [&](LineCosts::Next next) {
            return m_costs.end_of_paragraph(i - 1, next);
        };
        switch (role) {
            case LineRole::ParagraphContinuation:
                return m_costs.paragraph_continues(i - 1, before == LineRole::Paragraph);
            case LineRole::Paragraph:
                return m_costs.new_paragraph_after(i - 1) + end(LineCosts::Next::Paragraph) +
                       m_costs.break_after(i - 1, before == LineRole::Paragraph);
            case LineRole::Title:
                return m_costs.new_article_after(i - 1) + end(LineCosts::Next::NotParagraph) +
                       m_costs.break_after(i - 1, before == LineRole::Paragraph);
            case LineRole::TableRow:
                return end(LineCosts::Next::Paragraph);
            case LineRole::SectionHeading:
            case LineRole::Caption:
            case LineRole::Credit:
                return end(LineCosts::Next::NotParagraph);
            default:
                return cost::impossible;
        }
    }

    // After a caption or a table the text may go on or end.
    int after_insertion(std::size_t i, LineRole role) const {
        switch (role) {
            case LineRole::Paragraph:
                return cost::new_paragraph;
            case LineRole::Title:
                return m_costs.new_article_after(i - 1);
            case LineRole::TableRow:
            case LineRole::Caption:
            case LineRole::Credit:
            case LineRole::SectionHeading:
                return cost::none;
            default:
                return cost::impossible;
        }
    }

    int after_credit(std::size_t i, LineRole role) const {
        switch (role) {
            case LineRole::Title:
                return m_costs.new_article_after(i - 1);
            case LineRole::Credit:
            case LineRole::Caption:
            case LineRole::SectionHeading:
                return cost::none;
            case LineRole::Paragraph:
            case LineRole::TableRow:
                return cost::text_after_credit;
            default:
                return cost::impossible;
        }
    }

    const LineCosts& m_costs;
};

// Finds the cheapest labelling, line by line (Viterbi).
class RoleAssigner {
public:
    RoleAssigner(std::span<const BodyLine> lines, const LineCosts& costs)
        : m_lines(lines), m_costs(costs), m_transitions(costs), m_predecessors(lines.size()) {}

    RoleReading assign() {
        m_forward.reserve(m_lines.size());
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            advance(i);
            m_forward.push_back(m_sums);
        }
        RoleReading reading;
        reading.roles = trace_back(cheapest_last_role());
        reading.margins = measure_margins(reading.roles);
        return reading;
    }

private:
    // From the least costs up to line i - 1 to those up to line `i`, for each role of it.
    void advance(std::size_t i) {
        PerRole<int> next;
        next.fill(cost::impossible);
        for (const LineRole role : roles) {
            if (!m_costs.allows(i, role)) continue;
            next[index_of(role)] = i == 0 ? TransitionCosts::at_start(role) : reach(i, role);
            next[index_of(role)] += m_costs.of(i, role);
        }
        // Only differences matter: subtracting the least keeps the sums small in any text.
        const int least = *std::min_element(next.begin(), next.end());
        for (int& sum : next) sum = sum >= cost::impossible ? cost::impossible : sum - least;
        m_sums = next;
    }

    // The least cost of line `i` having `role`, its own looks aside; notes the role before it.
    int reach(std::size_t i, LineRole role) {
        int least = cost::impossible;
        for (const LineRole before : roles) {
            if (m_sums[index_of(before)] >= cost::impossible) continue;
            const int sum = m_sums[index_of(before)] + m_transitions.between(i, before, role);
            if (sum >= least) continue;
            least = sum;
            m_predecessors[i][index_of(role)] = before;
        }
        return least;
    }

    LineRole cheapest_last_role() const {
        LineRole best = LineRole::SectionHeading;
        int least = 2 * cost::impossible;
        for (const LineRole role : roles) {
            if (m_sums[index_of(role)] >= cost::impossible) continue;
            const int sum = m_sums[index_of(role)] + m_transitions.at_end(m_lines.size() - 1, role);
            if (sum >= least) continue;
            least = sum;
            best = role;
        }
        return best;
    }

    std::vector<LineRole> trace_back(LineRole role) const {
        std::vector<LineRole> result(m_lines.size());
        for (std::size_t i = m_lines.size(); i-- > 0;) {
            result[i] = role;
            role = m_predecessors[i][index_of(role)];
        }
        return result;
    }

    // Min-marginals: the least cost up to a line and from it on, by its role, is that of the
    // cheapest whole reading in which it has the role. Goes backwards over the lines.
    std::vector<RoleMargin> measure_margins(const std::vector<LineRole>& chosen) const {
        std::vector<RoleMargin> margins(m_lines.size());
        PerRole<int> rest;  // Least cost of all that follows line `i`, by its role.
        for (const LineRole role : roles) {
            rest[index_of(role)] = m_transitions.at_end(m_lines.size() - 1, role);
        }
        for (std::size_t i = m_lines.size(); i-- > 0;) {
            margins[i] = margin_of(m_forward[i], rest, chosen[i]);
            if (i > 0) rest = rest_before(i, rest);
        }
        return margins;
    }

    static RoleMargin margin_of(const PerRole<int>& up_to, const PerRole<int>& rest,
                                LineRole chosen) {
        RoleMargin margin = {chosen, cost::impossible};
        const int least = up_to[index_of(chosen)] + rest[index_of(chosen)];
        for (const LineRole role : roles) {
            const std::size_t at = index_of(role);
            if (role == chosen || up_to[at] >= cost::impossible) continue;
            const int more = up_to[at] + rest[at] - least;
            if (more < margin.cost) margin = {role, more};
        }
        return margin;
    }

    // From the costs of all that follows line `i` to those of all that follows the line before.
    PerRole<int> rest_before(std::size_t i, const PerRole<int>& rest) const {
        PerRole<int> before;
        before.fill(cost::impossible);
        for (const LineRole role : roles) {
            if (!m_costs.allows(i, role)) continue;
            const int from_here = m_costs.of(i, role) + rest[index_of(role)];
            for (const LineRole previous : roles) {
                int& least = before[index_of(previous)];
                least = std::min(least, from_here + m_transitions.between(i, previous, role));
            }
        }
        const int least = *std::min_element(before.begin(), before.end());
        for (int& sum : before) sum = std::min(sum - least, cost::impossible);
        return before;
    }

    std::span<const BodyLine> m_lines;
    const LineCosts& m_costs;
    TransitionCosts m_transitions;
    PerRole<int> m_sums{};                // Least total cost up to the current line, by its role.
    std::vector<PerRole<int>> m_forward;  // The same of every line.
    std::vector<PerRole<LineRole>> m_predecessors;  // The role before, by line and its role.
};

}  // namespace

RoleReading assign_roles(std::string_view text, std::span<const BodyLine> lines,
                         const std::vector<std::u32string>& toc_keys, const WrapStyle& style) {
    if (lines.empty()) return {};
    const LineCosts costs(text, lines, toc_keys, style);
    return RoleAssigner(lines, costs).assign();
}

}  // namespace kexie
