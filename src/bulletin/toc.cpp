#include "bulletin/toc.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "bulletin/folded_line.h"
#include "bulletin/likeness.h"
#include "bulletin/section_headings.h"
#include "bulletin/toc_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t max_lines = 400;
constexpr int max_entry_width = 200;

// Running text, not an entry.
bool is_prose(const Line& line) {
    // ……… is a dot leader, however it ends a line.
    const bool is_stop = line.line_end == LineEnd::Stop && line.last != U'…' && line.last != U'.';
    return is_stop || line.has_inner_stop || line.width > max_entry_width ||
           line.line_end == LineEnd::StopBracket || (line.commas > 0 && line.width > 40);
}

using TocEntryLines = std::vector<TocLine>;  // The lines of one entry, at least one.

std::u32string key_of(const Draft& draft, const TocLine& line) {
    return match_key(draft.text, line.text);
}

std::u32string key_of(const Draft& draft, const TocEntryLines& entry) {
    std::u32string key;
    for (const TocLine& line : entry) key += key_of(draft, line);
    return key;
}

// What all entries of a list have that other lines have not: a bullet of one family, or a page
// number.
struct EntryMark {
    Bullet bullet;
    bool has_page_number = false;

    bool exists() const { return bullet || has_page_number; }
    bool is_on(const TocLine& line) const {
        if (bullet) return line.bullet.kind == bullet.kind && line.bullet.family == bullet.family;
        return has_page_number && line.has_page_number;
    }
};

// Groups the lines of a list into entries and finds its end.
class TocListReader {
public:
    TocListReader(const Draft& draft, const WrapStyle& style, std::size_t first)
        : m_draft(draft), m_style(style) {
        for (std::size_t i = first; i < draft.lines.size() && m_lines.size() < max_lines; ++i) {
            if (draft.uses[i] == LineUse::Text) m_lines.push_back(i);
        }
        m_mark = find_mark();
    }

    // True if the lines would be a list even without a heading.
    bool is_list_without_heading() const {
        return m_mark.exists() && m_lines.size() > 2 && is_marked_entry(0) && is_marked_entry(1);
    }

    std::vector<TocEntryLines> read() {
        std::size_t at = 0;
        for (; at < m_lines.size(); ++at) {
            TocLine line = read_line(at, next_number());
            line.is_section_heading = is_section_heading(m_draft.text, line_at(at));
            if (line.is_section_heading) line.text.end = line_at(at).end;
            const Step step = decide(at, line);
            if (step == Step::EndOfList) break;
            if (step == Step::NewEntry) m_entries.emplace_back();
            m_entries.back().push_back(line);
        }
        if (!m_mark.exists()) give_back_title(at);
        return std::move(m_entries);
    }

private:
    enum class Step { NewEntry, SameEntry, EndOfList };

    const Line& line_at(std::size_t at) const { return m_draft.lines[m_lines[at]]; }
    TocLine read_line(std::size_t at, int expected) const {
        return read_toc_line(m_draft, m_lines[at], expected);
    }

    bool is_marked_entry(std::size_t at) const {
        return m_mark.is_on(read_line(at, static_cast<int>(at) + 1)) && !is_prose(line_at(at));
    }

    // From the first three lines; the first of them may be a remark, or a page number may end an
    // entry of several lines.
    EntryMark find_mark() const {
        for (std::size_t at = 0; at < std::min<std::size_t>(m_lines.size(), 3); ++at) {
            if (is_prose(line_at(at))) break;
            const TocLine line = read_line(at, static_cast<int>(at) + 1);
            if (line.bullet && at < 2) return {line.bullet, false};
            if (line.has_page_number) return {{}, true};
        }
        return {};
    }

    int next_number() const {
        return m_entries.empty() ? 1 : m_entries.back().front().bullet.value + 1;
    }

    Step decide(std::size_t at, const TocLine& line) const {
        if (line.is_section_heading) {
            return list_continues_after_heading(at) ? Step::NewEntry : Step::EndOfList;
        }
        return m_mark.exists() ? decide_in_marked_list(at, line) : decide_in_plain_list(at, line);
    }

    Step decide_in_plain_list(std::size_t at, const TocLine& line) const {
        if (is_prose(line_at(at)) || repeats_entry(line)) return Step::EndOfList;
        return !m_entries.empty() && is_wrapped_entry(at) ? Step::SameEntry : Step::NewEntry;
    }

    Step decide_in_marked_list(std::size_t at, const TocLine& line) const {
        if (precedes_prose(at)) return Step::EndOfList;
        if (m_mark.is_on(line)) return awaits_page_number() ? Step::SameEntry : Step::NewEntry;
        if (is_prose(line_at(at))) return Step::EndOfList;
        const bool list_continues = marked_line_follows(at);
        if (list_continues && (m_entries.empty() || last_entry_has_page_number())) {
            return Step::NewEntry;
        }
        if (m_entries.empty()) return Step::EndOfList;
        const bool is_rest =
            !m_mark.has_page_number && is_wrapped_entry(at) && !repeats_entry(line);
        return list_continues || is_rest ? Step::SameEntry : Step::EndOfList;
    }

    // Text follows at once: the line is the title of an article, bulleted or not.
    bool precedes_prose(std::size_t at) const {
        return at + 1 < m_lines.size() && is_prose(line_at(at + 1));
    }

    // Line `at` continues the entry before it, as far as the hard wraps tell.
    bool is_wrapped_entry(std::size_t at) const {
        const Line& line = line_at(at);
        if (at == 0 || precedes_prose(at)) return false;
        if (m_style.empty_lines_separate && line.empty_lines_before > 0) return false;
        return m_style.is_full(line_at(at - 1), line);
    }

