// How well the lines of the body match the entries of the table of contents: evidence for titles.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/body_lines.h"
#include "bulletin/likeness.h"
#include "bulletin/wraps.h"

namespace kexie {

struct TocMatch {
    Likeness alone{};  // Of the line by itself,
    Likeness whole{};  // and of the title that begins with it, over the lines that the entry takes.
    std::uint8_t lines = 1;            // So many.
    bool continues = false;            // The line is one of them, but not the first.
    std::optional<std::size_t> entry;  // That the title is like.

    bool is_title() const { return whole >= Likeness::Similar; }
};

// One match per line. An entry points at one article, so only the lines most like it match it; of
// several, those that keep the order of the contents.
// O(text of the lines that may be titles × entries).
std::vector<TocMatch> match_toc(std::string_view text, std::span<const BodyLine> lines,
                                std::span<const std::u32string> toc_keys, const WrapStyle& style);

}  // namespace kexie
