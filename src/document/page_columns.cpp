#include "document/page_columns.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr float min_gutter_ems = 1.2F;

bool is_wide(const TextRun& a, const TextRun& b) {
    return b.left - a.right >= min_gutter_ems * std::max(a.size, b.size);
}

// The first run that ends after `x`.
RunRow::const_iterator run_after(const RunRow& row, float x) {
    return std::find_if(row.begin(), row.end(), [x](const TextRun& run) { return run.right > x; });
}

// A run is at `x`, or two that are no further apart than words are on either side of it.
bool covers(const RunRow& row, float x) {
    const auto after = run_after(row, x);
    if (after == row.end()) return false;
    return after->left < x || (after != row.begin() && !is_wide(*(after - 1), *after));
}

bool has_ideograph(const TextRun& run) {
    for (std::size_t at = 0; at < run.text.size();) {
        const Decoded c = decode_utf8(run.text, at);
        if (is_ideograph(c.code_point)) return true;
        at += c.size;
    }
    return false;
}

// What is on the two sides of `x`, over some rows.
struct Sides {
    float left_end = -1e9F;
    float right_begin = 1e9F;
    std::size_t left_rows = 0;
    std::size_t right_rows = 0;
    std::size_t left_characters = 0;
    std::size_t right_characters = 0;
    std::size_t rows_at_edge = 0;  // Of the right column, indented or not.
};

class ColumnFinder {
public:
    explicit ColumnFinder(const std::vector<RunRow>& rows) : m_rows(rows) {}

    std::optional<Gutter> find() const {
        Gutter best;
        for (const float edge : candidates()) keep_longer(longest_at(edge, false), best);
        return best.last > best.first ? std::optional(best) : std::nullopt;
    }

    std::optional<Gutter> find_at(float edge) const {
        const Gutter found = longest_at(edge, true);
        return found.last > found.first ? std::optional(found) : std::nullopt;
    }

private:
    static void keep_longer(const Gutter& found, Gutter& best) {
        if (found.last - found.first > best.last - best.first) best = found;
    }

    // Where a column of several rows may begin: edges that they share, at the left of the page or
    // after a wide blank. The lines of two columns need not be at the same heights.
    std::vector<float> candidates() const {
        constexpr int min_rows = 4;
        constexpr float min_column = 72;  // Points.
        constexpr std::size_t max_candidates = 6;
        std::map<int, int> counts;
        float leftmost = 1e9F;
        for (const RunRow& row : m_rows) {
            leftmost = std::min(leftmost, row.front().left);
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (i > 0 && !is_wide(row[i - 1], row[i])) continue;
                ++counts[static_cast<int>(std::lround(row[i].left))];
            }
        }
        std::vector<std::pair<int, int>> frequent;
        for (const auto& [at, count] : counts) {
            const bool is_left = static_cast<float>(at) < leftmost + min_column;
            if (count >= min_rows && !is_left) frequent.emplace_back(-count, at);
        }
        std::sort(frequent.begin(), frequent.end());
        std::vector<float> edges;
        for (const auto& each : frequent) {
            if (edges.size() == max_candidates) break;
            edges.push_back(static_cast<float>(each.second));
        }
        return edges;
    }

    // Of the rows that leave the strip before `edge` free, the longest run that is columns.
    Gutter longest_at(float edge, bool is_usual) const {
        constexpr float before_edge = 4;  // Points.
        const float x = edge - before_edge;
        Gutter best;
        std::size_t first = 0;
        for (std::size_t i = 0; i <= m_rows.size(); ++i) {
            if (i < m_rows.size() && !covers(m_rows[i], x)) continue;
            keep_longer(columns_in(after_contents(first, i, x), i, x, is_usual), best);
            first = i + 1;
        }
        return best;
    }

    // The first row after those whose right side is the number of a page: columns may follow
    // contents.
    std::size_t after_contents(std::size_t first, std::size_t last, float x) const {
        for (std::size_t i = last; i > first; --i) {
            const RunRow& row = m_rows[i - 1];
            const auto after = run_after(row, x);
            if (after == row.begin() || after == row.end() || is_at_edge(*after, x)) continue;
            if (std::none_of(after, row.end(), has_ideograph)) return i;
        }
        return first;
    }

    static bool is_at_edge(const TextRun& run, float x) {
        constexpr float max_indent_ems = 2.6F;
        return run.left < x + max_indent_ems * run.size;
    }

    Sides sides_of(std::size_t first, std::size_t last, float x) const {
        Sides sides;
        for (std::size_t i = first; i < last; ++i) {
            std::size_t left = 0;
            std::size_t right = 0;
            for (const TextRun& run : m_rows[i]) {
                if (run.right <= x) {
                    left += count_code_points(run.text);
                    sides.left_end = std::max(sides.left_end, run.right);
                } else {
                    if (right == 0 && is_at_edge(run, x)) ++sides.rows_at_edge;
                    right += count_code_points(run.text);
                    sides.right_begin = std::min(sides.right_begin, run.left);
                }
            }
            sides.left_rows += left > 0 ? 1 : 0;
            sides.right_rows += right > 0 ? 1 : 0;
            sides.left_characters += left;
            sides.right_characters += right;
        }
        return sides;
    }

    // Columns hold prose: rows of many characters on either side. The page numbers of contents and
    // the cells of tables are shorter.
    static bool are_columns(const Sides& sides) {
        constexpr std::size_t min_rows = 4;
        constexpr std::size_t min_characters = 10;
        if (sides.left_rows < min_rows || sides.right_rows < min_rows ||
            sides.left_characters < min_characters * sides.left_rows ||
            sides.right_characters < min_characters * sides.right_rows) {
            return false;
        }
        // The second column of the last page may be short.
        const bool is_even = 2 * std::min(sides.left_rows, sides.right_rows) >=
                             std::max(sides.left_rows, sides.right_rows);
        return is_even || 4 * sides.rows_at_edge >= 3 * sides.right_rows;
    }

    // Where other pages have their second column, as a last page goes on in it.
    static bool may_be_columns(const Sides& sides) {
        constexpr std::size_t min_characters = 4;
        return sides.left_rows > 0 && sides.right_rows > 0 &&
               2 * sides.rows_at_edge >= sides.right_rows &&
               sides.right_characters >= min_characters * sides.right_rows;
    }

    Gutter columns_in(std::size_t first, std::size_t last, float x, bool is_usual) const {
        const Sides sides = sides_of(first, last, x);
        if (!(is_usual ? may_be_columns(sides) : are_columns(sides))) return {};
        return {sides.left_end, sides.right_begin, first, last};
    }

    const std::vector<RunRow>& m_rows;
};

}  // namespace

std::optional<Gutter> find_columns(const std::vector<RunRow>& rows, std::optional<float> usual) {
    const ColumnFinder finder(rows);
    std::optional<Gutter> found = finder.find();
    if (!found && usual) found = finder.find_at(*usual);
    return found;
}

}  // namespace kexie
