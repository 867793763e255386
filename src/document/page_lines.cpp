#include "document/page_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "document/glyph_names.h"
#include "document/page_columns.h"
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

// Runs whose middles are within each other's height.
std::vector<RunRow> rows_of(std::vector<TextRun> runs) {
    std::stable_sort(runs.begin(), runs.end(), [](const TextRun& a, const TextRun& b) {
        return middle_of(a) < middle_of(b);
    });
    std::vector<RunRow> rows;
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
    for (RunRow& row : rows) {
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

bool is_between_ideographs(const TextRun& a, const TextRun& b) {
    return is_ideograph(decode_last_utf8(a.text).code_point) &&
           is_ideograph(decode_utf8(b.text, 0).code_point);
}

// A name set with its letters apart: 会 员 之 家. The file may have no blanks there.
bool is_letter_spaced(const RunRow& row) {
    constexpr std::size_t max_letters = 10;
    if (row.size() < 2 || row.size() > max_letters) return false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const Decoded c = decode_utf8(row[i].text, 0);
        if (!is_ideograph(c.code_point) || c.size != row[i].text.size()) return false;
        if (i > 0 && row[i].left - row[i - 1].right < 0.15F * row[i].size) return false;
    }
    return true;
}

// The space that the line leaves between any two of its ideographs, to fill its width; nothing
// where few of them are apart.
std::optional<float> usual_space(const RunRow& row) {
    constexpr std::size_t min_spaces = 4;
    std::vector<float> spaces;
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (is_between_ideographs(row[i - 1], row[i])) {
            spaces.push_back(row[i].left - row[i - 1].right);
        }
    }
    if (spaces.size() < min_spaces) return std::nullopt;
    const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
    std::nth_element(spaces.begin(), middle, spaces.end());
    return std::max(*middle, 0.0F);
}

PdfLine line_of(const RunRow& row) {
    PdfLine line;
    Print& print = line.print;
    print.left = row.front().left;
    print.top = row.front().top;
    PrintTally tally;
    const bool is_spaced = is_letter_spaced(row);
    const std::optional<float> usual = usual_space(row);
    const TextRun* before = nullptr;
    for (const TextRun& run : row) {
        if (before) {
            // A blank of the file, which may be narrow. Readers may give it as the gap alone.
            const bool is_printed = (before->blank_after || usual) &&
                                    is_between_ideographs(*before, run) &&
                                    run.left - before->right > usual.value_or(0) + 0.18F * run.size;
            const int blanks =
                std::max(is_spaced || is_printed ? 1 : 0, blanks_between(*before, run));
            line.text.append(static_cast<std::size_t>(blanks), ' ');
        }
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

class LineWriter {
public:
    std::vector<PdfLine> write(const std::vector<RunRow>& rows, std::optional<float> usual) {
        const std::optional<Gutter> gutter = find_columns(rows, usual);
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
    static std::vector<RunRow>::const_iterator at(const std::vector<RunRow>& rows, std::size_t i) {
        return rows.begin() + static_cast<std::ptrdiff_t>(i);
    }

    void write_rows(const std::vector<RunRow>& rows, int column) {
        const std::size_t first = m_lines.size();
        for (const RunRow& row : rows) {
            m_lines.push_back(line_of(row));
            m_lines.back().column = column;
        }
        float left = 1e9F;
        for (std::size_t i = first; i < m_lines.size(); ++i) {
            left = std::min(left, m_lines[i].print.left);
        }
        const float right = right_edge(first);
        for (std::size_t i = first; i < m_lines.size(); ++i) {
            m_lines[i].column_left = left;
            m_lines[i].column_right = right;
        }
    }

    // Where the lines from `first` on end: the rightmost place that two of them reach. One alone
    // may stick out, or belong to what stands above a column.
    float right_edge(std::size_t first) const {
        constexpr float tolerance_ems = 0.5F;
        float most = 0;
        float shared = 0;
        float before = 0;
        std::vector<std::pair<float, float>> ends;  // With their sizes.
        for (std::size_t i = first; i < m_lines.size(); ++i) {
            ends.emplace_back(m_lines[i].print.right, m_lines[i].print.size);
        }
        std::sort(ends.begin(), ends.end());
        for (const auto& [right, size] : ends) {
            if (before > 0 && right - before < tolerance_ems * size) shared = right;
            before = most = right;
        }
        return shared > 0 ? shared : most;
    }

    std::vector<PdfLine> m_lines;
};

}  // namespace

std::vector<PdfLine> lines_of_page(std::vector<TextRun> runs, std::optional<float> usual_column) {
    drop_invisible(runs);
    drop_doubles(runs);
    for (TextRun& run : runs) run.text = usual_characters(run.text);
    return LineWriter().write(rows_of(std::move(runs)), usual_column);
}

}  // namespace kexie