    // The last entry has lines, but not yet the page number that all entries have.
    bool awaits_page_number() const {
        if (m_mark.bullet || m_entries.empty()) return false;
        const TocLine& last = m_entries.back().back();
        return !last.has_page_number && !last.is_section_heading;
    }

    bool last_entry_has_page_number() const {
        return m_mark.has_page_number && m_entries.back().back().has_page_number;
    }

    bool marked_line_follows(std::size_t at) const {
        constexpr std::size_t max_distance = 3;
        const std::size_t end = std::min(m_lines.size(), at + 1 + max_distance);
        for (std::size_t next = at + 1; next < end; ++next) {
            if (is_prose(line_at(next))) return false;
            if (m_mark.is_on(read_line(next, next_number()))) return true;
        }
        return false;
    }

    // A section heading is an entry if it comes again later and marked entries follow it.
    bool list_continues_after_heading(std::size_t at) const {
        if (m_mark.exists() && !marked_line_follows(at)) return false;
        const std::string_view heading = line_at(at).range().of(m_draft.text);
        return std::any_of(m_lines.begin() + static_cast<std::ptrdiff_t>(at) + 1, m_lines.end(),
                           [&](std::size_t later) {
                               return m_draft.lines[later].range().of(m_draft.text) == heading;
                           });
    }

    // The line is the title that an entry points at.
    bool repeats_entry(const TocLine& line) const {
        const std::u32string key = key_of(m_draft, line);
        return std::any_of(m_entries.begin(), m_entries.end(), [&](const TocEntryLines& entry) {
            return compare_titles(key_of(m_draft, entry), key) >= Likeness::Part;
        });
    }

    // A plain list that ran into prose took the title of the first article for an entry.
    void give_back_title(std::size_t at) {
        if (at < m_lines.size() && m_entries.size() >= 2 && is_prose(line_at(at))) {
            m_entries.pop_back();
        }
    }

    const Draft& m_draft;
    const WrapStyle& m_style;
    std::vector<std::size_t> m_lines;  // Indices of the text lines from the first on.
    EntryMark m_mark;
    std::vector<TocEntryLines> m_entries;
};

// The part of line `i` of an entry that is its text.
ByteRange text_of(const Draft& draft, const TocEntryLines& entry, std::size_t i) {
    const TocLine& line = entry[i];
    if (line.is_section_heading) return section_name(draft.text, draft.lines[line.index].range());
    const bool leader_follows = i + 1 < entry.size() && entry[i + 1].text.empty();
    if (leader_follows) return trim_dot_leader(draft.text, line.text);
    return line.text;
}

// Marks the lines of one entry; all but its text are labels.
void mark_entry(Draft& draft, const TocEntryLines& entry) {
    const int index = static_cast<int>(draft.toc_keys.size());
    std::u32string key;
    for (std::size_t i = 0; i < entry.size(); ++i) {
        const Line& line = draft.lines[entry[i].index];
        const ByteRange text = text_of(draft, entry, i);
        draft.uses[entry[i].index] = LineUse::Toc;
        draft.mark(line, {line.begin, text.begin}, SegmentRole::Label);
        draft.mark(line, text, SegmentRole::Toc, index);
        draft.mark(line, {text.end, line.end}, SegmentRole::Label);
        key += match_key(draft.text, text);
    }
    if (!key.empty()) draft.toc_keys.push_back(std::move(key));
}

// The ideographs of a line; empty if it has Latin letters or digits.
std::u32string ideographs_of(std::string_view text, const Line& line) {
    std::u32string words;
    for (const char32_t c : match_key(text, line.range())) {
        if (is_latin(c)) return {};
        if (is_ideograph(c)) words.push_back(c);
    }
    return words;
}

}  // namespace

bool is_toc_heading(std::string_view text, const Line& line) {
    constexpr int min_width = 4;
    constexpr int max_width = 40;
    static constexpr std::array headings = std::to_array<std::u32string_view>(
        {U"目录",         U"目录提要", U"本期目录", U"本期要目", U"要目",     U"内容提要",
         U"本期导读",     U"导读",     U"提要",     U"本期提要", U"本期内容", U"目次",
         U"本期目次",     U"内容目录", U"本期看点", U"目录索引", U"要目索引", U"内容导读",
         U"本期主要内容", U"主要内容", U"本期要闻"});
    if (line.width < min_width || line.width > max_width) return false;
    if (line.has_inner_stop || line.commas > 0) return false;
    const std::u32string words = ideographs_of(text, line);
    return std::find(headings.begin(), headings.end(), words) != headings.end();
}

std::size_t read_toc(Draft& draft, std::size_t first, const WrapStyle& style) {
    while (first < draft.lines.size() && draft.uses[first] != LineUse::Text) ++first;
    if (first == draft.lines.size()) return first;
    const bool has_heading = is_toc_heading(draft.text, draft.lines[first]);
    TocListReader reader(draft, style, has_heading ? first + 1 : first);
    if (!has_heading && !reader.is_list_without_heading()) return first;
    const std::vector<TocEntryLines> entries = reader.read();
    std::size_t after = first;
    if (has_heading) {
        const Line& heading = draft.lines[first];
        draft.uses[first] = LineUse::Toc;
        draft.mark(heading, heading.range(), SegmentRole::Label);
        after = first + 1;
    }
    for (const TocEntryLines& entry : entries) {
        mark_entry(draft, entry);
        after = entry.back().index + 1;
    }
    return after;
}

}  // namespace kexie
