#include "bulletin/toc.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "bulletin/folded_line.h"
#include "bulletin/footer.h"
#include "bulletin/likeness.h"
#include "bulletin/running_text.h"
#include "bulletin/section_headings.h"
#include "bulletin/toc_list.h"

namespace kexie {

namespace {

std::size_t next_text_line(const Draft& draft, std::size_t at) {
    while (at < draft.lines.size() && draft.uses[at] != LineUse::Text) ++at;
    return at;
}

// The part of line `i` of an entry that is its text.
ByteRange text_of(const Draft& draft, const TocListEntry& entry, std::size_t i) {
    const TocLine& line = entry.lines[i];
    if (line.is_section_heading) return section_name(draft.text, line.part);
    if (entry.is_section) return section_name(draft.text, line.text);
    const bool leader_follows =
        i + 1 < entry.lines.size() && entry.lines[i + 1].is_rest_of_leader();
    if (leader_follows) return trim_dot_leader(draft.text, line.text);
    return line.text;
}

// Marks the lines of one entry; all but its text are labels.
void mark_entry(Draft& draft, const TocListEntry& entry) {
    const int index = static_cast<int>(draft.toc_keys.size());
    std::u32string key;
    bool has_text = false;
    for (std::size_t i = 0; i < entry.lines.size(); ++i) {
        const TocLine& part = entry.lines[i];
        const Line& line = draft.lines[part.index];
        const ByteRange text = text_of(draft, entry, i);
        draft.uses[part.index] = LineUse::Toc;
        draft.mark(line, {part.part.begin, text.begin}, SegmentRole::Label);
        has_text = draft.mark(line, text, SegmentRole::Toc, index) || has_text;
        draft.mark(line, {text.end, part.part.end}, SegmentRole::Label);
        key += match_key(draft.text, text);
    }
    if (!has_text) return;
    draft.toc_keys.push_back(title_key(key));
    draft.toc_is_section.push_back(entry.is_section);
}

void mark_heading(Draft& draft, std::size_t at) {
    draft.uses[at] = LineUse::Toc;
    draft.mark(draft.lines[at], draft.lines[at].range(), SegmentRole::Label);
}

bool starts_with_broken_heading(const Draft& draft, std::size_t first) {
    const std::size_t second = next_text_line(draft, first + 1);
    return second < draft.lines.size() &&
           is_broken_toc_heading(draft.text, draft.lines[first], draft.lines[second]);
}

// Marks the heading, which may go on in English; returns the line after it.
std::size_t read_heading(Draft& draft, std::size_t at) {
    mark_heading(draft, at);
    if (starts_with_broken_heading(draft, at)) {
        at = next_text_line(draft, at + 1);
        mark_heading(draft, at);
    }
    const std::size_t next = next_text_line(draft, at + 1);
    if (next == draft.lines.size() || !is_english_toc_heading(draft.text, draft.lines[next])) {
        return at + 1;
    }
    mark_heading(draft, next);
    return next + 1;
}

// A quick test of the first two lines, before the list is read and weighed.
bool may_be_list_without_heading(const Draft& draft, std::size_t first) {
    const std::size_t second = next_text_line(draft, first + 1);
    if (second >= draft.lines.size()) return false;
    const auto has_mark = [&](std::size_t at, int expected) {
        const Line& line = draft.lines[at];
        return read_bullet(draft.text, line, expected) ||
               read_page_number(draft.text, line.range()).form == PageForm::Sure;
    };
    return has_mark(first, 1) && has_mark(second, 2);
}

std::size_t mark_list(Draft& draft, const TocList& list, std::size_t after) {
    for (const TocListEntry& entry : list.entries) {
        mark_entry(draft, entry);
        after = entry.lines.back().index + 1;
    }
    return after;
}

// The contents of some issues stand on the last page: a heading after the last text, and a list up
// to the footer.
void read_toc_at_end(Draft& draft, std::size_t body, const WrapStyle& style) {
    const std::vector<bool> running =
        find_running_text(draft, body, draft.lines.size(), style, TextSigns::Stops);
    const auto last_text = std::find(running.rbegin(), running.rend(), true);
    const auto after_text = body + static_cast<std::size_t>(running.rend() - last_text);
    std::size_t heading = after_text;
    const auto is_heading = [&](std::size_t at) {
        return draft.uses[at] == LineUse::Text && is_toc_heading(draft.text, draft.lines[at]);
    };
    while (heading < draft.lines.size() && !is_heading(heading)) ++heading;
    if (heading == draft.lines.size() || last_text == running.rend()) return;
    std::size_t end = heading + 1;
    while (end < draft.lines.size() && !is_footer_line(draft.text, draft.lines[end])) ++end;
    const TocList list = read_toc_list_at_end(draft, body, heading + 1, end, style);
    if (!list.is_sure) return;
    mark_heading(draft, heading);
    mark_list(draft, list, heading);
}

}  // namespace

std::size_t read_toc(Draft& draft, std::size_t first, const WrapStyle& style) {
    first = next_text_line(draft, first);
    if (first == draft.lines.size()) return first;
    if (!is_toc_heading(draft.text, draft.lines[first]) &&
        !starts_with_broken_heading(draft, first)) {
        TocList list;
        if (may_be_list_without_heading(draft, first)) list = read_toc_list(draft, first, style);
        if (list.is_sure) return mark_list(draft, list, first);
        read_toc_at_end(draft, first, style);
        return first;
    }
    const std::size_t after = read_heading(draft, first);
    const TocList list = read_toc_list(draft, after, style);
    if (list.entries.empty()) {
        draft.report(draft.lines[first].number, Severity::Warning, "toc-empty",
                     "这一行像是目录的标题，但后面没有认出目录的条目。");
    }
    return mark_list(draft, list, after);
}

}  // namespace kexie
