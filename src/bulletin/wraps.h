// How the lines of a text were broken, from the lines themselves: hard wrapped or not, at what
// width, with or without indents, and whether empty lines mean anything.
#pragma once

#include <span>
#include <vector>

#include "bulletin/draft.h"

namespace kexie {

struct WrapStyle {
    int width = 0;        // Columns of a full line; 0 where paragraphs are whole lines.
    int lost_indent = 0;  // Columns by which first lines of paragraphs are narrower, because their
                          // indent was there on paper but not in the text.
    int indent = 0;       // Columns that first lines of paragraphs are indented by; 0 if none.
    bool gap_parts = false;   // Empty lines stand between paragraphs, and not between the lines of
                              // one.
    bool gap_always = false;  // Every line is followed by an empty one.

    bool is_wrapped() const { return width > 0; }

    // Room left on `line` when the first unbreakable part of `next` is put on it; negative where
    // it does not fit, that is, where the line had to be broken. Only if wrapped.
    int slack(const Line& line, const Line& next, bool starts_paragraph) const;

    // Columns by which the measure of a line may be off.
    static int tolerance(const Line& line) { return 1 + line.seams / 2; }

    // The line had to be broken before `next`, whether it starts a paragraph or not.
    bool is_full(const Line& line, const Line& next) const {
        return is_wrapped() && slack(line, next, false) <= tolerance(line);
    }
};

// O(lines). Looks only at lines that are still LineUse::Text.
WrapStyle measure_wraps(std::span<const Line> lines, const std::vector<LineUse>& uses);

}  // namespace kexie
