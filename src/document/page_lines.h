// Runs of one page as lines in reading order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/text_runs.h"

namespace kexie {

struct PdfLine {
    std::string text;
    Print print;            // Its box, and the size and weight of most characters.
    int column = 0;         // 0-based; lines over several columns count to the first.
    float column_left = 0;  // Where the lines of its column begin and end.
    float column_right = 0;
};

// Lines from top to bottom, those of one column before those of the next. Text that is drawn twice
// at about the same place counts once, and is bold. `usual_column`: where the second column begins
// on other pages of the file. O(runs × log runs), times the gutters tried.
std::vector<PdfLine> lines_of_page(std::vector<TextRun> runs,
                                   std::optional<float> usual_column = {});

}  // namespace kexie
