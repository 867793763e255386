#include "pdf_sizes.h"

#include <algorithm>

namespace kexie {

namespace {

// As poppler has them for fonts that do not say: in ems, above and below the base line.
constexpr float ascent = 0.95F;
constexpr float descent = 0.35F;

// Moves the edges of a line of text nearer to its base line, or further from it.
void scale_height(TextRun& run, float factor) {
    const bool is_level = run.quarter_turns % 2 == 0;
    const bool is_turned_over = run.quarter_turns == 1 || run.quarter_turns == 2;
    float& low = is_level ? run.top : run.left;
    float& high = is_level ? run.bottom : run.right;
    float& above = is_turned_over ? high : low;
    float& below = is_turned_over ? low : high;
    const float base = below + (above - below) * descent / (ascent + descent);
    above = base + (above - base) * factor;
    below = base + (below - base) * factor;
}

void set_size(TextRun& run, float size) {
    if (run.size > 0) scale_height(run, size / run.size);
    run.size = size;
}

// How much larger the size of most runs is than they are; 0 if no run tells.
float usual_excess(const std::vector<DrawnRun>& drawn, const std::vector<TextRun>& runs) {
    std::vector<float> all;
    for (const DrawnRun& each : drawn) {
        if (each.em > 0) all.push_back(runs[each.index].size / each.em);
    }
    if (all.empty()) return 0;
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return *middle;
}

}  // namespace

void mend_drawn_sizes(const std::vector<DrawnRun>& drawn, std::vector<TextRun>& runs) {
    const float excess = usual_excess(drawn, runs);
    if (excess <= 0) return;
    for (const DrawnRun& each : drawn) {
        TextRun& run = runs[each.index];
        const float size = run.size / excess;
        // In justified lines ideographs stand apart, and are never narrower than they are.
        const bool fits = each.em <= 0 || (size < 1.03F * each.em && size > 0.8F * each.em);
        set_size(run, fits ? size : each.em);
    }
}

}  // namespace kexie
