#include "document/page_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "document/print_tally.h"
#include "text/chars.h"

namespace kexie {

namespace {

float height_of(const TextRun& run) {
    return run.bottom - run.top;
}
float middle_of(const TextRun& run) {
    return (run.top + run.bottom) / 2;
}

void drop_invisible(std::vector<TextRun>& runs) {
    std::erase_if(runs, [](const TextRun& run) {
        const bool blank = std::all_of(run.text.begin(), run.text.end(),
                                       [](char c) { return c == ' ' || c == '\t'; });
        return blank || run.size <= 0 || run.right <= run.left || run.bottom <= run.top;
    });
}

// Bold by drawing twice: the same text, moved by less than a fifth of its size.
void drop_doubles(std::vector<TextRun>& runs) {
    std::map<std::string_view, std::vector<std::size_t>> seen;
    std::vector<bool> drops(runs.size(), false);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        constexpr std::size_t max_compared = 16;
        std::vector<std::size_t>& others = seen[runs[i].text];
        const std::size_t first = others.size() > max_compared ? others.size() - max_compared : 0;
        for (std::size_t n = first; n < others.size() && !drops[i]; ++n) {
            TextRun& other = runs[others[n]];
            const float near = 0.2F * other.size;
            drops[i] = std::abs(other.left - runs[i].left) < near &&
                       std::abs(other.top - runs[i].top) < near &&
                       std::abs(other.right - runs[i].right) < near;
            if (drops[i]) other.bold = true;
        }
        if (!drops[i]) others.push_back(i);
    }
    seen.clear();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (drops[i]) continue;
        if (kept != i) runs[kept] = std::move(runs[i]);
        ++kept;
    }
    runs.resize(kept);
}

using Row = std::vector<TextRun>;

// Runs whose middles are within each other's height.
std::vector<Row> rows_of(std::vector<TextRun> runs) {
    std::stable_sort(runs.begin(), runs.end(), [](const TextRun& a, const TextRun& b) {
        return middle_of(a) < middle_of(b);
    });
    std::vector<Row> rows;
    float middle = 0;
    float height = 0;
    for (TextRun& run : runs) {
        const float reach = 0.45F * std::min(height, height_of(run));
        if (rows.empty() || middle_of(run) - middle > reach) {
            rows.emplace_back();
            middle = middle_of(run);
            height = height_of(run);
        } else if (height_of(run) > height) {
            middle = middle_of(run);
            height = height_of(run);
        }
        rows.back().push_back(std::move(run));
    }
    for (Row& row : rows) {
        std::stable_sort(row.begin(), row.end(),
                         [](const TextRun& a, const TextRun& b) { return a.left < b.left; });
    }
    return rows;
}

// Columns of half an em that fit into the blank between two runs.
int blanks_between(const TextRun& a, const TextRun& b) {
    constexpr int max_blanks = 12;
    const float em = std::max(a.size, b.size);
    const float gap = b.left - a.right;
    const char32_t before = decode_last_utf8(a.text).code_point;
    const char32_t after = decode_utf8(b.text, 0).code_point;
    const bool one_latin = is_ascii_graphic(before) || is_ascii_graphic(after);
    const bool wide = gap > 0.9F * em;
    // Where scripts meet, a blank cannot be told from the space that is set there without one; it
    // is no part of the text in either case.
    if (!wide && one_latin) return gap > 0.15F * em ? 1 : 0;
    // Justified text opens up between any two characters.
    if (!wide) return gap > 0.45F * em ? 1 : 0;
    return std::clamp(static_cast<int>(std::lround(gap / (em / 2))), 1, max_blanks);
}

PdfLine line_of(const Row& row) {
    PdfLine line;
    Print& print = line.print;
    print.left = row.front().left;
    print.top = row.front().top;
    PrintTally tally;
    const TextRun* before = nullptr;
    for (const TextRun& run : row) {
        if (before) line.text.append(static_cast<std::size_t>(blanks_between(*before, run)), ' ');
        before = &run;
        line.text += run.text;
        print.top = std::min(print.top, run.top);
        print.right = std::max(print.right, run.right);
        print.bottom = std::max(print.bottom, run.bottom);
        tally.add(run.text, run.size, run.bold, 0);
    }
    tally.set(print);
    return line;
}

// A blank strip between two columns: [left, right), over rows [first, last).
struct Gutter {
    float left = 0;
    float right = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

class ColumnFinder {
public:
    explicit ColumnFinder(const std::vector<Row>& rows) : m_rows(rows) {}

