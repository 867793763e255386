#include "bulletin/damage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr bool is_private_use(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

// What recognition makes of dust, frames and broken strokes. Commas and points are left out: some
// publishers type half-width ones.
constexpr bool is_litter(char32_t c) {
    return is_one_of(c, U"|^~`'_*\\■□丨¥§{}<>");
}

// Lines that have a damage in common.
class DamagedLines {
public:
    void add(const Line& line) {
        if (m_count++ == 0) m_first = line.number;
    }
    int count() const { return m_count; }
    int first() const { return m_first; }
    // “…共 3 行”, where there are more than the first.
    std::string total() const {
        return m_count > 1 ? "（共 " + std::to_string(m_count) + " 行）" : "";
    }

private:
    int m_count = 0;
    int m_first = 0;
};

// What one line shows of damage.
struct LineSigns {
    int ideographs = 0;
    int doubled = 0;  // Ideographs that stand directly behind the same one.
    int litter = 0;
    int private_use = 0;
};

LineSigns read_signs(std::string_view text, const Line& line) {
    LineSigns signs;
    char32_t before = 0;
    bool is_start = true;
    for (std::size_t at = line.begin; at < line.end;) {
        const Decoded decoded = decode_utf8(text, at);
        const char32_t c = decoded.code_point;
        at += decoded.size;
        if (is_layout(c)) continue;
        if (is_ideograph(c)) ++signs.ideographs;
        if (is_ideograph(c) && c == before) {
            ++signs.doubled;
            before = 0;  // 市市市市 are two pairs.
        } else {
            // Two marks of one kind are drawn, or emphasis of Markdown.
            if (is_litter(c) && c != before && !is_start) ++signs.litter;
            before = c;
        }
        // A bullet of a symbol font may stand first.
        if (is_private_use(c) && !is_start) ++signs.private_use;
        is_start = false;
    }
    return signs;
}

// The widest gap within a line.
struct Gap {
    int left = 0;    // Columns before it, without the indent.
    int right = 0;   // Columns behind it.
    int column = 0;  // Where the text behind it starts.
};

std::optional<Gap> widest_gap(std::string_view text, const Line& line) {
    constexpr int min_gap = 3;
    int column = line.indent;
    int blanks = 0;
    int widest = min_gap - 1;
    std::optional<Gap> gap;
    for (std::size_t at = line.begin; at < line.end;) {
        const Decoded decoded = decode_utf8(text, at);
        at += decoded.size;
        const int columns = display_columns(decoded.code_point);
        if (is_blank(decoded.code_point)) {
            blanks += columns;
        } else {
            if (blanks > widest) {
                widest = blanks;
                gap =
                    Gap{column - blanks - line.indent, line.width - (column - line.indent), column};
            }
            blanks = 0;
        }
        column += columns;
    }
    return gap;
}

// Finds lines that two columns were read across: the text behind the gap starts in one column, and
// sentences stand on both sides. Cells of tables are short and hold none.
class ColumnFinder {
public:
    void add(const Line& line, const std::optional<Gap>& gap) {
        constexpr int min_width = 8;
        if (!gap || gap->left < min_width || gap->right < min_width) return;
        m_lines.push_back(
            {line.number, *gap,
             line.commas > 0 || line.has_inner_stop || line.line_end == LineEnd::Stop});
        ++m_counts[gap->column];
    }

    // First and last line; nothing if there are no columns.
    std::optional<LineRange> find() const {
        constexpr int min_lines = 4;
        const auto most =
            std::max_element(m_counts.begin(), m_counts.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most == m_counts.end() || most->second < 2) return std::nullopt;
        LineRange range;
        int lines = 0;
        int sentences = 0;
        int width = 0;
        for (const Row& row : m_lines) {
            // The first line of a paragraph is indented on the right, too.
            const int shift = row.gap.column - most->first;
            if (shift < -1 || shift > 5) continue;
            if (lines++ == 0) range.first = row.line;
            range.last = row.line;
            sentences += row.has_sentence ? 1 : 0;
            width += std::min(row.gap.left, row.gap.right);
        }
        constexpr int min_mean_width = 14;
        const bool are_columns =
            lines >= min_lines && sentences * 3 >= lines && width >= lines * min_mean_width;
        return are_columns ? std::optional<LineRange>(range) : std::nullopt;
    }

private:
    struct Row {
        int line = 0;
        Gap gap;
        bool has_sentence = false;
    };
    std::vector<Row> m_lines;
    std::map<int, int> m_counts;  // Lines, by the column behind the gap.
};

