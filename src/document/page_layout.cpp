// Lines of pages as a document: indents and empty lines as printed.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "document/page_furniture.h"
#include "document/page_lines.h"
#include "document/text_runs.h"

namespace kexie {

namespace {

// The value that most characters have, of values that differ by rounding.
class Mode {
public:
    void add(float value, std::size_t weight) {
        m_weights[static_cast<int>(std::lround(value * 2))] += weight;
    }
    float value(float otherwise) const {
        const auto most =
            std::max_element(m_weights.begin(), m_weights.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == m_weights.end() ? otherwise : static_cast<float>(most->first) / 2;
    }

private:
    std::map<int, std::size_t> m_weights;
};

// The box as it is once the page is turned so that the line is level.
void turn_upright(TextRun& run, float width, float height) {
    const TextRun at = run;
    switch (run.quarter_turns) {
        case 1:
            run.left = at.top, run.right = at.bottom;
            run.top = width - at.right, run.bottom = width - at.left;
            break;
        case 2:
            run.left = width - at.right, run.right = width - at.left;
            run.top = height - at.bottom, run.bottom = height - at.top;
            break;
        case 3:
            run.left = height - at.bottom, run.right = height - at.top;
            run.top = at.left, run.bottom = at.right;
            break;
        default:
            break;
    }
}

// Turned text comes last, unless the whole page is turned.
std::vector<PdfLine> lines_of(PageRuns page, std::optional<float> usual_column) {
    std::array<std::vector<TextRun>, 4> by_turn;
    for (TextRun& run : page.runs) {
        const auto turns = static_cast<std::size_t>(run.quarter_turns & 3);
        turn_upright(run, page.width, page.height);
        by_turn[turns].push_back(std::move(run));
    }
    std::stable_sort(by_turn.begin(), by_turn.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::vector<PdfLine> lines;
    for (std::vector<TextRun>& runs : by_turn) {
        for (PdfLine& line : lines_of_page(std::move(runs), usual_column))
            lines.push_back(std::move(line));
    }
    return lines;
}

class PageLayout {
public:
    explicit PageLayout(std::vector<PageRuns> pages) {
        for (const PageRuns& page : pages) {
            m_draws_text.push_back(page.has_fonts);
            m_lacks_text.push_back(page.lacks_text);
            m_pages.push_back(lines_of(page, {}));
        }
        m_second_column = second_column();
        if (m_second_column) {
            for (std::size_t i = 0; i < pages.size(); ++i) {
                if (has_columns(m_pages[i])) continue;
                m_pages[i] = lines_of(std::move(pages[i]), m_second_column);
            }
        }
        share_right_edges();
        m_zones = find_page_furniture(m_pages);
        measure();
    }

    Result<Document> write() {
        DocumentBuilder builder(DocumentFormat::Pdf);
        for (std::size_t i = 0; i < m_pages.size(); ++i) write_page(i, builder);
        if (builder.line_count() == 0) return without_text();
        note_pages(builder, m_without_fonts, "page-scanned",
                   "没有文字，可能是扫描的图像；请先做文字识别（例如 ocrmypdf -l chi_sim）。");
        note_pages(builder, m_without_names, "page-unreadable",
                   "的字体没有说明各是什么字，读不出文字；请用原来的文件重新导出。");
        note_pages(builder, m_partial, "page-partial",
                   "有一部分文字的字体没有说明各是什么字，没有读；请用原来的文件重新导出。");
        return builder.take(static_cast<int>(m_pages.size()));
    }

private:
    static bool has_columns(const std::vector<PdfLine>& page) {
        return std::any_of(page.begin(), page.end(),
                           [](const PdfLine& line) { return line.column > 0; });
    }

    // Where it begins on most pages that have one.
    std::optional<float> second_column() const {
        Mode edges;
        bool any = false;
        for (const auto& page : m_pages) {
            for (const PdfLine& line : page) {
                if (line.column == 0) continue;
                edges.add(line.column_left, 1);
                any = true;
            }
        }
        return any ? std::optional(edges.value(0)) : std::nullopt;
    }

    // A page with a few short lines does not show how wide its columns are: others do.
    void share_right_edges() {
        std::map<std::pair<bool, int>, Mode> edges;
        for (const auto& page : m_pages) {
            const bool is_narrow = is_in_columns(page);
            for (const PdfLine& line : page) {
                edges[{is_narrow, line.column}].add(line.column_right, line.text.size());
            }
        }
        for (auto& page : m_pages) {
            const bool is_narrow = is_in_columns(page);
            for (PdfLine& line : page) {
                const float usual = edges[{is_narrow, line.column}].value(0);
                line.column_right = std::max(line.column_right, usual);
            }
        }
    }

    // The last page may have the first column only.
    bool is_in_columns(const std::vector<PdfLine>& page) const {
        if (!m_second_column || has_columns(page)) return m_second_column.has_value();
        std::size_t all = 0;
        std::size_t across = 0;
        for (const PdfLine& line : page) {
            all += line.text.size();
            if (line.print.right > *m_second_column) across += line.text.size();
        }
        return across * 2 < all;
    }

    // Size and spacing of the text, and the left edge that its lines share, over all pages.
    void measure() {
        Mode sizes;
        Mode gaps;
        for (const auto& page : m_pages) {
            for (std::size_t i = 0; i < page.size(); ++i) {
                const Print& print = page[i].print;
                sizes.add(print.size, page[i].text.size());
                if (i == 0 || !follows(page[i - 1], page[i])) continue;
                gaps.add(print.top - page[i - 1].print.bottom, page[i].text.size());
            }
        }
        m_size = std::max(sizes.value(12), 1.0F);
        m_gap = gaps.value(0);
    }

    // Below it, in the same column.
    static bool follows(const PdfLine& above, const PdfLine& line) {
        return line.column == above.column && line.print.top > above.print.top;
    }

    void write_page(std::size_t i, DocumentBuilder& builder) {
        const std::vector<PdfLine>& lines = m_pages[i];
        if (lines.empty()) {
            (m_draws_text[i] ? m_without_names : m_without_fonts).push_back(i + 1);
            return;
        }
        if (m_lacks_text[i]) m_partial.push_back(i + 1);
        for (std::size_t n = 0; n < lines.size(); ++n) {
            const PdfLine& line = lines[n];
            // What comes between text and page number is the end of the page.
            const bool in_body = m_zones[i][n] == Zone::Body;
            if (n > 0 && in_body && m_zones[i][n - 1] == Zone::Body) {
                add_gap(lines[n - 1], line, builder);
            }
            Print print = line.print;
            print.page = static_cast<std::uint16_t>(std::min<std::size_t>(i + 1, 65535));
            print.alignment = alignment_of(line);
            print.zone = m_zones[i][n];
            // Columns of the text's own size, so that indents compare with each other.
            const float indent = (print.left - line.column_left) / (m_size / 2);
            builder.add_line(line.text, print, static_cast<int>(std::lround(indent)));
        }
    }

    void add_gap(const PdfLine& above, const PdfLine& line, DocumentBuilder& builder) const {
        constexpr int max_empty_lines = 4;
        if (!follows(above, line)) return;
        const float pitch = m_size + std::max(m_gap, 0.0F);
        const float excess = line.print.top - above.print.bottom - std::max(m_gap, 0.0F);
        const int count = static_cast<int>(std::lround(excess / pitch));
        for (int i = 0; i < std::min(count, max_empty_lines); ++i) builder.add_empty_line();
    }

    Alignment alignment_of(const PdfLine& line) const {
        const float before = line.print.left - line.column_left;
        const float after = line.column_right - line.print.right;
        if (std::min(before, after) > 1.5F * m_size && std::abs(before - after) < 1.5F * m_size) {
            return Alignment::Center;
        }
        if (after < m_size && before > 10 * m_size) return Alignment::Right;
        // A first line is indented.
        return after < m_size && before < 5 * m_size ? Alignment::Justified : Alignment::Left;
    }

    static void note_pages(DocumentBuilder& builder, const std::vector<std::size_t>& pages,
                           std::string_view code, const std::string& what) {
        constexpr std::size_t max_named = 10;
        if (pages.empty()) return;
        std::string names;
        for (std::size_t i = 0; i < std::min(pages.size(), max_named); ++i) {
            names += (i > 0 ? "、" : "") + std::to_string(pages[i]);
        }
        if (pages.size() > max_named) names += " 等 " + std::to_string(pages.size()) + " ";
        builder.note(code, "第 " + names + " 页" + what, true);
    }

    Error without_text() const {
        const bool scanned = m_without_names.empty();
        return {"pdf-no-text",
                scanned ? "The PDF has no text, only pictures of pages: recognise its text first, "
                          "for example with \"ocrmypdf -l chi_sim IN OUT\"."
                        : "The fonts of the PDF do not say which characters they draw, so its "
                          "text cannot be read: export it again from the original file.",
                {},
                {}};
    }

    std::vector<std::vector<PdfLine>> m_pages;
    std::vector<std::vector<Zone>> m_zones;
    std::optional<float> m_second_column;  // Where it begins, if there is one.
    std::vector<bool> m_draws_text;        // Of pages, readable or not.
    std::vector<bool> m_lacks_text;
    std::vector<std::size_t> m_without_fonts;
    std::vector<std::size_t> m_without_names;
    std::vector<std::size_t> m_partial;
    float m_size = 12;
    float m_gap = 0;
};

}  // namespace

Result<Document> lay_out_pages(std::vector<PageRuns> pages) {
    return PageLayout(std::move(pages)).write();
}

}  // namespace kexie