    // The gutter with text of many characters on both sides of many rows, if there is one.
    std::optional<Gutter> find() const {
        Gutter best;
        for (const float middle : candidates()) {
            const Gutter found = longest_at(middle);
            if (found.last - found.first > best.last - best.first) best = found;
        }
        return best.last > best.first ? std::optional(best) : std::nullopt;
    }

private:
    // Middles of wide blanks that several rows have at about the same place.
    std::vector<float> candidates() const {
        constexpr int min_rows = 4;
        constexpr float grid = 8;  // Points.
        std::map<int, int> counts;
        for (const Row& row : m_rows) {
            for (std::size_t i = 0; i + 1 < row.size(); ++i) {
                const float gap = row[i + 1].left - row[i].right;
                if (gap < min_gutter_ems * row[i].size) continue;
                ++counts[static_cast<int>((row[i].right + row[i + 1].left) / 2 / grid)];
            }
        }
        std::vector<std::pair<int, int>> frequent;
        for (const auto& [at, count] : counts) {
            if (count >= min_rows) frequent.emplace_back(-count, at);
        }
        std::sort(frequent.begin(), frequent.end());
        std::vector<float> middles;
        for (const auto& each : frequent) {
            if (middles.size() == max_candidates) break;
            middles.push_back((static_cast<float>(each.second) + 0.5F) * grid);
        }
        return middles;
    }

    // Of the rows that leave `x` free, the longest run in which most have text on both sides.
    Gutter longest_at(float x) const {
        Gutter best;
        std::size_t first = 0;
        for (std::size_t i = 0; i <= m_rows.size(); ++i) {
            if (i < m_rows.size() && !covers(m_rows[i], x)) continue;
            const Gutter found = columns_in(first, i, x);
            if (found.last - found.first > best.last - best.first) best = found;
            first = i + 1;
        }
        return best;
    }

    static bool covers(const Row& row, float x) {
        return std::any_of(row.begin(), row.end(),
                           [x](const TextRun& run) { return run.left < x && x < run.right; });
    }

    // Columns hold prose: rows of many characters on either side. The page numbers of contents and
    // the cells of tables are shorter.
    Gutter columns_in(std::size_t first, std::size_t last, float x) const {
        constexpr std::size_t min_rows = 4;
        constexpr std::size_t min_characters = 10;
        Gutter gutter{-1e9F, 1e9F, first, last};
        std::size_t left_rows = 0;
        std::size_t right_rows = 0;
        std::size_t left_characters = 0;
        std::size_t right_characters = 0;
        for (std::size_t i = first; i < last; ++i) {
            std::size_t left = 0;
            std::size_t right = 0;
            for (const TextRun& run : m_rows[i]) {
                if (run.right <= x) {
                    left += count_code_points(run.text);
                    gutter.left = std::max(gutter.left, run.right);
                } else {
                    right += count_code_points(run.text);
                    gutter.right = std::min(gutter.right, run.left);
                }
            }
            left_rows += left > 0 ? 1 : 0;
            right_rows += right > 0 ? 1 : 0;
            left_characters += left;
            right_characters += right;
        }
        const bool are_columns =
            left_rows >= min_rows && right_rows >= min_rows &&
            left_characters >= min_characters * left_rows &&
            right_characters >= min_characters * right_rows &&
            2 * std::min(left_rows, right_rows) >= std::max(left_rows, right_rows);
        return are_columns ? gutter : Gutter{};
    }

    static constexpr float min_gutter_ems = 1.2F;
    static constexpr std::size_t max_candidates = 6;
    const std::vector<Row>& m_rows;
};

class LineWriter {
public:
    std::vector<PdfLine> write(const std::vector<Row>& rows) {
        const std::optional<Gutter> gutter = ColumnFinder(rows).find();
        if (!gutter) {
            write_rows(rows, 0);
            return std::move(m_lines);
        }
        write_rows({rows.begin(), at(rows, gutter->first)}, 0);
        const float x = (gutter->left + gutter->right) / 2;
        for (const bool left : {true, false}) {
            std::vector<TextRun> half;
            for (std::size_t i = gutter->first; i < gutter->last; ++i) {
                for (const TextRun& run : rows[i]) {
                    if ((run.right <= x) == left) half.push_back(run);
                }
            }
            write_rows(rows_of(std::move(half)), left ? 0 : 1);
        }
        write_rows({at(rows, gutter->last), rows.end()}, 0);
        return std::move(m_lines);
    }

private:
    static std::vector<Row>::const_iterator at(const std::vector<Row>& rows, std::size_t i) {
        return rows.begin() + static_cast<std::ptrdiff_t>(i);
    }

    void write_rows(const std::vector<Row>& rows, int column) {
        const std::size_t first = m_lines.size();
        for (const Row& row : rows) {
            m_lines.push_back(line_of(row));
            m_lines.back().column = column;
        }
        float left = 1e9F;
        float right = 0;
        for (std::size_t i = first; i < m_lines.size(); ++i) {
            left = std::min(left, m_lines[i].print.left);
            right = std::max(right, m_lines[i].print.right);
        }
        for (std::size_t i = first; i < m_lines.size(); ++i) {
            m_lines[i].column_left = left;
            m_lines[i].column_right = right;
        }
    }

    std::vector<PdfLine> m_lines;
};

}  // namespace

std::vector<PdfLine> lines_of_page(std::vector<TextRun> runs) {
    drop_invisible(runs);
    drop_doubles(runs);
    return LineWriter().write(rows_of(std::move(runs)));
}

}  // namespace kexie
