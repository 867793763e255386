// The lines of a table of contents as entries: which lines belong to one entry, which hold two.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bulletin/body_titles.h"
#include "bulletin/toc_line.h"
#include "bulletin/wraps.h"

namespace kexie {

// What may be an entry; where the list ends is not known yet.
struct TocGroup {
    std::vector<TocLine> lines;  // At least one.
    std::size_t first = 0;       // Indices into the text lines: of its first line,
    std::size_t after = 0;       // and of the line after its last one.
    std::u32string key;
    bool has_mark = false;  // The bullet or the page number that runs through the list.
    BodyTitles::Match match;
};

struct TocGroups {
    std::vector<TocGroup> groups;
    std::pair<Bullet::Kind, char32_t> usual_bullet{};
    int usual_count = 0;  // Of lines with that bullet.
    int page_count = 0;   // Of lines with a page number.
};

// Whether the titles that the list points at follow it, as they do but in a list at the end.
enum class TitlePlace { Below, Above };

// Groups the lines of `lines` (indices into Draft::lines), whose titles are `titles`.
TocGroups group_toc_lines(const Draft& draft, std::span<const std::size_t> lines,
                          const BodyTitles& titles, TitlePlace place, const WrapStyle& style);

}  // namespace kexie