class DamageFinder {
public:
    explicit DamageFinder(Draft& draft) : m_draft(draft) {}

    void run() {
        for (std::size_t i = 0; i < m_draft.lines.size(); ++i) read(i);
        report_doubling();
        report_characters();
        report_columns();
    }

private:
    void read(std::size_t i) {
        const Line& line = m_draft.lines[i];
        const LineSigns signs = read_signs(m_draft.text, line);
        m_ideographs += signs.ideographs;
        constexpr int min_pairs = 3;
        if (signs.doubled >= min_pairs && signs.doubled * 5 >= signs.ideographs * 2) {
            m_doubled_letters.add(line);
        }
        if (signs.private_use > 0) m_private_use.add(line);
        constexpr int min_ideographs = 8;
        if (signs.ideographs >= min_ideographs) {
            ++m_text_lines;
            const int characters = signs.ideographs + signs.litter;
            if (signs.litter >= 2 && signs.litter * 25 >= characters) m_littered.add(line);
        }
        if (m_draft.uses[i] == LineUse::Noise) return;
        if (is_printed_twice(line)) m_doubled_lines.add(line);
        m_before = &line;
        m_columns.add(line, widest_gap(m_draft.text, line));
    }

    bool is_printed_twice(const Line& line) const {
        constexpr int min_width = 12;
        return m_before != nullptr && line.has_ideograph && line.width >= min_width &&
               line.width == m_before->width &&
               line.range().of(m_draft.text) == m_before->range().of(m_draft.text);
    }

    void report(const DamagedLines& lines, Severity severity, std::string_view code,
                const std::string& what) {
        if (lines.count() == 0) return;
        m_draft.report(lines.first(), severity, code, what + lines.total() + "。");
    }

    void report_doubling() {
        report(m_doubled_letters, Severity::Warning, "letters-doubled",
               "这一行的字印了两遍，多半是加粗的字被重复提取，请删去多出的字");
        report(m_doubled_lines, Severity::Warning, "line-doubled",
               "这一行与上一行完全相同，多半是加粗的字被重复提取，请删去一行");
    }

    void report_characters() {
        report(m_private_use, Severity::Warning, "private-use",
               "这一行有只在原字体里才能显示的字符（私用区字符），请对照印本补上");
        constexpr int min_lines = 3;
        if (m_littered.count() >= min_lines && m_littered.count() * 4 >= m_text_lines) {
            report(m_littered, Severity::Warning, "text-scanned",
                   "从这一行起夹有许多杂乱符号，像是扫描识别的文字，请对照印本校正");
        }
        constexpr int min_ideographs = 20;
        if (m_ideographs > 0 && m_ideographs < min_ideographs && !m_draft.lines.empty()) {
            m_draft.report(m_draft.lines.front().number, Severity::Warning, "text-scarce",
                           "全文只有 " + std::to_string(m_ideographs) +
                               " 个汉字，可能是扫描件，没有提取出文字，请先识别文字。");
        }
    }

    void report_columns() {
        const auto range = m_columns.find();
        if (!range) return;
        m_draft.report(range->first, Severity::Warning, "columns-joined",
                       "第 " + std::to_string(range->first) + " 至 " + std::to_string(range->last) +
                           " 行像是把左右两栏读成了一行，请按栏重新提取文字。");
    }

    Draft& m_draft;
    const Line* m_before = nullptr;  // The line of text before.
    int m_ideographs = 0;
    int m_text_lines = 0;
    DamagedLines m_doubled_letters;
    DamagedLines m_doubled_lines;
    DamagedLines m_private_use;
    DamagedLines m_littered;
    ColumnFinder m_columns;
};

}  // namespace

void diagnose_damage(Draft& draft) {
    DamageFinder(draft).run();
}

}  // namespace kexie
