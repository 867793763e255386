#include "bulletin/toc.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "bulletin/heads.h"
#include "bulletin/likeness.h"
#include "bulletin/words.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t most_entries = 400;
constexpr int widest_entry = 200;

// One line of a list, taken apart.
struct EntryLine {
    std::size_t index = 0;  // Of Draft::lines.
    Bullet bullet;
    std::size_t text_begin = 0;
    std::size_t text_end = 0;  // Where the dot leader starts, if there is one.
    bool has_page = false;
    bool is_head = false;  // 【学会动态】 as an entry.
};

bool is_leader(char32_t c) {
    return c == U'.' || c == U'…' || c == U'·' || c == U'•' || c == U'‥' || c == U'-' ||
           c == U'_' || c == U'。' || c == U'⋯' || c == U'・' || c == U'∙';
}

// Where the dot leader and page number of an entry start.
struct Leader {
    std::size_t begin = 0;
    bool has_page = false;  // Else the line was broken within the leader.
};
std::optional<Leader> find_leader(std::string_view text, std::size_t begin, std::size_t end) {
    const FoldedLine line = fold_line(text, begin, end);
    std::size_t at = line.size();
    const auto skip = [&](auto&& belongs) {
        const std::size_t before = at;
        while (at > 0 && belongs(line.chars[at - 1])) --at;
        return before - at;
    };
    const auto blank = [](char32_t c) { return c == U' '; };
    skip([&](char32_t c) { return blank(c) || c == U')'; });
    const bool bracketed = at < line.size() && line.chars.back() == U')';
    const bool worded = skip([](char32_t c) { return c == U'页'; }) > 0;
    const std::size_t digits = skip(is_ascii_digit);
    skip([&](char32_t c) { return worded && (c == U'第' || blank(c)); });
    const std::size_t number = at;
    skip([&](char32_t c) { return blank(c) || c == U'('; });
    if (digits > 3) return std::nullopt;
    const std::size_t before_number = at;
    std::size_t dots = 0;
    while (at > 0 && (is_leader(line.chars[at - 1]) || blank(line.chars[at - 1]))) {
        if (is_leader(line.chars[at - 1])) dots += line.chars[at - 1] == U'…' ? 2U : 1U;
        --at;
    }
    // The rest of a leader that was broken on the line before may be one dot, or none.
    const bool whole_line = at == 0 && digits > 0 && (dots > 0 || bracketed);
    if (dots >= 2 || whole_line) return Leader{line.offsets[at], digits > 0};
    // A page number set apart by brackets or a wide blank only.
    const bool wide = line.offsets[number] - line.offsets[before_number] >= 2;
    const bool apart = digits > 0 && before_number > 0 && before_number < number;
    if (apart && (wide || bracketed)) return Leader{line.offsets[before_number], true};
    return std::nullopt;
}

// End of the text of an entry whose line ends with some of its leader.
std::size_t before_leader(std::string_view text, const EntryLine& entry) {
    const FoldedLine line = fold_line(text, entry.text_begin, entry.text_end);
    std::size_t at = line.size();
    while (at > 0 && (is_leader(line.chars[at - 1]) || line.chars[at - 1] == U' ')) --at;
    return line.offsets[at];
}

// `expected`: the number of the next entry, if entries are numbered.
EntryLine take_apart(const Draft& draft, std::size_t index, int expected = 0) {
    const Line& line = draft.lines[index];
    EntryLine entry;
    entry.index = index;
    // The rest of a broken leader is no bullet, though it may start like one.
    const auto whole = find_leader(draft.text, line.begin, line.end);
    if (whole && whole->begin == line.begin) {
        entry.text_begin = entry.text_end = line.begin;
        entry.has_page = whole->has_page;
        return entry;
    }
    entry.bullet = read_bullet(draft.text, line, expected);
    entry.text_begin =
        entry.bullet.kind == Bullet::Kind::None ? line.begin : entry.bullet.text_begin;
    entry.text_end = line.end;
    if (const auto leader = find_leader(draft.text, entry.text_begin, line.end)) {
        entry.text_end = leader->begin;
        entry.has_page = leader->has_page;
    }
    return entry;
}

bool is_body_like(const Line& line) {
    // ……… is a dot leader, however it ends a line.
    const bool stop = line.line_end == LineEnd::Stop && line.last != U'…' && line.last != U'.';
    return stop || line.has_stop || line.width > widest_entry ||
           line.line_end == LineEnd::StopBracket || (line.commas > 0 && line.width > 40);
}

// How entries of a list are told from other lines.
struct Marker {
    Bullet::Kind kind = Bullet::Kind::None;
    char32_t family = 0;
    bool pages = false;

    bool is_marked() const { return kind != Bullet::Kind::None || pages; }
    bool fits(const EntryLine& entry) const {
        if (kind != Bullet::Kind::None) {
            return entry.bullet.kind == kind && entry.bullet.family == family;
        }
        return pages && entry.has_page;
    }
};

