#include "bulletin/toc_groups.h"

#include <algorithm>
#include <map>

#include "bulletin/folded_line.h"
#include "bulletin/likeness.h"
#include "bulletin/section_headings.h"
#include "bulletin/section_marks.h"

namespace kexie {

namespace {

constexpr std::size_t max_section_name = 10;  // Characters.
constexpr std::size_t max_columns = 4;

// A line, or one column of a line, in the order of reading.
struct ListLine {
    std::size_t at = 0;  // Index into the text lines.
    TocLine line;
    std::u32string key;
    bool ends_heading = false;  // The second half of a broken heading.
};

class TocGrouper {
public:
    TocGrouper(const Draft& draft, std::span<const std::size_t> lines, const BodyTitles& titles,
               TitlePlace place, const WrapStyle& style)
        : m_draft(draft),
          m_style(style),
          m_titles(titles),
          m_place(place),
          m_lines(lines),
          m_end(lines.size()) {}

    TocGroups group() {
        choose_page_form();
        count_bullets();
        measure_gaps();
        read_lines();
        group_lines();
        m_result.usual_bullet = m_usual_bullet;
        m_result.usual_count = m_usual_count;
        m_result.page_count = m_uses_pages;
        return std::move(m_result);
    }

private:
    const Line& line_at(std::size_t at) const { return m_draft.lines[m_lines[at]]; }
    // The first line that a title may be in of an entry that ends before line `after`.
    std::size_t titles_from(std::size_t after) const {
        return m_place == TitlePlace::Below ? after : 0;
    }

    std::u32string key_of(ByteRange range) const {
        return title_key(match_key(m_draft.text, range));
    }

    // Numbers after one blank or none are those of pages if most lines have one and they count up.
    void choose_page_form() {
        for (const PageForm form : {PageForm::Glued, PageForm::Blank}) {
            std::size_t count = 0;
            std::size_t surer = 0;
            std::size_t falls = 0;
            int before = 0;
            for (std::size_t at = 0; at < m_end; ++at) {
                const PageNumber page = read_page_number(m_draft.text, line_at(at).range());
                if (page.form < form || page.form == PageForm::None) continue;
                ++count;
                if (page.form > PageForm::Blank) ++surer;
                if (page.value < before) ++falls;
                before = page.value;
            }
            const std::size_t least = form == PageForm::Glued ? m_end * 3 / 4 : m_end / 5;
            // 第3 at the end of a line is none where the others have leaders.
            const bool is_usual = form != PageForm::Glued || surer * 2 < count;
            if (count >= 2 && count > least && falls * 4 <= count && is_usual) {
                m_least_form = form;
                return;
            }
        }
    }

    void count_bullets() {
        for (std::size_t at = 0; at < m_end; ++at) {
            const Bullet bullet = read_bullet(m_draft.text, line_at(at), static_cast<int>(at) + 1);
            if (bullet) ++m_bullets[{bullet.kind, bullet.family}];
        }
        for (const auto& [bullet, count] : m_bullets) {
            if (count <= m_usual_count) continue;
            m_usual_bullet = bullet;
            m_usual_count = count;
        }
    }

    // Empty lines between the lines of the list: the least, for those of the body may be more.
    // None are counted after a line that is no text: a stray address may stand for them.
    void measure_gaps() {
        bool is_first = true;
        for (std::size_t at = 1; at < m_end; ++at) {
            if (m_lines[at] != m_lines[at - 1] + 1) continue;
            const int gap = line_at(at).empty_lines_before;
            m_usual_gap = is_first ? gap : std::min(m_usual_gap, gap);
            is_first = false;
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
            if (at > 0 && is_broken_heading(m_draft.text, line_at(at - 1), line_at(at))) {
                join_heading();
            }
        }
    }

    // The last two lines are the halves of 【X】.
    void join_heading() {
        for (auto part = m_parts.rbegin(); part != m_parts.rbegin() + 2; ++part) {
            part->line.is_section_heading = true;
            part->line.bullet = {};
            part->line.page = {};
            part->line.text = part->line.part;
            part->key = key_of(part->line.text);
        }
        m_parts.back().ends_heading = true;
    }

    // A number that is not sure to be a page's is one if the title lacks it.
    TocLine read_line(std::size_t at, ByteRange part, int expected) const {
        const std::size_t index = m_lines[at];
        TocLine line = read_toc_line(m_draft, index, part, m_least_form, expected);
        if (line.page.form != PageForm::None || line.is_section_heading) return line;
        TocLine bold = read_toc_line(m_draft, index, part, PageForm::Glued, expected);
        return bold.page.form != PageForm::None &&
                       m_titles.has(key_of(bold.text), titles_from(at + 1))
                   ? bold
                   : line;
    }

    // Two entries stand beside each other if each begins with a bullet, or the first ends with a
    // page number, or both are titles.
    std::vector<ByteRange> columns_of_line(std::size_t at) const {
        const Line& line = line_at(at);
        std::vector<ByteRange> parts = split_columns(m_draft.text, line);
        if (parts.size() == 1) return parts;
        if (parts.size() > max_columns) return {line.range()};  // Of a table, rather.
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
        return m_titles.has(key_of(a.text), titles_from(at + 1)) &&
               m_titles.has(key_of(b.text), titles_from(at + 1));
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
            if (m_result.groups.empty() || !continues_entry(i)) {
                m_result.groups.emplace_back();
                m_result.groups.back().first = m_parts[i].at;
            }
            TocGroup& group = m_result.groups.back();
            group.lines.push_back(m_parts[i].line);
            group.after = m_parts[i].at + 1;
            group.key += m_parts[i].key;
            note_mark(group, m_parts[i].line);
        }
        for (std::size_t g = 0; g < m_result.groups.size(); ++g) {
            TocGroup& group = m_result.groups[g];
            group.match = m_titles.find(group.key, titles_from(group.after));
        }
    }

