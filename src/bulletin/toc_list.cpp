#include "bulletin/toc_list.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "bulletin/body_titles.h"
#include "bulletin/folded_line.h"
#include "bulletin/running_text.h"
#include "bulletin/section_marks.h"
#include "bulletin/toc_groups.h"

namespace kexie {

namespace {

constexpr std::size_t max_lines = 400;
constexpr std::size_t max_section_name = 10;  // Characters.
constexpr std::size_t max_short_name = 6;

// What speaks for and against a reading.
constexpr int entry_is_title = 6;          // It equals a title of what follows,
constexpr int entry_in_title = 5;          // is part of one,
constexpr int entry_like_title = 4;        // or most of one.
constexpr int entry_with_mark = 2;         // It has the bullet or the page number of the list,
constexpr int entry_without_match = -1;    // or nothing of all that.
constexpr int heading_without_match = -6;  // 【X】 that heads what follows.
constexpr int unlike_at_end = -8;          // The last entry lacks the mark of the others,
constexpr int gap_before_end = -7;         // or stands apart from them.
constexpr int entry_repeated = -8;
constexpr int no_title_left = -10;  // Above the first text.
constexpr int free_display_lines = 3;
constexpr int display_line_left = -2;  // For each beyond those.
constexpr int marked_line_left = -4;
constexpr int wide_gap_after = 3;
constexpr int title_follows = 4;  // The line after the list is one of its entries.
constexpr int min_sum = -8;       // Below this nothing is a list.

int weight_of(Likeness likeness) {
    switch (likeness) {
        case Likeness::Equal:
            return entry_is_title;
        case Likeness::Part:
            return entry_in_title;
        case Likeness::Similar:
            return entry_like_title;
        default:
            return 0;
    }
}

// The lines that are text, and which of them are running text.
struct TextLines {
    std::vector<std::size_t> lines;
    std::vector<bool> is_text;

    TextLines(const Draft& draft, std::size_t first, std::size_t last, const WrapStyle& style) {
        const std::vector<bool> running =
            find_running_text(draft, first, last, style, TextSigns::Stops);
        for (std::size_t i = first; i < last; ++i) {
            if (draft.uses[i] != LineUse::Text) continue;
            lines.push_back(i);
            is_text.push_back(running[i - first]);
        }
    }

    // Number of lines before the first running text.
    std::size_t display_count() const {
        const auto first_text = std::find(is_text.begin(), is_text.end(), true);
        return std::min(static_cast<std::size_t>(first_text - is_text.begin()), max_lines);
    }
};

// Weighs the readings of a list: each has one entry more than the one before, so most of its sum is
// known already.
class TocListReader {
public:
    TocListReader(const Draft& draft, const TextLines& texts, TocGroups groups)
        : m_draft(draft),
          m_lines(texts.lines),
          m_end(texts.display_count()),
          m_list(std::move(groups)),
          m_groups(m_list.groups) {
        for (const TocGroup& group : m_groups) m_marks.push_back(mark_of(group.lines.front()));
    }

    TocList best_reading() {
        measure_gaps();
        find_repeated_lines();
        std::vector<int> changes(m_lines.size());  // Of the sum once the list ends below the line.
        std::unordered_set<std::u32string_view> keys;
        int entries = 0;
        const auto all_marked = static_cast<std::size_t>(
            std::count_if(m_groups.begin(), m_groups.end(),
                          [](const TocGroup& group) { return group.has_mark; }));
        std::size_t marked = 0;
        int best = min_sum;
        std::size_t length = 0;
        std::size_t end = 0;
        for (std::size_t count = 1; count <= m_groups.size(); ++count) {
            const TocGroup& group = m_groups[count - 1];
            entries += weigh_entry(group, changes);
            if (group.has_mark) ++marked;
            const bool is_new = group.key.size() <= 1 || keys.insert(group.key).second;
            if (!is_new && !group.has_mark) entries += entry_repeated;
            for (; end < group.after; ++end) entries += changes[end];
            if (count < m_groups.size() && m_groups[count].first < end) {
                continue;  // Another column of the line.
            }
            int sum = entries + marked_line_left * static_cast<int>(all_marked - marked);
            if (end < m_lines.size()) sum += weigh_boundary(count, end, marked);
            if (sum < best) continue;
            best = sum;
            length = count;
        }
        return first_entries(length);
    }

