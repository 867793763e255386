// How well the lines of the body match the entries of the table of contents: evidence for titles.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/body_lines.h"
#include "bulletin/likeness.h"
#include "bulletin/wraps.h"

namespace kexie {

struct TocMatch {
    Likeness alone{};      // Of the line by itself,
    Likeness with_next{};  // and of the line with the next one.
};

// One match per line. An entry points at one article, so only the lines most like it match it.
// O(lines that may be titles × entries).
std::vector<TocMatch> match_toc(std::string_view text, std::span<const BodyLine> lines,
                                std::span<const std::u32string> toc_keys, const WrapStyle& style);

}  // namespace kexie
