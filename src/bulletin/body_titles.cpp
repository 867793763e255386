#include "bulletin/body_titles.h"

#include <algorithm>
#include <utility>

#include "bulletin/folded_line.h"
#include "bulletin/section_marks.h"

namespace kexie {

namespace {

constexpr std::size_t max_titles = 2000;
constexpr int max_title_width = 120;  // Columns of a line.
constexpr std::size_t max_title_lines = 3;
constexpr std::size_t max_section_name = 8;  // Characters.

bool may_hold_title(const Line& line) {
    return line.width <= max_title_width && line.line_end != LineEnd::OnlyBracket;
}

}  // namespace

BodyTitles::BodyTitles(const Draft& draft, std::span<const std::size_t> lines,
                       const std::vector<bool>& is_text)
    : m_is_text(is_text) {
    for (std::size_t at = 0; at < lines.size() && m_titles.size() < max_titles; ++at) {
        std::u32string key;
        for (std::size_t next = at; next < std::min(lines.size(), at + max_title_lines); ++next) {
            const Line& line = draft.lines[lines[next]];
            if (is_text[next] || !(may_hold_title(line) || next > at)) break;
            key += title_key(match_key(draft.text, line.range()));
            // A quotation left open goes on in the next line.
            if (next > at || line.open_brackets == 0) add(at, key);
            if (next > at) continue;
            const SectionMark mark = read_section_mark(draft.text, line);
            if (mark.kind == SectionMark::Kind::None) continue;
            const std::u32string name = title_key(match_key(draft.text, mark.name));
            add(at, name);
            if (name.size() <= max_section_name) break;  // A title follows, but not its rest.
        }
    }
}

void BodyTitles::add(std::size_t at, std::u32string key) {
    if (key.empty()) return;
    m_last_at[key] = at;
    m_titles.push_back({at, std::move(key)});
}

bool BodyTitles::has(const std::u32string& key, std::size_t after) const {
    const auto found = m_last_at.find(key);
    return found != m_last_at.end() && found->second >= after;
}

bool BodyTitles::are_in_one_title(std::size_t first, std::size_t second) const {
    if (second < first || second >= first + max_title_lines) return false;
    const auto begin = m_is_text.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(second) + 1;
    return std::find(begin + static_cast<std::ptrdiff_t>(first), end, true) == end;
}

BodyTitles::Match BodyTitles::find(const std::u32string& entry, std::size_t after) const {
    const auto equal = m_last_at.find(entry);
    if (equal != m_last_at.end() && equal->second >= after) {
        return {Likeness::Equal, equal->second};
    }
    Match best;
    const auto first =
        std::lower_bound(m_titles.begin(), m_titles.end(), after,
                         [](const Title& title, std::size_t line) { return title.at < line; });
    for (auto title = first; title != m_titles.end(); ++title) {
        const Likeness likeness = compare_titles(entry, title->key);
        if (likeness != Likeness::None && likeness >= best.likeness) best = {likeness, title->at};
    }
    return best;
}

}  // namespace kexie
