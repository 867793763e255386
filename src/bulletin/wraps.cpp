#include "bulletin/wraps.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kexie {

namespace {

// Wider lines are paragraphs on one line.
constexpr int max_width = 240;
// A hard wrap narrower than this would break every title.
constexpr int min_width = 16;
// How far a full line may fall short: a closing mark that moved on with its character, a Latin
// word that did not fit, the lost indent of a first line.
constexpr int max_shortfall = 8;
// A wider indent: the line is centred or set to the right.
constexpr int min_indent = 2;
constexpr int max_indent = 8;

bool is_unfinished(const Line& line) {
    return line.line_end == LineEnd::Open || line.line_end == LineEnd::Comma ||
           line.line_end == LineEnd::Semicolon;
}

bool is_finished(const Line& line) {
    return line.line_end == LineEnd::Stop || line.line_end == LineEnd::StopBracket ||
           line.line_end == LineEnd::OnlyBracket;
}

// No title, no heading, no line of the footer.
bool is_prose(const Line& line) {
    return line.commas > 0 || line.has_inner_stop || line.line_end == LineEnd::Stop;
}

bool has_indent(const Line& line) {
    return line.indent >= min_indent && line.indent <= max_indent;
}

// Width of a line with its indent.
int used_columns(const Line& line) {
    return line.width + (has_indent(line) ? line.indent : 0);
}

bool is_share(std::size_t part, std::size_t whole, std::size_t percent) {
    return whole > 0 && part * 100 >= whole * percent;
}

// Counts of lines by their width in columns.
class Histogram {
public:
    void add(int columns) { ++m_counts[static_cast<std::size_t>(columns)]; }
    int at(int columns) const { return m_counts[static_cast<std::size_t>(columns)]; }
    int total(int from, int to) const {
        int sum = 0;
        for (int i = std::max(from, 0); i <= to; ++i) sum += at(i);
        return sum;
    }
    int peak(int from, int to) const {
        int highest = 0;
        for (int i = std::max(from, 1); i <= to; ++i) highest = std::max(highest, at(i));
        return highest;
    }

private:
    std::array<int, max_width + 2> m_counts{};  // The last: all wider ones.
};

// The width that all but a few lines (a table, an address) keep within; max_width + 1 if none.
int outer_width(const Histogram& widths, std::size_t line_count) {
    const int max_outliers = 1 + static_cast<int>(line_count) / 40;
    int outliers = 0;
    for (int width = max_width + 1; width > min_width; --width) {
        outliers += widths.at(width);
        if (outliers > max_outliers) return width;
    }
    return min_width;
}

// Of few lines, the one that is full may pass for an outlier: a line in mid-sentence that is hardly
// wider than the others tells the width itself, unless its last mark hangs out.
int with_wide_prose(const std::vector<const Line*>& lines, int outer) {
    constexpr int max_excess = 4;
    int width = outer;
    for (const Line* line : lines) {
        const int columns = used_columns(*line);
        const bool is_sample = line->line_end == LineEnd::Open && is_prose(*line);
        if (is_sample && columns <= outer + max_excess) width = std::max(width, columns);
    }
    return width;
}

// The width at which unfinished lines crowd, or 0.
int find_width(const std::vector<const Line*>& lines) {
    Histogram widths;
    Histogram unfinished;
    int unfinished_prose = 0;
    for (const Line* line : lines) {
        const int columns = std::min(used_columns(*line), max_width + 1);
        widths.add(columns);
        if (!is_unfinished(*line)) continue;
        unfinished.add(columns);
        if (is_prose(*line)) ++unfinished_prose;
    }
    int outer = outer_width(widths, lines.size());
    if (outer > max_width || outer <= min_width) return 0;
    outer = std::min(with_wide_prose(lines, outer), max_width);
    const int crowd = unfinished.total(outer - max_shortfall, outer);
    if (crowd < 3 || crowd * 5 < unfinished_prose * 2) return 0;
    // Marks may hang out at the end of a line: the width is where lines crowd, not the widest.
    const int peak = unfinished.peak(outer - max_shortfall, outer);
    for (int width = outer; width > outer - max_shortfall; --width) {
        if (unfinished.at(width) * 4 >= peak) return width;
    }
    return outer;
}

// Lines that surely start a paragraph, and lines that surely continue one.
struct ParagraphSamples {
    std::vector<std::size_t> starts;
    std::vector<std::size_t> continuations;
};

ParagraphSamples find_samples(const std::vector<const Line*>& lines, int width) {
    ParagraphSamples samples;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const Line& before = *lines[i - 1];
        // Room for the next character and one more, whatever the line's first columns were.
        const bool had_room =
            width == 0 || used_columns(before) + lines[i]->unbreakable_prefix + 4 <= width;
        const bool nearly_full = width > 0 && used_columns(before) > width - 12;
        if (is_finished(before) && had_room) {
            samples.starts.push_back(i);
        } else if (is_unfinished(before) && nearly_full) {
            samples.continuations.push_back(i);
        }
    }
    return samples;
}

