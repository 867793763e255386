#include "bulletin/toc_list.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "bulletin/body_titles.h"
#include "bulletin/folded_line.h"
#include "bulletin/running_text.h"
#include "bulletin/section_marks.h"
#include "text/chars.h"

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
constexpr int least_sum = -8;     // Below this nothing is a list.

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

// An entry while the end of the list is not known yet.
struct Group {
    TocListEntry entry;
    std::size_t first = 0;  // Indices into the text lines: of its first line,
    std::size_t after = 0;  // and of the line after its last one.
    std::u32string key;
    bool has_mark = false;  // The bullet or the page number of the list.
    bool is_repeated = false;
    BodyTitles::Match match;  // Below it.
};

// A line, or one column of a line, in the order of reading.
struct ListLine {
    std::size_t at = 0;  // Index into the text lines.
    TocLine line;
    std::u32string key;
};

class TocListReader {
public:
    TocListReader(const Draft& draft, std::size_t first, const WrapStyle& style)
        : m_draft(draft), m_style(style) {
        const std::vector<bool> running =
            find_running_text(draft, first, draft.lines.size(), style, TextSigns::Stops);
        for (std::size_t i = first; i < draft.lines.size(); ++i) {
            if (draft.uses[i] != LineUse::Text) continue;
            m_lines.push_back(i);
            m_is_text.push_back(running[i - first]);
        }
        m_end = static_cast<std::size_t>(std::find(m_is_text.begin(), m_is_text.end(), true) -
                                         m_is_text.begin());
        m_end = std::min(m_end, max_lines);
    }

    TocList read() {
        if (m_end == 0) return {};
        const BodyTitles titles(m_draft, m_lines, m_is_text);
        m_titles = &titles;
        choose_page_form();
        count_bullets();
        measure_gaps();
        read_lines();
        group_lines();
        return best_reading();
    }

private:
    const Line& line_at(std::size_t at) const { return m_draft.lines[m_lines[at]]; }

    std::u32string key_of(ByteRange range) const {
        return title_key(match_key(m_draft.text, range));
    }

    // Numbers after one blank or none are those of pages if most lines have one and they count up.
    void choose_page_form() {
        for (const PageForm form : {PageForm::Glued, PageForm::Blank}) {
            std::size_t count = 0;
            std::size_t falls = 0;
            int before = 0;
            for (std::size_t at = 0; at < m_end; ++at) {
                const PageNumber page = read_page_number(m_draft.text, line_at(at).range());
                if (page.form < form || page.form == PageForm::None) continue;
                ++count;
                if (page.value < before) ++falls;
                before = page.value;
            }
            const std::size_t least = form == PageForm::Glued ? m_end * 3 / 4 : m_end / 5;
            if (count >= 2 && count > least && falls * 4 <= count) {
                m_least_form = form;
                return;
            }
        }
    }

    void count_bullets() {
        for (std::size_t at = 0; at < m_end; ++at) {
            const Bullet bullet = read_bullet(m_draft.text, line_at(at));
            if (bullet) ++m_bullets[{bullet.kind, bullet.family}];
        }
        for (const auto& [bullet, count] : m_bullets) {
            if (count <= m_usual_count) continue;
            m_usual_bullet = bullet;
            m_usual_count = count;
        }
    }

    // Empty lines between the lines of the list: the least, for those of the body may be more.
    void measure_gaps() {
        for (std::size_t at = 1; at < m_end; ++at) {
            const int gap = line_at(at).empty_lines_before;
            m_usual_gap = at == 1 ? gap : std::min(m_usual_gap, gap);
        }
    }

    void read_lines() {
        int expected = 1;
        for (std::size_t at = 0; at < m_end; ++at) {
            for (const ByteRange& part : columns_of_line(at)) {
                TocLine line = read_line(at, part, expected);
                if (line.bullet.kind == Bullet::Kind::Number) expected = line.bullet.value + 1;
                const std::u32string key = key_of(line.text);
                m_uses_pages += line.page.form != PageForm::None ? 1 : 0;
                m_max_width = std::max(m_max_width, line.width);
                m_parts.push_back({at, std::move(line), key});
            }
        }
    }

