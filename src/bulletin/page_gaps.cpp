#include "bulletin/page_gaps.h"

#include <algorithm>
#include <cstddef>

namespace kexie {

namespace {

// The line is text that the next one goes on with.
bool is_within_sentence(const BodyLine& body) {
    const Line& line = body.line;
    if (body.is_section_heading || body.form != LineForm::Plain) return false;
    return line.line_end == LineEnd::Comma ||
           (line.line_end == LineEnd::Open && (line.commas > 0 || line.has_inner_stop));
}

}  // namespace

void find_page_gaps(std::vector<BodyLine>& lines) {
    constexpr int min_samples = 2;
    int samples = 0;
    int usual = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!lines[i].after_page_break || !is_within_sentence(lines[i - 1])) continue;
        ++samples;
        usual = std::max(usual, lines[i].page_gap);
    }
    if (samples < min_samples) return;
    for (BodyLine& body : lines) {
        body.is_parted_by_page = body.after_page_break && body.page_gap > usual;
    }
}

}  // namespace kexie