// Collects the lines of a list, entry by entry.
class Collector {
public:
    Collector(const Draft& draft, const WrapStyle& style, std::size_t first)
        : m_draft(draft), m_style(style) {
        for (std::size_t i = first; i < draft.lines.size() && m_ahead.size() < most_entries; ++i) {
            if (draft.uses[i] == LineUse::Text) m_ahead.push_back(i);
        }
    }

    // Entries, each of one line or more.
    std::vector<std::vector<EntryLine>> collect() {
        choose_marker();
        std::size_t at = 0;
        while (at < m_ahead.size() && take(at)) ++at;
        if (!m_marker.is_marked()) give_back_title(at);
        return std::move(m_entries);
    }

    // True if the list would be one even without a head.
    bool is_marked() {
        choose_marker();
        return m_marker.is_marked() && m_ahead.size() > 2 &&
               m_marker.fits(take_apart(m_draft, m_ahead[0], 1)) &&
               m_marker.fits(take_apart(m_draft, m_ahead[1], 2)) && !is_body_like(line_at(0)) &&
               !is_body_like(line_at(1));
    }

private:
    const Line& line_at(std::size_t at) const { return m_draft.lines[m_ahead[at]]; }

    void choose_marker() {
        m_marker = {};
        for (std::size_t at = 0; at < std::min<std::size_t>(m_ahead.size(), 3); ++at) {
            if (is_body_like(line_at(at))) return;
            const EntryLine entry = take_apart(m_draft, m_ahead[at], static_cast<int>(at) + 1);
            if (entry.bullet.kind != Bullet::Kind::None && at < 2) {
                m_marker = {entry.bullet.kind, entry.bullet.family, false};
                return;
            }
            if (entry.has_page) {
                m_marker.pages = true;
                return;
            }
        }
    }

    int next_number() const {
        return m_entries.empty() ? 1 : m_entries.back().front().bullet.value + 1;
    }

    // Takes line `at` into the list; false if the list is over.
    bool take(std::size_t at) {
        const Line& line = line_at(at);
        EntryLine entry = take_apart(m_draft, m_ahead[at], next_number());
        if (is_section_head(m_draft.text, line)) {
            if (!list_goes_on_after_head(at)) return false;
            entry.is_head = true;
            entry.text_end = line.end;
            m_entries.push_back({entry});
            return true;
        }
        if (m_marker.is_marked()) return take_marked(at, entry);
        if (is_body_like(line) || repeats_entry(key_of(entry))) return false;
        if (!m_entries.empty() && continues_entry(at)) {
            m_entries.back().push_back(entry);
        } else {
            m_entries.push_back({entry});
        }
        return true;
    }

    // Text follows at once: the line is the title of an article, bulleted or not.
    bool precedes_text(std::size_t at) const {
        return at + 1 < m_ahead.size() && is_body_like(line_at(at + 1));
    }

    // Line `at` goes on with the entry before it, as far as the way lines were broken tells.
    bool continues_entry(std::size_t at) const {
        const Line& line = line_at(at);
        if (at == 0 || (m_style.gap_parts && line.gap > 0) || precedes_text(at)) return false;
        return m_style.is_full(line_at(at - 1), line);
    }

    bool take_marked(std::size_t at, const EntryLine& entry) {
        if (precedes_text(at)) return false;
        if (m_marker.fits(entry)) {
            const bool completes = m_marker.kind == Bullet::Kind::None && !m_entries.empty() &&
                                   !m_entries.back().back().has_page &&
                                   !m_entries.back().back().is_head;
            if (completes) {
                m_entries.back().push_back(entry);
            } else {
                m_entries.push_back({entry});
            }
            return true;
        }
        if (is_body_like(line_at(at))) return false;
        const bool more = marked_line_follows(at);
        if (more && (m_entries.empty() || (m_marker.pages && m_entries.back().back().has_page))) {
            m_entries.push_back({entry});
            return true;
        }
        if (m_entries.empty()) return false;
        const bool rest = !m_marker.pages && continues_entry(at) && !repeats_entry(key_of(entry));
        if (!more && !rest) return false;
        m_entries.back().push_back(entry);
        return true;
    }

    bool marked_line_follows(std::size_t at) const {
        constexpr std::size_t reach = 3;
        for (std::size_t next = at + 1; next < m_ahead.size() && next <= at + reach; ++next) {
            if (is_body_like(line_at(next))) return false;
            if (m_marker.fits(take_apart(m_draft, m_ahead[next], next_number()))) return true;
        }
        return false;
    }

    // A bracketed head is an entry if it comes back later, and marked entries go on after it.
    bool list_goes_on_after_head(std::size_t at) const {
        if (m_marker.is_marked() && !marked_line_follows(at)) return false;
        const Line& head = line_at(at);
        const std::string_view name = m_draft.text.substr(head.begin, head.end - head.begin);
        for (std::size_t later = at + 1; later < m_ahead.size(); ++later) {
            const Line& line = line_at(later);
            if (m_draft.text.substr(line.begin, line.end - line.begin) == name) return true;
        }
        return false;
    }

