// How the lines of a text were broken, measured from the lines themselves: hard wrapped or not, at
// what width, with or without indents, and whether empty lines mean anything.
#pragma once

#include <span>
#include <vector>

#include "bulletin/draft.h"

namespace kexie {

struct WrapStyle {
    int width = 0;        // Columns of a full line; 0 if each paragraph is one line.
    int lost_indent = 0;  // Columns by which first lines of paragraphs are narrower, because their
                          // indent was printed but is not in the text.
    int indent = 0;       // Columns that first lines of paragraphs are indented by; 0 if none.
    bool empty_lines_separate = false;  // Empty lines stand between paragraphs only.
    bool empty_lines_within = false;    // One stands after nearly every line: it means nothing.

    bool is_wrapped() const { return width > 0; }

    // Room left on `line` once the first unbreakable part of `next` is put on it; negative if it
    // does not fit, that is, if the line had to be broken. Only if wrapped.
    int slack(const Line& line, const Line& next, bool starts_paragraph) const;

    // Columns by which the measured width of a line may be off.
    static int tolerance(const Line& line) { return 1 + line.script_boundaries / 2; }

    // The line had to be broken before `next`, whether it starts a paragraph or not.
    bool is_full(const Line& line, const Line& next) const {
        return is_wrapped() && slack(line, next, false) <= tolerance(line);
    }

    bool is_indented(const Line& line) const { return indent > 0 && line.indent + 1 >= indent; }
};

// O(lines). Looks only at lines that are still LineUse::Text.
WrapStyle measure_wraps(std::span<const Line> lines, const std::vector<LineUse>& uses);

}  // namespace kexie