    // A number that is not sure to be a page's is one if the title lacks it.
    TocLine read_line(std::size_t at, ByteRange part, int expected) const {
        const std::size_t index = m_lines[at];
        TocLine line = read_toc_line(m_draft, index, part, m_least_form, expected);
        if (line.page.form != PageForm::None || line.is_section_heading) return line;
        TocLine bold = read_toc_line(m_draft, index, part, PageForm::Glued, expected);
        return bold.page.form != PageForm::None && m_titles->has(key_of(bold.text), at + 1) ? bold
                                                                                            : line;
    }

    // Two entries stand beside each other if each begins with a bullet, or the first ends with a
    // page number, or both are titles.
    std::vector<ByteRange> columns_of_line(std::size_t at) const {
        const Line& line = line_at(at);
        std::vector<ByteRange> parts = split_columns(m_draft.text, line);
        if (parts.size() == 1) return parts;
        std::vector<ByteRange> columns = {parts.front()};
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (are_entries(at, columns.back(), parts[i])) {
                columns.push_back(parts[i]);
            } else {
                columns.back().end = parts[i].end;
            }
        }
        return columns;
    }

    bool are_entries(std::size_t at, ByteRange left, ByteRange right) const {
        const TocLine a = read_toc_line(m_draft, m_lines[at], left, PageForm::Blank);
        const TocLine b = read_toc_line(m_draft, m_lines[at], right, PageForm::Blank);
        if (a.page.form != PageForm::None) return true;
        if (a.bullet && b.bullet && a.bullet.kind == b.bullet.kind) return true;
        return m_titles->has(key_of(a.text), at + 1) && m_titles->has(key_of(b.text), at + 1);
    }

    bool uses_bullets() const { return m_usual_count >= 2 || m_parts.front().line.bullet; }
    bool uses_page_numbers() const { return m_uses_pages >= 2 || m_parts.size() <= 3; }

    bool is_list_bullet(const Bullet& bullet) const {
        if (!bullet) return false;
        const auto found = m_bullets.find({bullet.kind, bullet.family});
        return found != m_bullets.end() &&
               (found->second >= 2 || m_parts.front().line.bullet.family == bullet.family);
    }

    void group_lines() {
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (m_groups.empty() || !continues_entry(i)) {
                m_groups.emplace_back();
                m_groups.back().first = m_parts[i].at;
            }
            Group& group = m_groups.back();
            group.entry.lines.push_back(m_parts[i].line);
            group.after = m_parts[i].at + 1;
            group.key += m_parts[i].key;
            note_mark(group, m_parts[i].line);
        }
        for (std::size_t g = 0; g < m_groups.size(); ++g) match(g);
    }

    void note_mark(Group& group, const TocLine& line) const {
        const bool has_bullet = m_usual_count >= 2 && line.bullet &&
                                std::pair(line.bullet.kind, line.bullet.family) == m_usual_bullet;
        group.has_mark = group.has_mark || has_bullet || line.page.form != PageForm::None;
    }

    void match(std::size_t g) {
        Group& group = m_groups[g];
        group.match = m_titles->find(group.key, group.after);
        for (std::size_t before = 0; before < g && !group.is_repeated; ++before) {
            group.is_repeated = group.key == m_groups[before].key && group.key.size() > 1;
        }
    }

    // Part `i` is more of the last entry.
    bool continues_entry(std::size_t i) const {
        const Group& group = m_groups.back();
        const TocLine& line = m_parts[i].line;
        const TocLine& before = group.entry.lines.back();
        if (line.is_rest_of_leader()) return true;
        if (is_bracketed(line) || is_bracketed(before)) return false;
        if (before.page.form != PageForm::None || is_list_bullet(line.bullet)) return false;
        if (before.has_leader) return line.page.form != PageForm::None;
        if (is_after_gap(i) || repeats_entry(i)) return false;
        if (m_parts[i - 1].at == m_parts[i].at) return false;  // Another column.
        return joins(i, group);
    }

    // 【X】, ＜X＞, ◆X◆
    bool is_bracketed(const TocLine& line) const {
        if (line.is_section_heading) return true;
        const SectionMark mark =
            read_section_mark(m_draft.text, measure_line(m_draft.text, line.part));
        return (mark.kind == SectionMark::Kind::Bracket || mark.kind == SectionMark::Kind::Sides) &&
               may_name_section(m_draft.text, mark.name);
    }

    bool is_after_gap(std::size_t i) const {
        const int gap = line_at(m_parts[i].at).empty_lines_before;
        return gap > m_usual_gap || (gap > 0 && m_style.empty_lines_separate);
    }

    // The line is the title that an entry points at.
    bool repeats_entry(std::size_t i) const {
        return std::any_of(m_groups.begin(), m_groups.end(), [&](const Group& group) {
            return group.key == m_parts[i].key && group.key.size() > 1;
        });
    }

    bool joins(std::size_t i, const Group& group) const {
        const ListLine& part = m_parts[i];
        const std::size_t below = part.at + 1;
        const bool is_title = m_titles->has(part.key, below);
        const BodyTitles::Match before = m_titles->find(group.key, below);
        const BodyTitles::Match rest = m_titles->find(part.key, below);
        const Likeness alone = before.likeness;
        const Likeness joined = m_titles->find(group.key + part.key, below).likeness;
        const TocLine& first = group.entry.lines.front();
        const bool hangs = part.line.indent > first.indent + 1;
        const bool is_short = group.key.size() <= max_section_name &&
                              group.entry.lines.size() == 1 && first.width * 2 < m_max_width;
        // A section heading and the title below it are two entries, not one.
        const bool is_one_title =
            rest.likeness == Likeness::Part && alone >= Likeness::Start && rest.at == before.at;
        if (joined >= Likeness::Part) {
            return hangs || !is_short || rest.likeness < Likeness::Similar || is_one_title;
        }
        if (is_title) return false;
        if (joined >= Likeness::Similar && joined >= alone) return true;
        if (alone == Likeness::Equal) return false;
        if (rest.likeness >= Likeness::Similar) return is_one_title;
        if (uses_page_numbers() && m_uses_pages > 0) return hangs || !is_short;
        if (hangs) return uses_bullets() || !is_short;
        return is_full(i) && !is_text_end(i);
    }

    bool is_full(std::size_t i) const {
        constexpr int min_full_width = 24;
        const Line& before = line_at(m_parts[i - 1].at);
        const Line& line = line_at(m_parts[i].at);
        if (m_style.is_wrapped()) return m_style.is_full(before, line);
        return m_max_width >= min_full_width && before.width + 3 >= m_max_width &&
               line.width * 4 < before.width * 3;
    }

    // Text follows at once: the line is the title of an article.
    bool is_text_end(std::size_t i) const {
        const std::size_t next = m_parts[i].at + 1;
        return next < m_lines.size() && m_is_text[next];
    }

    TocList best_reading() {
        int best = least_sum;
        std::size_t length = 0;
        for (std::size_t count = 1; count <= m_groups.size(); ++count) {
            if (count < m_groups.size() && m_groups[count].first < m_groups[count - 1].after) {
                continue;  // Another column of the line.
            }
            const int sum = weigh(count);
            if (sum < best) continue;
            best = sum;
            length = count;
        }
        TocList list;
        for (std::size_t g = 0; g < length; ++g) {
            m_groups[g].entry.is_section = is_section(g, length);
            list.entries.push_back(std::move(m_groups[g].entry));
        }
        list.is_sure = is_sure(length);
        return list;
    }

    // Of the list having `count` entries.
    int weigh(std::size_t count) const {
        const std::size_t end = m_groups[count - 1].after;
        int sum = 0;
        for (std::size_t g = 0; g < count; ++g) sum += weigh_entry(m_groups[g], end);
        if (end < m_lines.size()) sum += weigh_boundary(count, end);
        for (std::size_t g = count; g < m_groups.size(); ++g) {
            if (m_groups[g].has_mark) sum += marked_line_left;
        }
        return sum;
    }

    int weigh_entry(const Group& group, std::size_t end) const {
        int sum = 0;
        // What heads sections in the text as well is there once more, or is no entry.
        const bool is_heading = group.entry.lines.front().is_section_heading;
        const Likeness least = is_heading ? Likeness::Equal : Likeness::Similar;
        const bool is_matched = group.match.at >= end && group.match.likeness >= least;
        if (is_matched) sum += weight_of(group.match.likeness);
        if (group.has_mark) sum += entry_with_mark;
        if (!is_matched && !group.has_mark) {
            sum += is_heading ? heading_without_match : entry_without_match;
        }
        if (group.is_repeated && !group.has_mark) sum += entry_repeated;
        return sum;
    }

    // Of the list ending before line `end`.
    int weigh_boundary(std::size_t count, std::size_t end) const {
        int sum = 0;
        if (count > 1) sum += weigh_last_entry(count);
        const int display_lines = static_cast<int>(m_end) - static_cast<int>(end);
        if (display_lines == 0) sum += no_title_left;
        sum += display_line_left * std::max(display_lines - free_display_lines, 0);
        if (is_wide_gap(end)) sum += wide_gap_after;
        if (is_title_near(count, end)) sum += title_follows;
        return sum;
    }

    // The heading of the first section is no entry, though it may come again: it lacks the mark of
    // the others, or empty lines part it from them.
    int weigh_last_entry(std::size_t count) const {
        const Group& last = m_groups[count - 1];
        const bool has_heading = last.entry.lines.front().is_section_heading;
        const bool others_have = m_groups[count - 2].entry.lines.front().is_section_heading;
        if (has_heading && !others_have && !last.has_mark) return unlike_at_end;
        if (!last.has_mark && m_groups[count - 2].has_mark) return unlike_at_end;
        return is_wide_gap(last.first) ? gap_before_end : 0;
    }

    // One of the first lines below the list is one of its entries.
    bool is_title_near(std::size_t count, std::size_t end) const {
        const std::size_t last = std::min(m_end, end + free_display_lines);
        for (std::size_t at = end; at < last; ++at) {
            const std::u32string key = key_of(line_at(at).range());
            for (std::size_t g = 0; g < count; ++g) {
                if (compare_titles(m_groups[g].key, key) > Likeness::None) return true;
            }
        }
        return false;
    }

    // A page, a rule or more empty lines than within the list stand before line `at`.
    bool is_wide_gap(std::size_t at) const {
        if (line_at(at).after_form_feed || m_lines[at] != m_lines[at - 1] + 1) return true;
        int within = 0;
        for (std::size_t i = 1; i < at; ++i) {
            within = std::max<int>(within, line_at(i).empty_lines_before);
        }
        return line_at(at).empty_lines_before > within;
    }

    // The name of a section stands out from the titles: by its brackets, its bullet, or what it
    // lacks.
    bool is_section(std::size_t g, std::size_t length) const {
        const TocListEntry& entry = m_groups[g].entry;
        const TocLine& line = entry.lines.front();
        if (line.is_section_heading) return true;
        if (entry.lines.size() > 1 || m_groups[g].key.size() > max_section_name) return false;
        if (g + 1 >= length) return false;
        const bool usual_bullet = std::pair(line.bullet.kind, line.bullet.family) == m_usual_bullet;
        if (m_usual_count * 2 >= static_cast<int>(length) && !usual_bullet) return true;
        const bool lacks_page = line.page.form == PageForm::None;
        if (m_uses_pages * 2 >= static_cast<int>(length) && lacks_page) return true;
        const TocLine& next = m_groups[g + 1].entry.lines.front();
        return m_groups[g].key.size() <= max_short_name && next.indent > line.indent;
    }

    // All entries have a mark, and most are titles of what follows or have page numbers.
    bool is_sure(std::size_t length) const {
        if (length < 2) return false;
        std::size_t proven = 0;
        for (std::size_t g = 0; g < length; ++g) {
            const Group& group = m_groups[g];
            if (!group.has_mark && !group.entry.is_section) return false;
            const bool has_page =
                !group.entry.lines.empty() && group.entry.lines.back().page.form == PageForm::Sure;
            if (group.match.likeness >= Likeness::Similar || has_page) ++proven;
        }
        return proven * 2 > length;
    }

    const Draft& m_draft;
    const WrapStyle& m_style;
    const BodyTitles* m_titles = nullptr;
    std::vector<std::size_t> m_lines;  // Indices of the text lines from the first on.
    std::vector<bool> m_is_text;       // Which of them are running text.
    std::size_t m_end = 0;             // The first of these: the list ends above it.
    PageForm m_least_form = PageForm::Sure;
    std::map<std::pair<Bullet::Kind, char32_t>, int> m_bullets;
    std::pair<Bullet::Kind, char32_t> m_usual_bullet{};
    int m_usual_count = 0;
    int m_uses_pages = 0;  // Number of lines with a page number.
    int m_max_width = 0;
    int m_usual_gap = 0;
    std::vector<ListLine> m_parts;
    std::vector<Group> m_groups;
};

}  // namespace

TocList read_toc_list(const Draft& draft, std::size_t first, const WrapStyle& style) {
    return TocListReader(draft, first, style).read();
}

}  // namespace kexie
