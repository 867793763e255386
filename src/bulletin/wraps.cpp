#include "bulletin/wraps.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kexie {

namespace {

// Wider lines are paragraphs on one line.
constexpr int widest = 240;
// A hard wrap narrower than this would break every title.
constexpr int narrowest = 16;
// How far a full line may fall short: a closing mark that moved on with its character, a Latin
// word that did not fit, the lost indent of a first line.
constexpr int shortfall = 8;

bool is_unfinished(const Line& line) {
    return line.line_end == LineEnd::Open || line.line_end == LineEnd::Comma ||
           line.line_end == LineEnd::Semicolon;
}

bool is_finished(const Line& line) {
    return line.line_end == LineEnd::Stop || line.line_end == LineEnd::StopBracket ||
           line.line_end == LineEnd::OnlyBracket;
}

// No title, no head, no line of the footer.
bool is_text(const Line& line) {
    return line.commas > 0 || line.has_stop || line.line_end == LineEnd::Stop;
}

using Histogram = std::array<int, widest + 1>;

int total(const Histogram& histogram, int from, int to) {
    int sum = 0;
    for (int i = std::max(from, 0); i <= std::min(to, widest); ++i) {
        sum += histogram[static_cast<std::size_t>(i)];
    }
    return sum;
}

int at(const Histogram& histogram, int i) {
    return histogram[static_cast<std::size_t>(i)];
}

// More than an indent: the line is centred, or set to the right.
constexpr int widest_indent = 8;

bool is_indented(const Line& line) {
    return line.indent >= 2 && line.indent <= widest_indent;
}

// Width of a line with its indent, where that is one.
int used(const Line& line) {
    return line.width + (is_indented(line) ? line.indent : 0);
}

// The width at which unfinished lines crowd, or 0.
int find_width(const std::vector<const Line*>& lines) {
    Histogram unfinished{};
    int beyond = 0;
    int count = 0;
    int all = 0;
    std::array<int, widest + 2> widths{};
    for (const Line* line : lines) {
        ++all;
        const int columns = std::min(used(*line), widest + 1);
        ++widths[static_cast<std::size_t>(columns)];
        if (!is_unfinished(*line)) continue;
        if (is_text(*line)) ++count;
        if (columns <= widest) ++unfinished[static_cast<std::size_t>(columns)];
    }
    // All but a few lines (a table, an address) are within the width.
    const int outliers = 1 + all / 40;
    int most = widest + 1;
    while (most > narrowest) {
        beyond += widths[static_cast<std::size_t>(most)];
        if (beyond > outliers) break;
        --most;
    }
    if (most > widest || most <= narrowest) return 0;
    const int crowd = total(unfinished, most - shortfall, most);
    if (crowd < 3 || crowd * 5 < count * 2) return 0;
    // Marks may hang out at the end of a line: the width is where lines crowd, not the utmost.
    int peak = 0;
    for (int i = most - shortfall; i <= most; ++i) {
        if (i > 0) peak = std::max(peak, at(unfinished, i));
    }
    for (int i = most; i > most - shortfall; --i) {
        if (at(unfinished, i) * 4 >= peak) return i;
    }
    return most;
}

// Lines that follow the certain end of a paragraph or surely do not.
struct Places {
    std::vector<std::size_t> starts;
    std::vector<std::size_t> continuations;
};

Places find_places(const std::vector<const Line*>& lines, int width) {
    Places places;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const Line& before = *lines[i - 1];
        // Room for the next character and one more, whatever the line's first columns were.
        const bool had_room = width == 0 || used(before) + lines[i]->unit + 4 <= width;
        const bool nearly_full = width > 0 && used(before) > width - 12;
        if (is_finished(before) && had_room) {
            places.starts.push_back(i);
        } else if (is_unfinished(before) && nearly_full) {
            places.continuations.push_back(i);
        }
    }
    return places;
}

// First lines that run on crowd at a width of their own if their indent was lost.
int find_lost_indent(const std::vector<const Line*>& lines, const Places& places, int width) {
    Histogram histogram{};
    int count = 0;
    for (const std::size_t i : places.starts) {
        const int columns = used(*lines[i]);
        if (!is_unfinished(*lines[i]) || columns < width - 9 || columns > width + 2) continue;
        ++histogram[static_cast<std::size_t>(columns)];
        ++count;
    }
    if (count < 2) return 0;
    const int narrow = total(histogram, 0, width - 2);
    if (narrow * 5 < count * 4) return 0;
    int mode = width;
    for (int i = std::max(width - 9, 0); i <= width; ++i) {
        if (at(histogram, i) >= at(histogram, mode)) mode = i;
    }
    const int lost = width - mode;
    return lost >= 2 && lost <= 8 ? lost : 0;
}

bool most_of(std::size_t part, std::size_t whole, std::size_t percent) {
    return whole > 0 && part * 100 >= whole * percent;
}

// The indent of the first lines of paragraphs, if they have one and other lines do not.
int find_indent(const std::vector<const Line*>& lines, const Places& places) {
    std::array<std::size_t, widest_indent + 1> counts{};
    std::size_t indented = 0;
    std::size_t texts = 0;
    for (const std::size_t i : places.starts) {
        if (is_text(*lines[i])) ++texts;
        if (!is_indented(*lines[i])) continue;
        ++indented;
        ++counts[lines[i]->indent];
    }
    std::size_t indented_continuations = 0;
    for (const std::size_t i : places.continuations) {
        if (is_indented(*lines[i])) ++indented_continuations;
    }
    if (indented < 2 || !most_of(indented, texts, 40)) return 0;
    if (most_of(indented_continuations, places.continuations.size(), 25)) return 0;
    const auto* mode = std::max_element(counts.begin(), counts.end());
    return static_cast<int>(mode - counts.begin());
}

}  // namespace

int WrapStyle::slack(const Line& line, const Line& next, bool starts_paragraph) const {
    const int capacity = width - (starts_paragraph ? lost_indent : 0);
    return capacity - used(line) - next.unit;
}

WrapStyle measure_wraps(std::span<const Line> lines, const std::vector<LineUse>& uses) {
    std::vector<const Line*> texts;
    texts.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (uses[i] == LineUse::Text) texts.push_back(&lines[i]);
    }
    WrapStyle style;
    style.width = find_width(texts);
    const Places places = find_places(texts, style.width);
    style.indent = find_indent(texts, places);
    if (style.is_wrapped() && style.indent == 0) {
        style.lost_indent = find_lost_indent(texts, places, style.width);
    }
    const auto with_gap = [&](const std::vector<std::size_t>& where) {
        return static_cast<std::size_t>(std::count_if(
            where.begin(), where.end(), [&](std::size_t i) { return texts[i]->gap > 0; }));
    };
    const std::size_t gaps_at_starts = with_gap(places.starts);
    const std::size_t gaps_inside = with_gap(places.continuations);
    style.gap_parts = most_of(gaps_at_starts, places.starts.size(), 70) &&
                      !places.continuations.empty() &&
                      !most_of(gaps_inside, places.continuations.size(), 25);
    style.gap_always = most_of(gaps_inside, places.continuations.size(), 75);
    return style;
}

}  // namespace kexie