    // All of the lines.
    TocList whole() const { return first_entries(m_groups.size()); }

private:
    const Line& line_at(std::size_t at) const { return m_draft.lines[m_lines[at]]; }
    std::u32string key_of(ByteRange range) const {
        return title_key(match_key(m_draft.text, range));
    }

    TocList first_entries(std::size_t length) const {
        TocList list;
        for (std::size_t g = 0; g < length; ++g) {
            list.entries.push_back({m_groups[g].lines, is_section(g, length)});
        }
        list.is_sure = is_sure(list);
        return list;
    }

    // Of the entry as long as its title is below the list; notes what that changes by after it.
    static int weigh_entry(const TocGroup& group, std::vector<int>& changes) {
        // What heads sections in the text as well is there once more, or is no entry.
        const bool is_heading = group.lines.front().is_section_heading;
        const Likeness least = is_heading ? Likeness::Equal : Likeness::Similar;
        int unmatched = entry_with_mark;
        if (!group.has_mark) unmatched = is_heading ? heading_without_match : entry_without_match;
        if (group.match.likeness < least) return unmatched;
        const int matched =
            weight_of(group.match.likeness) + (group.has_mark ? entry_with_mark : 0);
        changes[group.match.at] += unmatched - matched;
        return matched;
    }

    // The most empty lines within the list, by the line it ends before.
    void measure_gaps() {
        m_gap_within.assign(2, 0);
        for (std::size_t i = 1; i < m_end; ++i) {
            m_gap_within.push_back(
                std::max<int>(m_gap_within.back(), line_at(i).empty_lines_before));
        }
    }

    // The first entry above each line that is like it; above the text, one that is equal.
    void find_repeated_lines() {
        if (m_end < m_lines.size()) {
            const std::u32string key = key_of(line_at(m_end).range());
            const auto equal =
                std::find_if(m_groups.begin(), m_groups.end(),
                             [&](const TocGroup& group) { return group.key == key; });
            m_entry_at_text = static_cast<std::size_t>(equal - m_groups.begin());
        }
        m_first_like.assign(m_end, m_groups.size());
        for (std::size_t at = 0; at < m_end; ++at) {
            const std::u32string key = key_of(line_at(at).range());
            for (std::size_t g = 0; g < m_groups.size() && m_groups[g].after <= at; ++g) {
                if (compare_titles(m_groups[g].key, key) == Likeness::None) continue;
                m_first_like[at] = g;
                break;
            }
        }
    }

    // Of the list ending before line `end`, `marked` of its entries having the mark.
    int weigh_boundary(std::size_t count, std::size_t end, std::size_t marked) const {
        int sum = 0;
        if (count > 1) sum += weigh_last_entry(count, marked);
        const int display_lines = static_cast<int>(m_end) - static_cast<int>(end);
        if (display_lines == 0 && !is_title_of_text(count)) sum += no_title_left;
        sum += display_line_left * std::max(display_lines - free_display_lines, 0);
        if (is_wide_gap(end)) sum += wide_gap_after;
        if (is_title_near(count, end)) sum += title_follows;
        return sum;
    }

    // The heading of the first section is no entry, though it may come again: it lacks the mark of
    // the others, or empty lines part it from them.
    int weigh_last_entry(std::size_t count, std::size_t marked) const {
        const TocGroup& last = m_groups[count - 1];
        const bool has_heading = last.lines.front().is_section_heading;
        const bool others_have = m_groups[count - 2].lines.front().is_section_heading;
        if (has_heading && !others_have && !last.has_mark) return unlike_at_end;
        const bool are_marked = m_groups[count - 2].has_mark || marked * 2 >= count;
        if (!last.has_mark && are_marked) return unlike_at_end;
        return is_wide_gap(last.first) ? gap_before_end : 0;
    }

    // One of the first lines below the list is one of its entries.
    bool is_title_near(std::size_t count, std::size_t end) const {
        const std::size_t last = std::min(m_end, end + free_display_lines);
        return std::any_of(m_first_like.begin() + static_cast<std::ptrdiff_t>(std::min(end, last)),
                           m_first_like.begin() + static_cast<std::ptrdiff_t>(last),
                           [&](std::size_t first) { return first < count; });
    }

