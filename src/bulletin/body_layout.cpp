#include "bulletin/body_layout.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"
#include "bulletin/section_headings.h"
#include "text/chars.h"

namespace kexie {

namespace {

// Indents that paragraphs may have; wider ones centre a line or push it to the right.
constexpr int min_indent = 2;
constexpr int max_indent = 8;
// Indent twice and width of a line in the middle of a page without hard wraps.
constexpr int min_centre = 24;
constexpr int max_centre = 104;
constexpr int centre_tolerance = 4;
constexpr int usual_columns = 76;  // Of a page whose width nothing shows.
constexpr int max_gap = 4;

int doubled_centre(const Line& line) {
    return 2 * line.indent + line.width;
}

// Surely text: a sentence ends on it.
bool has_sentence(const Line& line) {
    return line.has_inner_stop || line.line_end == LineEnd::StopBracket ||
           (line.line_end == LineEnd::Stop && !is_one_of(line.last, U"！？!?”」』"));
}

bool ends_sentence(const Line& line) {
    return line.line_end == LineEnd::Stop || line.line_end == LineEnd::StopBracket;
}

bool may_be_title(const BodyLine& body) {
    const Line& line = body.line;
    const bool is_cut = line.line_end == LineEnd::Comma || line.line_end == LineEnd::Semicolon ||
                        line.line_end == LineEnd::OnlyBracket;
    return !body.is_section_heading && !has_sentence(line) && !is_cut && line.has_ideograph &&
           (body.form == LineForm::Plain || body.form == LineForm::Centred);
}

// Something may begin after the line.
bool may_end_article(const BodyLine& body) {
    const LineEnd end = body.line.line_end;
    if (body.form == LineForm::Salutation || body.form == LineForm::Speaker) return false;
    return body.is_section_heading || body.form != LineForm::Plain || end == LineEnd::Stop ||
           end == LineEnd::StopBracket || end == LineEnd::OnlyBracket;
}

}  // namespace

BodyLayout::BodyLayout(std::string_view text, std::span<const BodyLine> lines,
                       std::span<const TocMatch> matches, std::span<const std::u32string> toc_keys,
                       const WrapStyle& style)
    : m_width(style.width), m_indent(style.indent) {
    find_centre(lines, style);
    find_paragraph_gap(lines, style);
    find_title_place(lines, matches);
    find_lists_titles(text, lines, matches, toc_keys);
}

LinePlace BodyLayout::place_of(const Line& line) const {
    if (line.indent < min_indent) return LinePlace::Flush;
    const bool is_middle = is_in_middle(line);
    if (line.indent <= max_indent) {
        const bool is_indent = !has_indents() || std::abs(line.indent - m_indent) <= 1;
        return is_middle && !is_indent ? LinePlace::Middle : LinePlace::Indented;
    }
    const int edge = line.indent + line.width;
    const bool is_at_edge =
        m_width == 0 || (edge >= m_width - max_indent && edge <= m_width + min_indent);
    const int columns = m_width > 0 ? m_width : usual_columns;
    const bool is_right = !is_middle && is_at_edge && line.indent * 5 >= columns * 2;
    return is_right ? LinePlace::Right : LinePlace::Middle;
}

bool BodyLayout::is_in_middle(const Line& line) const {
    return m_centre > 0 && std::abs(doubled_centre(line) - m_centre) <= centre_tolerance;
}

// A long centred title begins where paragraphs do.
bool BodyLayout::is_place_ambiguous(const Line& line) const {
    return m_title_place == LinePlace::Middle && place_of(line) == LinePlace::Indented &&
           is_in_middle(line);
}

bool BodyLayout::is_set_off(const BodyLine& line) const {
    return m_paragraph_gap && !line.after_page_break &&
           line.line.empty_lines_before > *m_paragraph_gap;
}

// Centred lines agree in their middle, whatever the page is wide.
void BodyLayout::find_centre(std::span<const BodyLine> lines, const WrapStyle& style) {
    std::array<int, max_centre + 1> counts{};
    for (const BodyLine& body : lines) {
        const int centre = doubled_centre(body.line);
        if (body.line.indent <= max_indent || centre < min_centre || centre > max_centre) continue;
        ++counts[static_cast<std::size_t>(centre)];
    }
    int most = 0;
    for (int centre = min_centre; centre <= max_centre; ++centre) {
        int count = 0;
        for (int near = -2; near <= 2; ++near) {
            const int at = std::clamp(centre + near, 0, max_centre);
            count += counts[static_cast<std::size_t>(at)];
        }
        if (count <= most) continue;
        most = count;
        m_centre = centre;
    }
    if (most < 2) m_centre = style.is_wrapped() && most > 0 ? style.width : 0;
}

bool BodyLayout::is_full(const Line& line) const {
    return m_width > 0 && line.indent + line.width > m_width - 6;
}

// By what stands around it and, where titles have one, by its place.
bool BodyLayout::looks_like_title(std::string_view text, std::span<const BodyLine> lines,
                                  std::size_t i) const {
    if (i == 0 || i + 1 == lines.size() || !may_be_title(lines[i])) return false;
    if (!may_end_article(lines[i - 1]) || !has_sentence(lines[i + 1].line)) return false;
    if (is_full(lines[i].line) || read_bullet(text, lines[i].line)) return false;
    if (has_title_place()) return is_at_title_place(lines[i].line);
    return !m_sets_off_titles || is_set_off(lines[i]);
}

void BodyLayout::find_paragraph_gap(std::span<const BodyLine> lines, const WrapStyle& style) {
    std::array<int, max_gap + 1> counts{};
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const BodyLine& before = lines[i - 1];
        const BodyLine& body = lines[i];
        if (before.is_section_heading || body.is_section_heading || body.after_page_break) continue;
        const bool both_indented = has_indents() && style.is_indented(before.line) &&
                                   style.is_indented(body.line) && body.line.indent <= max_indent &&
                                   before.line.indent <= max_indent;
        const bool had_room =
            !style.is_wrapped() || style.slack(before.line, body.line, false) >= 4;
        const bool both_text = !has_indents() && ends_sentence(before.line) && had_room &&
                               (has_sentence(body.line) || body.line.commas > 1);
        if (!both_indented && !both_text) continue;
        ++counts[std::min<std::size_t>(body.line.empty_lines_before, max_gap)];
    }
    const auto* mode = std::max_element(counts.begin(), counts.end());
    if (*mode > 0) m_paragraph_gap = static_cast<int>(mode - counts.begin());
}

