#include "bulletin/listed_lines.h"

#include <algorithm>
#include <string>

#include "bulletin/folded_line.h"
#include "bulletin/likeness.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t max_short_line = 5;  // Characters.

bool may_be_listed(const Line& line) {
    constexpr int max_width = 120;
    return line.width <= max_width &&
           (line.line_end != LineEnd::Stop || is_one_of(line.last, U"！？!?"));
}

bool is_listed(const std::vector<std::u32string>& entries, const std::u32string& key) {
    return std::any_of(entries.begin(), entries.end(), [&](const std::u32string& entry) {
        return compare_titles(entry, key) > Likeness::None;
    });
}

}  // namespace

std::vector<bool> find_listed_lines(const Draft& draft, std::span<const std::size_t> lines) {
    std::vector<bool> listed(lines.size(), false);
    if (draft.toc_keys.empty()) return listed;
    std::u32string before;  // Key of the line above, if that may be the short beginning of a title.
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const Line& line = draft.lines[lines[at]];
        std::u32string key;
        if (may_be_listed(line)) key = title_key(match_key(draft.text, line.range()));
        listed[at] = is_listed(draft.toc_keys, key);
        const bool may_go_on = !key.empty() && !before.empty();
        if (may_go_on && is_listed(draft.toc_keys, before + key)) {
            listed[at - 1] = listed[at] = true;
        }
        const bool is_short = !listed[at] && key.size() <= max_short_line;
        before = is_short ? std::move(key) : std::u32string();
    }
    return listed;
}

}  // namespace kexie
