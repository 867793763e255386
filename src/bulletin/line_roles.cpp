#include "bulletin/line_roles.h"

#include <algorithm>
#include <array>

#include "bulletin/line_costs.h"
#include "bulletin/role_costs.h"

namespace kexie {

namespace {

constexpr std::array roles = {LineRole::SectionHeading, LineRole::Title,
                              LineRole::TitleContinuation, LineRole::Paragraph,
                              LineRole::ParagraphContinuation};

constexpr std::size_t index_of(LineRole role) {
    return static_cast<std::size_t>(role);
}

template <typename T>
using PerRole = std::array<T, roles.size()>;

bool is_title(LineRole role) {
    return role == LineRole::Title || role == LineRole::TitleContinuation;
}

// The costs of one role following another.
class TransitionCosts {
public:
    explicit TransitionCosts(const LineCosts& costs) : m_costs(costs) {}

    // Of line `i` having role `role` when line i - 1 has role `before`.
    int between(std::size_t i, LineRole before, LineRole role) const {
        if (before == LineRole::SectionHeading) return after_heading(role);
        if (is_title(before)) return after_title(i, before, role);
        return after_paragraph(i, before, role);
    }

    static int at_start(LineRole role) {
        switch (role) {
            case LineRole::SectionHeading:
            case LineRole::Title:
                return cost::none;
            case LineRole::Paragraph:
                return cost::text_without_title_at_start;
            default:
                return cost::impossible;
        }
    }

    int at_end(std::size_t last, LineRole role) const {
        if (role == LineRole::SectionHeading) return cost::heading_at_end;
        if (is_title(role)) return cost::title_without_text;
        return m_costs.end_of_paragraph(last, LineCosts::Next::NotParagraph);
    }

private:
    static int after_heading(LineRole role) {
        switch (role) {
            case LineRole::SectionHeading:
            case LineRole::Title:
                return cost::none;
            case LineRole::Paragraph:
                return cost::text_without_title_after_heading;
            default:
                return cost::impossible;
        }
    }

    int after_title(std::size_t i, LineRole before, LineRole role) const {
        switch (role) {
            case LineRole::Paragraph:
                return m_costs.end_of_title(i - 1, before == LineRole::Title);
            case LineRole::TitleContinuation:
                return m_costs.title_continues(i - 1) + (before == LineRole::TitleContinuation
                                                             ? cost::third_title_line
                                                             : cost::none);
            case LineRole::Title:
            case LineRole::SectionHeading:
                return cost::title_without_text;
            default:
                return cost::impossible;
        }
    }

    int after_paragraph(std::size_t i, LineRole before, LineRole role) const {
        switch (role) {
            case LineRole::ParagraphContinuation:
                return m_costs.paragraph_continues(i - 1, before == LineRole::Paragraph);
            case LineRole::Paragraph:
                return cost::new_paragraph +
                       m_costs.end_of_paragraph(i - 1, LineCosts::Next::Paragraph) +
                       m_costs.break_after(i - 1);
            case LineRole::Title:
                return cost::new_article +
                       m_costs.end_of_paragraph(i - 1, LineCosts::Next::NotParagraph) +
                       m_costs.break_after(i - 1);
            case LineRole::SectionHeading:
                return m_costs.end_of_paragraph(i - 1, LineCosts::Next::NotParagraph);
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

    std::vector<LineRole> assign() {
        for (std::size_t i = 0; i < m_lines.size(); ++i) advance(i);
        return trace_back(cheapest_last_role());
    }

private:
    // From the least costs up to line i - 1 to those up to line `i`, for each role of it.
    void advance(std::size_t i) {
        PerRole<int> next;
        next.fill(cost::impossible);
        for (const LineRole role : roles) {
            const bool is_heading = role == LineRole::SectionHeading;
            if (m_lines[i].is_section_heading != is_heading) continue;
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

    std::span<const BodyLine> m_lines;
    const LineCosts& m_costs;
    TransitionCosts m_transitions;
    PerRole<int> m_sums{};  // Least total cost up to the current line, by its role.
    std::vector<PerRole<LineRole>> m_predecessors;  // The role before, by line and its role.
};

}  // namespace

std::vector<LineRole> assign_roles(std::string_view text, std::span<const BodyLine> lines,
                                   const std::vector<std::u32string>& toc_keys,
                                   const WrapStyle& style) {
    if (lines.empty()) return {};
    const LineCosts costs(text, lines, toc_keys, style);
    return RoleAssigner(lines, costs).assign();
}

}  // namespace kexie