    // The first line of the text, though it seems to run on, is one of the entries.
    bool is_title_of_text(std::size_t count) const {
        const Line& line = line_at(m_end);
        return line.commas == 0 && !line.has_inner_stop && m_entry_at_text < count;
    }

    // A page, a rule or more empty lines than within the list stand before line `at`.
    bool is_wide_gap(std::size_t at) const {
        if (at == 0) return false;  // A second entry on the first line.
        if (line_at(at).after_form_feed || m_lines[at] != m_lines[at - 1] + 1) return true;
        return line_at(at).empty_lines_before > m_gap_within[at];
    }

    // The name of a section stands out from the titles: by its mark, its bullet, or what it lacks.
    bool is_section(std::size_t g, std::size_t length) const {
        const TocGroup& group = m_groups[g];
        const TocLine& line = group.lines.front();
        if (line.is_section_heading) return true;
        if (group.lines.size() > 1 || group.key.size() > max_section_name) return false;
        if (g + 1 >= length) return false;
        if (is_rare_mark(g, length)) return true;
        const bool usual_bullet =
            std::pair(line.bullet.kind, line.bullet.family) == m_list.usual_bullet;
        if (m_list.usual_count * 2 >= static_cast<int>(length) && !usual_bullet) return true;
        const bool lacks_page = line.page.form == PageForm::None;
        if (m_list.page_count * 2 >= static_cast<int>(length) && lacks_page) return true;
        const TocLine& next = m_groups[g + 1].lines.front();
        return group.key.size() <= max_short_name && next.indent > line.indent;
    }

    SectionMark mark_of(const TocLine& line) const {
        return read_section_mark(m_draft.text, measure_line(m_draft.text, line.text));
    }

    // Less than half of the entries have the mark of this one.
    bool is_rare_mark(std::size_t g, std::size_t length) const {
        if (m_marks[g].kind == SectionMark::Kind::None) return false;
        const auto count = std::count(
            m_marks.begin(), m_marks.begin() + static_cast<std::ptrdiff_t>(length), m_marks[g]);
        return static_cast<std::size_t>(count) * 2 <= length;
    }

    // All entries have a mark, and most are titles of what follows or have page numbers.
    bool is_sure(const TocList& list) const {
        if (list.entries.size() < 2) return false;
        std::size_t proven = 0;
        for (std::size_t g = 0; g < list.entries.size(); ++g) {
            const TocGroup& group = m_groups[g];
            if (!group.has_mark && !list.entries[g].is_section) return false;
            const bool has_page = group.lines.back().page.form == PageForm::Sure;
            if (group.match.likeness >= Likeness::Similar || has_page) ++proven;
        }
        return proven * 2 > list.entries.size();
    }

    const Draft& m_draft;
    const std::vector<std::size_t>& m_lines;  // Indices of the text lines from the first on.
    std::size_t m_end;                        // The first running text: the list ends above it.
    TocGroups m_list;
    const std::vector<TocGroup>& m_groups;
    std::vector<SectionMark> m_marks;  // One per group.
    std::vector<int> m_gap_within;     // By line.
    std::size_t m_entry_at_text = 0;
    std::vector<std::size_t> m_first_like;  // By line: an index into m_groups.
};

}  // namespace

TocList read_toc_list(const Draft& draft, std::size_t first, const WrapStyle& style) {
    const TextLines texts(draft, first, draft.lines.size(), style);
    const std::size_t count = texts.display_count();
    if (count == 0) return {};
    const BodyTitles titles(draft, texts.lines, texts.is_text);
    const auto lines = std::span(texts.lines).first(count);
    TocGroups groups = group_toc_lines(draft, lines, titles, TitlePlace::Below, style);
    return TocListReader(draft, texts, std::move(groups)).best_reading();
}

TocList read_toc_list_at_end(const Draft& draft, std::size_t body, std::size_t first,
                             std::size_t last, const WrapStyle& style) {
    const TextLines above(draft, body, first, style);
    const TextLines texts(draft, first, last, style);
    if (texts.lines.empty() || texts.display_count() < texts.lines.size()) return {};
    const BodyTitles titles(draft, above.lines, above.is_text);
    TocGroups groups = group_toc_lines(draft, texts.lines, titles, TitlePlace::Above, style);
    return TocListReader(draft, texts, std::move(groups)).whole();
}

}  // namespace kexie
