// The text of pages as a PDF has it: runs of characters with their boxes. Written by whoever can
// read PDF — a program of its own natively, pdf.js on the page — and made into lines here, so that
// both give the same document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace kexie {

// Lengths are points from the upper left corner of the page as it is seen.
struct TextRun {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    float size = 0;
    bool bold = false;
    bool blank_after = false;  // The file has a blank there.
    int quarter_turns = 0;     // Clockwise, 0 to 3: how its line is turned on the page.
    std::string text;          // UTF-8, without line ends.
};

struct PageRuns {
    float width = 0;
    float height = 0;
    bool has_fonts = false;   // Text is drawn, readable or not.
    bool lacks_text = false;  // Some of it is not in `runs`, since nothing says what it is.
    std::vector<TextRun> runs;
};

// A line a page ("P") and a run ("T"), fields divided by tabs.
std::string write_runs(const std::vector<PageRuns>& pages);

// The reverse of write_runs(). Error "pdf-runs" where the text is anything else.
Result<std::vector<PageRuns>> read_runs(std::string_view text);

// Lines in reading order, columns one after another, with indents and empty lines as printed. Text
// drawn twice counts once. Pages without readable text are noted; if no page has any, the error is
// "pdf-no-text". O(runs × log runs).
Result<Document> lay_out_pages(std::vector<PageRuns> pages);

// The name of a font tells weight: Bold, Heavy, 黑体 and the like. `name` as in the file.
bool is_bold_font(std::string_view name);

}  // namespace kexie
