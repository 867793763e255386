#include "bulletin/section_finder.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bulletin/folded_line.h"
#include "bulletin/likeness.h"
#include "bulletin/line_forms.h"
#include "bulletin/masthead_names.h"
#include "bulletin/running_text.h"
#include "bulletin/section_headings.h"
#include "bulletin/section_marks.h"
#include "bulletin/title_below.h"
#include "text/chars.h"

namespace kexie {

namespace {

// Characters of a name. A bulleted or numbered title is longer than the name of a section.
constexpr std::size_t max_marked_name = 12;
constexpr std::size_t max_sure_name = 8;
constexpr std::size_t max_plain_name = 10;
constexpr std::size_t max_layout_name = 6;
constexpr std::size_t min_name = 2;

using Kind = SectionMark::Kind;

// A short line that may be a section heading.
struct HeadingCandidate {
    std::size_t index = 0;  // Of the line.
    SectionMark mark;
    std::u32string name;     // Key.
    bool has_title = false;  // The title of an article follows.
};

std::vector<std::size_t> text_lines(const Draft& draft, std::size_t first, std::size_t last) {
    std::vector<std::size_t> texts;
    for (std::size_t i = first; i < last; ++i) {
        if (draft.uses[i] == LineUse::Text) texts.push_back(i);
    }
    return texts;
}

class SectionFinder {
public:
    SectionFinder(Draft& draft, std::size_t first, std::size_t last, const WrapStyle& style)
        : m_draft(draft),
          m_first(first),
          m_last(last),
          m_running(find_running_text(draft, first, last, style)),
          m_texts(text_lines(draft, first, last)),
          m_titles(draft, m_texts, m_running, first) {}

    void find() {
        m_draft.headings.assign(m_draft.lines.size(), HeadingEvidence::None);
        for (std::size_t at = 0; at < m_texts.size(); ++at) collect(at);
        decide_marked();
        for (const HeadingCandidate& plain : m_plain) {
            if (!is_below_heading(plain)) decide_plain(plain);
        }
        decide_repeated();
        decide_by_layout();
        report_undecided();
    }

private:
    const Line& line_at(std::size_t at) const { return m_draft.lines[m_texts[at]]; }
    bool is_running(std::size_t at) const { return m_titles.is_running(at); }

    bool is_in_contents(const std::u32string& name) const {
        const auto& entries = m_draft.toc_keys;
        return std::find(entries.begin(), entries.end(), name) != entries.end();
    }

    void collect(std::size_t at) {
        const Line& line = line_at(at);
        const SectionMark mark = read_section_mark(m_draft.text, line);
        if (is_section_heading(m_draft.text, line)) {
            m_bracketed.push_back({m_texts[at], mark, {}, m_titles.leads_to_title(at)});
            return;
        }
        if (mark.kind == Kind::None && !may_be_plain_heading(at)) return;
        if (line.open_brackets != 0) return;  // Half of a heading.
        if (!may_name_section(m_draft.text, mark.name)) {
            if (mark.kind != Kind::None) ++m_long_names[{mark.kind, mark.family}];
            return;
        }
        HeadingCandidate candidate = {m_texts[at], mark, {}, false};
        candidate.name = title_key_of(candidate);
        if (candidate.name.size() < min_name) return;
        candidate.has_title = m_titles.leads_to_title(at);
        if (mark.kind == Kind::None) {
            if (is_centred_above_flush(at)) return;
            if (candidate.name.size() <= max_plain_name) m_plain.push_back(std::move(candidate));
        } else {
            m_marked[{mark.kind, mark.family}].push_back(std::move(candidate));
        }
    }

    bool may_be_plain_heading(std::size_t at) const {
        constexpr int max_width = 2 * static_cast<int>(max_plain_name) + 8;
        const Line& line = line_at(at);
        // A date or a credit may come again as well.
        return line.line_end == LineEnd::Open && line.width <= max_width && !is_running(at) &&
               form_of(m_draft.text, line) == LineForm::Plain;
    }

    // A caption, rather: the title below begins at the margin.
    bool is_centred_above_flush(std::size_t at) const {
        constexpr int min_centring_indent = 9;
        return line_at(at).indent >= min_centring_indent && at + 1 < m_texts.size() &&
               line_at(at + 1).indent == 0;
    }

    void accept(const HeadingCandidate& heading, HeadingEvidence evidence) {
        m_draft.headings[heading.index] = evidence;
        m_has_headings = true;
    }

    void decide_marked() {
        decide_bracketed();
        for (const auto& [mark, family] : m_marked) {
            if (mark.first == Kind::Number || mark.first == Kind::Part) {
                decide_numbered(family);
            } else {
                decide_family(family);
            }
        }
    }