    std::u32string key_of(const EntryLine& entry) const {
        return squeeze(fold_line(m_draft.text, entry.text_begin, entry.text_end));
    }

    // The line is the title that an entry points at.
    bool repeats_entry(const std::u32string& key) const {
        for (const auto& entry : m_entries) {
            std::u32string whole;
            for (const EntryLine& part : entry) whole += key_of(part);
            if (compare_titles(whole, key) >= Likeness::Part) return true;
        }
        return false;
    }

    // A plain list that ran into the text: the line before the text is the title of an article.
    void give_back_title(std::size_t at) {
        if (at >= m_ahead.size() || m_entries.size() < 2) return;
        const Line& stopped = line_at(at);
        const bool ran_into_text = is_body_like(stopped);
        if (ran_into_text) m_entries.pop_back();
    }

    const Draft& m_draft;
    const WrapStyle& m_style;
    std::vector<std::size_t> m_ahead;  // Indices of the text lines from the first on.
    std::vector<std::vector<EntryLine>> m_entries;
    Marker m_marker;
};

void mark_trimmed(Draft& draft, const Line& line, std::size_t begin, std::size_t end,
                  SegmentRole role, int index) {
    const Line part = measure_line(draft.text, begin, end);
    if (part.end > part.begin) draft.mark(line, part.begin, part.end, role, index);
}

// The bytes of a line that are the entry itself.
HeadName text_of(const Draft& draft, const std::vector<EntryLine>& entry, std::size_t part) {
    const EntryLine& line = entry[part];
    if (line.is_head) return head_name(draft.text, draft.lines[line.index]);
    const bool leader_follows =
        part + 1 < entry.size() && entry[part + 1].text_begin == entry[part + 1].text_end;
    // The leader of an entry that was broken within it.
    const std::size_t end = leader_follows ? before_leader(draft.text, line) : line.text_end;
    return {line.text_begin, std::max(line.text_begin, end)};
}

// Marks the lines of one entry; what is left without any text is labels only.
void mark_entry(Draft& draft, const std::vector<EntryLine>& entry) {
    const int index = static_cast<int>(draft.toc_keys.size());
    std::u32string key;
    for (std::size_t part = 0; part < entry.size(); ++part) {
        const Line& line = draft.lines[entry[part].index];
        const HeadName text = text_of(draft, entry, part);
        draft.uses[entry[part].index] = LineUse::Toc;
        mark_trimmed(draft, line, line.begin, text.begin, SegmentRole::Label, -1);
        mark_trimmed(draft, line, text.begin, text.end, SegmentRole::Toc, index);
        mark_trimmed(draft, line, text.end, line.end, SegmentRole::Label, -1);
        key += squeeze(fold_line(draft.text, text.begin, text.end));
    }
    if (!key.empty()) draft.toc_keys.push_back(std::move(key));
}

}  // namespace

bool is_toc_head(std::string_view text, const Line& line) {
    constexpr int widest_head = 40;
    if (line.width > widest_head || line.width < 4 || line.has_stop || line.commas > 0) {
        return false;
    }
    static constexpr std::array heads = std::to_array<std::u32string_view>(
        {U"目录",         U"目录提要", U"本期目录", U"本期要目", U"要目",     U"内容提要",
         U"本期导读",     U"导读",     U"提要",     U"本期提要", U"本期内容", U"目次",
         U"本期目次",     U"内容目录", U"本期看点", U"目录索引", U"要目索引", U"内容导读",
         U"本期主要内容", U"主要内容", U"本期要闻"});
    std::u32string words;
    for (const char32_t c : squeeze(fold_line(text, line.begin, line.end))) {
        if (is_ideograph(c)) {
            words.push_back(c);
        } else if (is_latin(c)) {
            return false;
        }
    }
    return std::find(heads.begin(), heads.end(), words) != heads.end();
}

std::size_t read_toc(Draft& draft, std::size_t first, const WrapStyle& style) {
    while (first < draft.lines.size() && draft.uses[first] != LineUse::Text) ++first;
    if (first == draft.lines.size()) return first;
    const bool headed = is_toc_head(draft.text, draft.lines[first]);
    Collector collector(draft, style, headed ? first + 1 : first);
    if (!headed && !collector.is_marked()) return first;
    const std::vector<std::vector<EntryLine>> entries = collector.collect();
    std::size_t after = first;
    if (headed) {
        const Line& head = draft.lines[first];
        draft.uses[first] = LineUse::Toc;
        draft.mark(head, head.begin, head.end, SegmentRole::Label);
        after = first + 1;
    }
    for (const std::vector<EntryLine>& entry : entries) {
        mark_entry(draft, entry);
        after = entry.back().index + 1;
    }
    return after;
}

}  // namespace kexie
