#include "app/source_view.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "base/verify.h"
#include "bulletin/confidence.h"
#include "bulletin/lines.h"
#include "document/print_text.h"
#include "text/chars.h"

namespace kexie {

namespace {

// A line for display: control characters become blanks.
std::string printable(std::string_view line) {
    std::string out(line);
    for (char& c : out) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    return out;
}

std::string without_layout(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decode_utf8(text, at);
        if (!is_layout(c.code_point)) append_utf8(out, c.code_point);
        at += c.size;
    }
    return out;
}

// Lines of an issue's source by their number in the file.
class SourceLines {
public:
    explicit SourceLines(const Issue& issue)
        : m_issue(issue), m_lines(physical_lines(issue.source.text)) {}

    bool has_text() const { return !m_lines.empty(); }
    int last() const { return m_issue.source.first_line + static_cast<int>(m_lines.size()) - 1; }

    SourceLine at(int number) const {
        SourceLine line;
        line.number = number;
        const std::string_view raw = raw_line(number);
        line.text = printable(raw);
        std::string dropped;
        for (const NoiseItem& noise : m_issue.noise) {
            if (noise.line != number) continue;
            dropped += without_layout(noise.text);
            line.dropped.push_back(noise);
        }
        line.all_dropped = !line.dropped.empty() && (!has_text() || without_layout(raw) == dropped);
        return line;
    }

    bool is_blank(int number) const { return without_layout(raw_line(number)).empty(); }

    // True if the line contains the section's name.
    bool names(int number, const std::string& section) const {
        return without_layout(raw_line(number)).find(without_layout(section)) != std::string::npos;
    }

private:
    std::string_view raw_line(int number) const {
        const int index = number - m_issue.source.first_line;
        if (index < 0 || index >= static_cast<int>(m_lines.size())) return {};
        return m_lines[static_cast<std::size_t>(index)];
    }

    const Issue& m_issue;
    std::vector<std::string_view> m_lines;
};

class BlockMaker {
public:
    BlockMaker(const Issue& issue, int article)
        : m_issue(issue),
          m_index(static_cast<std::size_t>(article)),
          m_article(issue.articles[m_index]),
          m_lines(issue) {}

    bool has_text() const { return m_lines.has_text(); }

    std::vector<SourceBlock> make() {
        m_next = m_article.source_lines.first;
        if (has_text()) add_head();
        const auto& lines = m_article.paragraph_lines;
        add(SourcePart::Title, m_article.title,
            lines.empty() ? m_article.source_lines.last : lines.front().first - 1);
        if (m_article.author) add(SourcePart::Author, *m_article.author);
        if (m_article.source_note) add(SourcePart::SourceNote, *m_article.source_note);
        for (std::size_t i = 0; i < m_article.paragraphs.size() && i < lines.size(); ++i) {
            add(SourcePart::Paragraph, m_article.paragraphs[i], lines[i].last);
        }
        if (m_article.attribution) {
            add(SourcePart::Attribution, *m_article.attribution, m_article.source_lines.last);
        }
        for (const std::string& caption : m_article.captions) {
            add(SourcePart::Caption, caption, m_article.source_lines.last);
        }
        if (has_text() && m_index + 1 == m_issue.articles.size()) add_tail();
        return std::move(m_blocks);
    }

private:
    // A bundle may refer to lines that its text does not have: skip them. A part whose lines are
    // among those of the block before has none of its own.
    void add(SourcePart part, std::string kept, int last = 0) {
        if (has_text()) last = std::min(last, m_lines.last());
        SourceBlock block = {part, std::move(kept), {}, {}};
        const int first = m_next;
        for (; m_next <= last; ++m_next) block.lines.push_back(m_lines.at(m_next));
        for (const Diagnostic& found : m_issue.diagnostics) {
            const bool is_here = found.line >= first && found.line < m_next;
            if (is_here && is_doubt(found)) block.doubts.push_back(found);
        }
        m_blocks.push_back(std::move(block));
    }

    // Lines before the title: the section heading and dropped lines.
    void add_head() {
        const int before = m_index == 0 ? m_issue.source.first_line - 1
                                        : m_issue.articles[m_index - 1].source_lines.last;
        const int title = m_article.source_lines.first;
        int first = title;
        bool head_seen = false;
        for (int number = std::min(title - 1, m_lines.last()); number > before && !head_seen;
             --number) {
            if (m_lines.is_blank(number)) continue;
            head_seen = m_article.section && m_lines.names(number, *m_article.section);
            if (!head_seen && !m_lines.at(number).all_dropped) break;
            first = number;
        }
        if (first == title) return;
        m_next = first;
        add(SourcePart::Section, head_seen ? *m_article.section : std::string(), title - 1);
    }

    // Lines dropped after the last article.
    void add_tail() {
        int last = m_article.source_lines.last;
        if (last >= m_lines.last()) return;
        for (int number = last + 1; number <= m_lines.last(); ++number) {
            if (m_lines.is_blank(number)) continue;
            if (!m_lines.at(number).all_dropped) break;
            last = number;
        }
        if (last > m_article.source_lines.last) add(SourcePart::Section, {}, last);
    }

    const Issue& m_issue;
    std::size_t m_index;
    const Article& m_article;
    SourceLines m_lines;
    std::vector<SourceBlock> m_blocks;
    int m_next = 0;  // The first line that is not in a block yet.
};

// Of the formats that have pages; those of a Word document depend on who draws it.
std::vector<SourcePlace> places_of(const Source& source) {
    std::vector<SourcePlace> places;
    if (source.pages == 0) return places;
    const std::vector<Print> prints = read_print_text(source.print).value_or(std::vector<Print>());
    int page = 0;
    int count = 0;
    for (const std::string_view line : physical_lines(source.text)) {
        const Print print = places.size() < prints.size() ? prints[places.size()] : Print();
        // Space between lines has none.
        if (print.page != 0 && print.page != page) {
            page = print.page;
            count = 0;
        }
        if (!without_layout(line).empty()) ++count;
        places.push_back({page, count, print});
    }
    return places;
}

}  // namespace

const SourcePlace* SourceView::place_of(int line) const {
    const int index = line - first_line;
    if (index < 0 || index >= static_cast<int>(places.size())) return nullptr;
    const SourcePlace& place = places[static_cast<std::size_t>(index)];
    return place.page > 0 ? &place : nullptr;
}

SourceView make_source_view(const Issue& issue, int article) {
    KEXIE_VERIFY(article >= 0 && article < static_cast<int>(issue.articles.size()));
    BlockMaker maker(issue, article);
    SourceView view;
    view.has_text = maker.has_text();
    view.diagnostics = issue.diagnostics;
    view.places = places_of(issue.source);
    view.first_line = issue.source.first_line;
    view.blocks = maker.make();
    return view;
}

}  // namespace kexie