    // 【X】 is a heading, unless it stands after every article, as the name of its author does.
    void decide_bracketed() {
        if (m_bracketed.empty()) return;
        const auto first_text = std::find(m_running.begin(), m_running.end(), true);
        const auto last_text = std::find(m_running.rbegin(), m_running.rend(), true);
        if (first_text == m_running.end()) {
            for (const HeadingCandidate& each : m_bracketed) accept(each, HeadingEvidence::Mark);
            return;
        }
        const std::size_t before =
            m_first + static_cast<std::size_t>(first_text - m_running.begin());
        const std::size_t after = m_last - static_cast<std::size_t>(last_text - m_running.rbegin());
        const bool are_units =
            std::all_of(m_bracketed.begin(), m_bracketed.end(),
                        [&](const HeadingCandidate& each) { return is_unit(each); });
        const bool are_attributions =
            m_bracketed.front().index > before && (are_units || m_bracketed.back().index >= after);
        if (are_attributions) return;
        const bool some_are_units = has_unit_at_end();
        for (const HeadingCandidate& each : m_bracketed) {
            if (!some_are_units || !is_unit(each)) accept(each, HeadingEvidence::Mark);
        }
    }

    bool is_unit(const HeadingCandidate& bracketed) const {
        return may_be_publisher(match_key(m_draft.text, bracketed.mark.name));
    }

    // 【某局】 stands right above another name in brackets or at the end: among the sections are
    // units that sign their articles.
    bool has_unit_at_end() const {
        for (std::size_t i = 0; i < m_bracketed.size(); ++i) {
            if (!is_unit(m_bracketed[i]) || is_in_contents(title_key_of(m_bracketed[i]))) continue;
            const auto at = std::lower_bound(m_texts.begin(), m_texts.end(), m_bracketed[i].index);
            const bool is_last = at + 1 == m_texts.end();
            const bool is_above = !is_last && i + 1 < m_bracketed.size() &&
                                  m_bracketed[i + 1].index == *(at + 1) &&
                                  !is_unit(m_bracketed[i + 1]);
            const bool is_below_text = at != m_texts.begin() && m_running[*(at - 1) - m_first];
            if (is_below_text && (is_last || is_above)) return true;
        }
        return false;
    }

    std::u32string title_key_of(const HeadingCandidate& each) const {
        return title_key(match_key(m_draft.text, each.mark.name));
    }

    // Headings that have one mark in common.
    void decide_family(const std::vector<HeadingCandidate>& family) {
        const SectionMark& mark = family.front().mark;
        const bool others_exist = m_long_names.count({mark.kind, mark.family}) > 0 ||
                                  std::any_of(family.begin(), family.end(),
                                              [](const auto& each) { return !each.has_title; });
        const std::size_t max_name = others_exist ? max_sure_name : max_marked_name;
        std::vector<const HeadingCandidate*> headings;
        for (const HeadingCandidate& each : family) {
            if (each.has_title && each.name.size() <= max_name) headings.push_back(&each);
        }
        const bool is_sure = mark.kind == Kind::Sides || mark.kind == Kind::Spaced;
        for (const HeadingCandidate* each : headings) {
            if (headings.size() > 1 || is_sure || is_in_contents(each->name)) {
                accept(*each, HeadingEvidence::Mark);
            } else if (!others_exist && each->name.size() <= max_sure_name && mark.family != U'“') {
                accept(*each, HeadingEvidence::SingleMark);
            }
        }
    }

    // One numbering runs through the issue; that of sub-headings starts again in each article.
    void decide_numbered(const std::vector<HeadingCandidate>& family) {
        const std::size_t max_name =
            family.front().mark.family == U'1' ? max_sure_name : max_marked_name;
        std::vector<const HeadingCandidate*> headings;
        for (const HeadingCandidate& each : family) {
            if (!each.has_title || each.name.size() > max_name) continue;
            headings.push_back(&each);
            if (each.mark.value != static_cast<int>(headings.size())) return;
        }
        if (headings.size() == 1 && headings[0]->mark.kind == Kind::Part) {
            accept(*headings[0], HeadingEvidence::SingleMark);
        }
        if (headings.size() == 1 && family.size() == 1 && begins_part(*headings[0])) {
            accept(*headings[0], HeadingEvidence::SingleMark);
        }
        if (headings.size() < 2) return;
        for (const HeadingCandidate* each : headings) accept(*each, HeadingEvidence::Mark);
    }

    // 一、工作动态 above the first title, or above another one after an empty line, and no other
    // line has such a number.
    bool begins_part(const HeadingCandidate& each) const {
        const auto at = std::lower_bound(m_texts.begin(), m_texts.end(), each.index);
        const std::size_t position = static_cast<std::size_t>(at - m_texts.begin());
        const bool is_first = position == 0;
        const bool is_set_off = !is_first && m_draft.lines[each.index].empty_lines_before > 0 &&
                                is_running(position - 1);
        return each.mark.family == U'一' && each.name.size() <= max_sure_name &&
               m_long_names.count({each.mark.kind, each.mark.family}) == 0 &&
               (is_first || is_set_off);
    }

    void decide_plain(const HeadingCandidate& plain) {
        if (!plain.has_title) return;
        const auto& known = m_draft.known_sections;
        if (is_in_contents(plain.name)) {
            accept(plain, HeadingEvidence::Contents);
        } else if (std::find(known.begin(), known.end(), plain.name) != known.end()) {
            accept(plain, HeadingEvidence::Archive);
        } else {
            m_counts[plain.name] += 1;
        }
    }