    void note_mark(TocGroup& group, const TocLine& line) const {
        const bool has_bullet = m_usual_count >= 2 && line.bullet &&
                                std::pair(line.bullet.kind, line.bullet.family) == m_usual_bullet;
        group.has_mark = group.has_mark || has_bullet || line.page.form != PageForm::None;
    }

    // Part `i` is more of the last entry.
    bool continues_entry(std::size_t i) const {
        const TocGroup& group = m_result.groups.back();
        const TocLine& line = m_parts[i].line;
        const TocLine& before = group.lines.back();
        if (line.is_rest_of_leader() || m_parts[i].ends_heading) return true;
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

    // The line is the title that an entry points at, or the first line of it.
    bool repeats_entry(std::size_t i) const {
        constexpr std::size_t min_shortened = 6;
        const std::u32string& key = m_parts[i].key;
        const std::u32string both = i + 1 < m_parts.size() ? key + m_parts[i + 1].key : key;
        return std::any_of(
            m_result.groups.begin(), m_result.groups.end(), [&](const TocGroup& group) {
                if (group.key.size() < min_shortened || group.key.size() < key.size())
                    return group.key == key && key.size() > 1;
                return both.starts_with(group.key);
            });
    }

    bool joins(std::size_t i, const TocGroup& group) const {
        const ListLine& part = m_parts[i];
        const std::size_t below = titles_from(part.at + 1);
        const bool is_title = m_titles.has(part.key, below);
        const BodyTitles::Match before = m_titles.find(group.key, below);
        const BodyTitles::Match rest = m_titles.find(part.key, below);
        const Likeness alone = before.likeness;
        const BodyTitles::Match both = m_titles.find(group.key + part.key, below);
        const Likeness joined = both.likeness;
        const TocLine& first = group.lines.front();
        const bool hangs = part.line.indent > first.indent + 1;
        const bool is_short = group.key.size() <= max_section_name && group.lines.size() == 1 &&
                              first.width * 2 < m_max_width;
        // A section heading and the title below it are two entries, not one.
        const bool is_one_title = rest.likeness == Likeness::Part && alone >= Likeness::Start &&
                                  m_titles.are_in_one_title(before.at, rest.at);
        const bool hangs_from_bullet = hangs && first.bullet && !part.line.bullet && !is_title;
        if (joined >= Likeness::Part) {
            return !is_short || rest.likeness < Likeness::Similar || is_one_title ||
                   hangs_from_bullet;
        }
        // The second line of a title may be that of its entry as well, whose first has another
        // word.
        const bool are_of_one_title = hangs && !is_short && joined >= Likeness::Similar &&
                                      before.likeness >= Likeness::Start &&
                                      m_titles.are_in_one_title(before.at, rest.at);
        if (is_title) return are_of_one_title;
        // A name of a section below an entry that is whole.
        const bool is_name = alone == Likeness::Equal && !hangs && first.bullet &&
                             part.key.size() <= max_section_name;
        if (joined >= Likeness::Similar && !is_name && (joined >= alone || both.at == before.at)) {
            return true;
        }
        if (alone == Likeness::Equal) return false;
        if (rest.likeness >= Likeness::Similar) return is_one_title;
        // The line above the first text is the title of an article.
        if (m_place == TitlePlace::Below && part.at + 1 == m_end) return false;
        if (uses_page_numbers() && m_uses_pages > 0) return hangs || !is_short;
        if (hangs) return uses_bullets() || !is_short;
        return is_full(i);
    }

    bool is_full(std::size_t i) const {
        constexpr int min_full_width = 24;
        const Line& before = line_at(m_parts[i - 1].at);
        const Line& line = line_at(m_parts[i].at);
        if (m_style.is_wrapped()) return m_style.is_full(before, line);
        return m_max_width >= min_full_width && before.width + 3 >= m_max_width &&
               line.width * 4 < before.width * 3;
    }

    const Draft& m_draft;
    const WrapStyle& m_style;
    const BodyTitles& m_titles;
    TitlePlace m_place;
    std::span<const std::size_t> m_lines;
    std::size_t m_end;
    PageForm m_least_form = PageForm::Sure;
    std::map<std::pair<Bullet::Kind, char32_t>, int> m_bullets;
    std::pair<Bullet::Kind, char32_t> m_usual_bullet{};
    int m_usual_count = 0;
    int m_uses_pages = 0;  // Number of lines with a page number.
    int m_max_width = 0;
    int m_usual_gap = 0;
    std::vector<ListLine> m_parts;
    TocGroups m_result;
};

}  // namespace

TocGroups group_toc_lines(const Draft& draft, std::span<const std::size_t> lines,
                          const BodyTitles& titles, TitlePlace place, const WrapStyle& style) {
    if (lines.empty()) return {};
    return TocGrouper(draft, lines, titles, place, style).group();
}

}  // namespace kexie
