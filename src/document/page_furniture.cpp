#include "document/page_furniture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t edge_lines = 3;  // From the edge of the page, those that may be furniture.

struct EdgeLine {
    std::size_t page = 0;
    std::size_t line = 0;
    float middle = 0;  // Its height on the page.
};

// The words of a line without figures, blanks and ornaments: they count on, or move.
std::string words_of(const std::string& text) {
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decode_utf8(text, at);
        if (is_ideograph(c.code_point) && !is_one_of(c.code_point, U"一二三四五六七八九十〇零")) {
            words.append(text, at, c.size);
        } else if (is_ascii_letter(c.code_point)) {
            words.append(text, at, c.size);
        }
        at += c.size;
    }
    return words;
}

bool has_figure(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class FurnitureFinder {
public:
    explicit FurnitureFinder(const std::vector<std::vector<PdfLine>>& pages) : m_pages(pages) {
        for (const auto& page : pages) m_zones.emplace_back(page.size(), Zone::Body);
    }

    std::vector<std::vector<Zone>> find() {
        find_at(Zone::PageHeader);
        find_at(Zone::PageFooter);
        return std::move(m_zones);
    }

private:
    // The outermost lines are looked at first; a line further in counts only if all outside of it
    // do.
    void find_at(Zone edge) {
        for (std::size_t depth = 0; depth < edge_lines; ++depth) {
            std::map<std::string, std::vector<EdgeLine>> by_words;
            for (std::size_t page = 0; page < m_pages.size(); ++page) collect(page, edge, by_words);
            bool any = false;
            for (const auto& [words, lines] : by_words) any |= mark_repeated(lines, edge);
            if (!any) return;
        }
    }

    void collect(std::size_t page, Zone edge, std::map<std::string, std::vector<EdgeLine>>& out) {
        const std::vector<PdfLine>& lines = m_pages[page];
        std::size_t outermost = lines.size();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (m_zones[page][i] != Zone::Body) continue;
            const bool further =
                outermost == lines.size() ||
                (edge == Zone::PageHeader ? lines[i].print.top < lines[outermost].print.top
                                          : lines[i].print.bottom > lines[outermost].print.bottom);
            if (further) outermost = i;
        }
        if (outermost == lines.size()) return;
        const PdfLine& line = lines[outermost];
        const std::string words = words_of(line.text);
        // A rule or a bullet alone is no page number.
        if (words.empty() && !has_figure(line.text)) return;
        out[words].push_back({page, outermost, (line.print.top + line.print.bottom) / 2});
    }

    bool mark_repeated(const std::vector<EdgeLine>& lines, Zone edge) {
        constexpr float tolerance = 4;  // Points.
        bool any = false;
        for (const EdgeLine& line : lines) {
            const auto at_same_height = [&](const EdgeLine& other) {
                return other.page != line.page && std::abs(other.middle - line.middle) < tolerance;
            };
            if (std::none_of(lines.begin(), lines.end(), at_same_height)) continue;
            m_zones[line.page][line.line] = edge;
            any = true;
        }
        return any;
    }

    const std::vector<std::vector<PdfLine>>& m_pages;
    std::vector<std::vector<Zone>> m_zones;
};

}  // namespace

std::vector<std::vector<Zone>> find_page_furniture(const std::vector<std::vector<PdfLine>>& pages) {
    return FurnitureFinder(pages).find();
}

}  // namespace kexie