    bool is_heading(const HeadingCandidate& each) const {
        return m_draft.headings[each.index] != HeadingEvidence::None;
    }

    // What stands below a heading is the title of an article.
    bool is_below_heading(const HeadingCandidate& each) const {
        const auto at = std::lower_bound(m_texts.begin(), m_texts.end(), each.index);
        return at != m_texts.begin() && m_draft.headings[*(at - 1)] != HeadingEvidence::None;
    }

    // Signatures come again as well, but one of them stands below the last article.
    void decide_repeated() {
        if (m_has_headings) return;
        std::set<std::u32string> elsewhere;
        for (const HeadingCandidate& each : m_plain) {
            if (!each.has_title) elsewhere.insert(each.name);
        }
        for (const HeadingCandidate& each : m_plain) {
            if (!each.has_title || is_heading(each) || elsewhere.count(each.name) > 0) continue;
            if (m_counts[each.name] > 1) accept(each, HeadingEvidence::Repetition);
        }
    }

    // Two display lines above the first text, and again above others: the upper one, if it is very
    // short, names a section. It may not be a signature: none stands below the last article.
    void decide_by_layout() {
        const auto is_short = [](const HeadingCandidate& each) {
            return each.has_title && each.name.size() >= min_name &&
                   each.name.size() <= max_layout_name;
        };
        // Where the contents have the names of sections, others are none.
        const auto is_in_list = [&](const HeadingCandidate& each) {
            return m_draft.headings[each.index] == HeadingEvidence::Contents;
        };
        if (std::any_of(m_plain.begin(), m_plain.end(), is_in_list)) return;
        const auto count = std::count_if(m_plain.begin(), m_plain.end(), is_short);
        if (count < 2 || m_plain.front().index != m_texts.front()) return;
        if (!is_short(m_plain.front())) return;
        if (!is_running(m_texts.size() - 1) && m_plain.back().index == m_texts.back()) return;
        for (const HeadingCandidate& each : m_plain) {
            if (is_short(each) && !is_heading(each)) accept(each, HeadingEvidence::Layout);
        }
    }

    // One very short line above a title, after an empty line: the name of a section, or the first
    // line of the title.
    void report_undecided() {
        for (const HeadingCandidate& each : m_plain) {
            const Line& line = m_draft.lines[each.index];
            const bool is_short = each.has_title && each.name.size() <= max_layout_name;
            // The levels of Markdown leave no doubt.
            if (line.printed_role != PrintedRole::None) continue;
            if (!is_short || is_heading(each) || is_below_heading(each)) continue;
            if (line.empty_lines_before == 0 && each.index != m_texts.front()) continue;
            m_draft.report(line.number, Severity::Warning, "section-possible",
                           "这一行可能是栏目名，也可能是标题的第一行，难以断定。");
        }
    }

    Draft& m_draft;
    std::size_t m_first;
    std::size_t m_last;
    std::vector<bool> m_running;
    std::vector<std::size_t> m_texts;  // Indices of the text lines.
    TitleBelow m_titles;
    std::vector<HeadingCandidate> m_bracketed;
    std::vector<HeadingCandidate> m_plain;
    std::map<std::pair<Kind, char32_t>, std::vector<HeadingCandidate>> m_marked;
    std::map<std::pair<Kind, char32_t>, int> m_long_names;
    std::map<std::u32string, int> m_counts;
    bool m_has_headings = false;
};

// Whether a line stays the heading that its words make it, though it is not printed as one.
bool outweighs_print(HeadingEvidence evidence, PrintedRole role, bool has_printed_sections) {
    switch (evidence) {
        case HeadingEvidence::Mark:
        case HeadingEvidence::Contents:
            return true;
        case HeadingEvidence::Repetition:
            return role != PrintedRole::Text || !has_printed_sections;
        default:
            return role == PrintedRole::Text && !has_printed_sections;
    }
}

// The levels of Markdown leave no doubt; in print, section headings may look like titles, or like
// text.
void apply_printed_roles(Draft& draft, std::size_t first, std::size_t last) {
    const auto body = draft.lines.subspan(first, last - first);
    const bool has_sections = std::any_of(body.begin(), body.end(), [](const Line& line) {
        return line.printed_role == PrintedRole::Section;
    });
    for (std::size_t i = first; i < last; ++i) {
        const PrintedRole role = draft.lines[i].printed_role;
        if (role == PrintedRole::None || draft.uses[i] != LineUse::Text) continue;
        HeadingEvidence& evidence = draft.headings[i];
        if (role == PrintedRole::Section) {
            evidence = HeadingEvidence::Mark;
        } else if (!draft.lines[i].print || !outweighs_print(evidence, role, has_sections)) {
            evidence = HeadingEvidence::None;
        }
    }
}

}  // namespace

void find_section_headings(Draft& draft, std::size_t first, std::size_t last,
                           const WrapStyle& style) {
    SectionFinder(draft, first, last, style).find();
    apply_printed_roles(draft, first, last);
}

}  // namespace kexie