// First lines that run on crowd at a width of their own if their indent was lost.
int find_lost_indent(const std::vector<const Line*>& lines, const ParagraphSamples& samples,
                     int width) {
    Histogram histogram;
    int count = 0;
    for (const std::size_t i : samples.starts) {
        const int columns = used_columns(*lines[i]);
        if (!is_unfinished(*lines[i]) || columns < width - 9 || columns > width + 2) continue;
        histogram.add(std::min(columns, max_width + 1));
        ++count;
    }
    if (count < 2) return 0;
    const int narrow = histogram.total(0, width - 2);
    if (narrow * 5 < count * 4) return 0;
    int mode = width;
    for (int i = std::max(width - 9, 0); i <= width; ++i) {
        if (histogram.at(i) >= histogram.at(mode)) mode = i;
    }
    const int lost = width - mode;
    return lost >= min_indent && lost <= max_indent ? lost : 0;
}

// The indent of the first lines of paragraphs, if they have one and other lines do not.
int find_indent(const std::vector<const Line*>& lines, const ParagraphSamples& samples, int width) {
    std::array<std::size_t, max_indent + 1> counts{};
    std::size_t indented = 0;
    std::size_t prose = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        // A line after a full one goes on with its paragraph.
        const bool continues = width > 0 && i > 0 && used_columns(*lines[i - 1]) > width - 12;
        if (continues || !is_prose(*lines[i])) continue;
        ++prose;
        if (!has_indent(*lines[i])) continue;
        ++indented;
        ++counts[lines[i]->indent];
    }
    // An item of a list after another, or what an empty line parts, is no continuation.
    std::size_t continuations = 0;
    std::size_t indented_continuations = 0;
    for (const std::size_t i : samples.continuations) {
        const bool goes_on =
            lines[i - 1]->line_end != LineEnd::Semicolon && lines[i]->empty_lines_before == 0;
        if (!goes_on) continue;
        ++continuations;
        if (has_indent(*lines[i])) ++indented_continuations;
    }
    if (indented < 2 || !is_share(indented, prose, 40)) return 0;
    if (is_share(indented_continuations, continuations, 25)) return 0;
    const auto* mode = std::max_element(counts.begin(), counts.end());
    return static_cast<int>(mode - counts.begin());
}

void find_meaning_of_empty_lines(const std::vector<const Line*>& lines,
                                 const ParagraphSamples& samples, WrapStyle& style) {
    const auto is_after_empty_line = [&](const std::vector<std::size_t>& indices,
                                         std::size_t percent) {
        const auto count = std::count_if(indices.begin(), indices.end(), [&](std::size_t i) {
            return lines[i]->empty_lines_before > 0;
        });
        return is_share(static_cast<std::size_t>(count), indices.size(), percent);
    };
    if (samples.continuations.empty()) return;
    style.empty_lines_separate =
        is_after_empty_line(samples.starts, 70) && !is_after_empty_line(samples.continuations, 25);
    style.empty_lines_within = is_after_empty_line(samples.continuations, 75);
}

}  // namespace

int WrapStyle::slack(const Line& line, const Line& next, bool starts_paragraph) const {
    const int capacity = width - (starts_paragraph ? lost_indent : 0);
    return capacity - used_columns(line) - next.unbreakable_prefix;
}

WrapStyle measure_wraps(std::span<const Line> lines, const std::vector<LineUse>& uses) {
    std::vector<const Line*> texts;
    texts.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (uses[i] == LineUse::Text) texts.push_back(&lines[i]);
    }
    WrapStyle style;
    style.width = find_width(texts);
    const ParagraphSamples samples = find_samples(texts, style.width);
    style.indent = find_indent(texts, samples, style.width);
    if (style.is_wrapped() && style.indent == 0) {
        style.lost_indent = find_lost_indent(texts, samples, style.width);
    }
    find_meaning_of_empty_lines(texts, samples, style);
    return style;
}

}  // namespace kexie
