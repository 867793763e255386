#include "bulletin/reflow.h"

#include <algorithm>
#include <array>
#include <limits>

#include "bulletin/dates.h"
#include "bulletin/heads.h"
#include "bulletin/line_costs.h"
#include "bulletin/noise.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t role_count = 5;
constexpr int impossible = 1000000;

using Costs = std::array<int, role_count>;
using Came = std::array<std::uint8_t, role_count>;

constexpr std::size_t index_of(BodyRole role) {
    return static_cast<std::size_t>(role);
}

bool is_title(BodyRole role) {
    return role == BodyRole::Title || role == BodyRole::TitleRest;
}

// Costs of one role following another.
class Transitions {
public:
    explicit Transitions(const LineCosts& costs) : m_costs(costs) {}

    // Of line `i` having role `b` when line i - 1 has role `a`.
    int between(std::size_t i, BodyRole a, BodyRole b) const {
        if (a == BodyRole::Head) return after_head(b);
        if (is_title(a)) return after_title(i, a, b);
        return after_paragraph(i, a, b);
    }

    static int at_start(BodyRole role) {
        switch (role) {
            case BodyRole::Head:
            case BodyRole::Title:
                return 0;
            case BodyRole::Paragraph:
                return 30;
            default:
                return impossible;
        }
    }

    int at_end(std::size_t last, BodyRole role) const {
        if (role == BodyRole::Head) return 12;
        if (is_title(role)) return 60;
        return m_costs.end_of_paragraph(last, LineCosts::Next::NotParagraph);
    }

private:
    static int after_head(BodyRole b) {
        switch (b) {
            case BodyRole::Head:
                return 0;
            case BodyRole::Title:
                return 0;
            case BodyRole::Paragraph:
                return 60;
            default:
                return impossible;
        }
    }

    int after_title(std::size_t i, BodyRole a, BodyRole b) const {
        switch (b) {
            case BodyRole::Paragraph:
                return m_costs.end_of_title(i - 1, i, a == BodyRole::Title);
            case BodyRole::TitleRest:
                return m_costs.title_goes_on(i - 1, i) + (a == BodyRole::TitleRest ? 10 : 0);
            case BodyRole::Title:
            case BodyRole::Head:
                return 60;
            default:
                return impossible;
        }
    }

    int after_paragraph(std::size_t i, BodyRole a, BodyRole b) const {
        switch (b) {
            case BodyRole::Rest:
                return m_costs.join(i - 1, i, a == BodyRole::Paragraph);
            case BodyRole::Paragraph:
                return 3 + m_costs.end_of_paragraph(i - 1, LineCosts::Next::Paragraph) +
                       m_costs.part(i - 1, i);
            case BodyRole::Title:
                return 12 + m_costs.end_of_paragraph(i - 1, LineCosts::Next::NotParagraph) +
                       m_costs.part(i - 1, i);
            case BodyRole::Head:
                return m_costs.end_of_paragraph(i - 1, LineCosts::Next::NotParagraph);
            default:
                return impossible;
        }
    }

    const LineCosts& m_costs;
};

bool allowed(const BodyLine& line, BodyRole role) {
    return line.is_head == (role == BodyRole::Head);
}

bool breaks_number(std::string_view text, const Line& line, const Line& next) {
    if (line.last != U'.' || line.end < line.begin + 2) return false;
    return is_ascii_digit(static_cast<unsigned char>(text[line.end - 2])) &&
           is_ascii_digit(next.first);
}

}  // namespace

std::vector<BodyLine> body_lines(const Draft& draft, std::size_t first, std::size_t last) {
    std::vector<BodyLine> lines;
    lines.reserve(last - first);
    bool page_break = false;
    bool gap_before_url = false;
    for (std::size_t i = first; i < last; ++i) {
        const Line& line = draft.lines[i];
        page_break = page_break || line.after_form_feed;
        if (draft.uses[i] != LineUse::Text) {
            const bool url = is_url(draft.text, line);
            page_break = page_break || !url;
            gap_before_url = gap_before_url || (url && line.gap > 0);
            continue;
        }
        BodyLine body;
        body.line = line;
        // An address that strayed in stands between the line and the empty one before it.
        if (gap_before_url) body.line.gap = std::max<std::uint8_t>(body.line.gap, 1);
        gap_before_url = false;
        body.after_page_break = page_break;
        page_break = false;
        body.is_head = is_section_head(draft.text, line);
        if (!body.is_head && !lines.empty() && !lines.back().is_head &&
            is_broken_head(draft.text, lines.back().line, line)) {
            lines.back().is_head = true;
            body.is_head = body.continues_head = true;
        }
        const auto after_head = body.is_head ? std::nullopt : head_before_title(draft.text, line);
        if (after_head) {
            BodyLine head = body;
            head.line.end = *after_head;
            head.is_head = true;
            lines.push_back(head);
            const Line rest = measure_line(draft.text, *after_head, line.end);
            body.line = rest;
            body.line.number = line.number;
        }
        // 26.|3%: a decimal point that a line was broken after.
        if (!lines.empty() && breaks_number(draft.text, lines.back().line, line)) {
            lines.back().line.line_end = LineEnd::Open;
        }
        body.is_credit = is_credit_line(draft.text, body.line);
        lines.push_back(body);
    }
    return lines;
}

std::vector<BodyRole> assign_roles(std::string_view text, std::span<const BodyLine> lines,
                                   const std::vector<std::u32string>& toc_keys,
                                   const WrapStyle& style) {
    if (lines.empty()) return {};
    const LineCosts costs(text, lines, toc_keys, style);
    const Transitions transitions(costs);
    constexpr std::array<BodyRole, role_count> roles = {
        BodyRole::Head, BodyRole::Title, BodyRole::TitleRest, BodyRole::Paragraph, BodyRole::Rest};
    std::vector<Came> came(lines.size());
    Costs best{};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Costs next;
        next.fill(impossible);
        for (const BodyRole b : roles) {
            if (!allowed(lines[i], b)) continue;
            const int own = costs.of(i, b);
            if (i == 0) {
                next[index_of(b)] = own + Transitions::at_start(b);
                continue;
            }
            for (const BodyRole a : roles) {
                if (best[index_of(a)] >= impossible) continue;
                const int cost = best[index_of(a)] + own + transitions.between(i, a, b);
                if (cost >= next[index_of(b)]) continue;
                next[index_of(b)] = cost;
                came[i][index_of(b)] = static_cast<std::uint8_t>(a);
            }
        }
        // Only differences matter; so the sums stay small however long the text is.
        const int least = *std::min_element(next.begin(), next.end());
        for (int& cost : next) cost = cost >= impossible ? impossible : cost - least;
        best = next;
    }
    std::size_t role = 0;
    int least = std::numeric_limits<int>::max();
    for (const BodyRole a : roles) {
        if (best[index_of(a)] >= impossible) continue;
        const int cost = best[index_of(a)] + transitions.at_end(lines.size() - 1, a);
        if (cost < least) {
            least = cost;
            role = index_of(a);
        }
    }
    std::vector<BodyRole> result(lines.size());
    for (std::size_t i = lines.size(); i-- > 0;) {
        result[i] = static_cast<BodyRole>(role);
        role = came[i][role];
    }
    return result;
}

}  // namespace kexie