// Where the entries have found their titles or their sections, a line that is not listed is suspect
// as a title. A list that names a section in place of its articles, or a selection, says nothing.
void BodyLayout::find_lists_titles(std::string_view text, std::span<const BodyLine> lines,
                                   std::span<const TocMatch> matches,
                                   std::span<const std::u32string> toc_keys) {
    constexpr std::size_t max_section_name = 6;
    if (toc_keys.empty()) return;
    std::vector<bool> is_found(toc_keys.size(), false);
    std::size_t sections = 0;
    std::size_t matched = 0;
    std::size_t unlisted = 0;
    bool is_complete = true;
    bool in_listed_section = false;  // None of its titles has been found listed yet.
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].is_section_heading) {
            if (in_listed_section) is_complete = false;
            const std::u32string name = match_key(text, section_name(text, lines[i].line.range()));
            const auto entry = std::find(toc_keys.begin(), toc_keys.end(), name);
            in_listed_section = entry != toc_keys.end();
            if (!in_listed_section) continue;
            const auto at = static_cast<std::size_t>(entry - toc_keys.begin());
            if (!is_found[at]) ++sections;
            is_found[at] = true;
            continue;
        }
        if (matches[i].is_title()) {
            in_listed_section = false;
            if (!is_found[*matches[i].entry]) ++matched;
            is_found[*matches[i].entry] = true;
        } else if (looks_like_title(text, lines, i) && !matches[i].continues) {
            ++unlisted;
        }
    }
    // Names of sections that the text does not print.
    std::size_t missing = 0;
    for (std::size_t e = 0; e < toc_keys.size(); ++e) {
        if (!is_found[e] && toc_keys[e].size() > max_section_name) ++missing;
    }
    m_lists_titles = is_complete && !in_listed_section && matched >= 2 && missing * 10 <= matched &&
                     unlisted * 2 <= matched;
}

// Where lines stand that layout and contents show as titles: before text, after its end.
void BodyLayout::find_title_place(std::span<const BodyLine> lines,
                                  std::span<const TocMatch> matches) {
    constexpr int weight_of_listed = 5;
    constexpr int weight_of_first = 3;
    std::array<int, 4> votes{};
    int candidates = 0;
    int set_off = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const BodyLine& body = lines[i];
        if (!may_be_title(body) || (i > 0 && !may_end_article(lines[i - 1]))) continue;
        const BodyLine& next = lines[i + 1];
        const bool precedes_text = has_sentence(next.line) || next.form == LineForm::Credit ||
                                   next.line.commas > 0 || may_be_title(next);
        if (!precedes_text) continue;
        const bool is_listed = matches[i].is_title();
        const bool is_first = i == 0 || lines[i - 1].is_section_heading;
        const LinePlace place = place_of(body.line);
        // An indented line before text is as well a sub-heading.
        const bool is_doubtful = place == LinePlace::Indented && has_indents();
        if (is_doubtful && !is_listed && !is_first) continue;
        // So is a full line the first one of a paragraph.
        if (is_full(body.line) && !is_listed && !is_first) continue;
        votes[static_cast<std::size_t>(place)] += is_listed  ? weight_of_listed
                                                  : is_first ? weight_of_first
                                                             : 1;
        if (is_first) continue;
        ++candidates;
        if (is_set_off(body)) ++set_off;
    }
    const auto* most = std::max_element(votes.begin(), votes.end());
    if (*most > 0) m_title_place = static_cast<LinePlace>(most - votes.begin());
    m_sets_off_titles = set_off >= 2 && set_off * 4 >= candidates * 3;
}

}  // namespace kexie
