#include "bulletin/body.h"

#include <algorithm>

#include "bulletin/attribution.h"
#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"
#include "bulletin/likeness.h"
#include "bulletin/line_roles.h"
#include "bulletin/section_finder.h"
#include "bulletin/section_headings.h"

namespace kexie {

namespace {

// Builds articles from lines and their roles.
class ArticleBuilder {
public:
    explicit ArticleBuilder(Draft& draft) : m_draft(draft) {}

    void add(const BodyLine& body, LineRole role) {
        switch (role) {
            case LineRole::SectionHeading:
                add_heading(body);
                break;
            case LineRole::Title:
                open_article(body.line);
                mark_title(body.line);
                break;
            case LineRole::TitleContinuation:
                m_draft.mark(body.line, body.line.range(), SegmentRole::Title, article_index());
                extend_article(body.line);
                break;
            case LineRole::Byline:
                add_credits(body, NameKind::Person);
                break;
            case LineRole::Credit:
                add_credits(body, NameKind::Unit);
                break;
            case LineRole::Caption:
                add_caption(body);
                break;
            case LineRole::TableRow:
                add_row(body.line);
                break;
            case LineRole::Paragraph:
                if (!m_is_open) open_article(body.line);
                close_paragraph();
                m_is_in_table = false;
                add_text(body.line);
                break;
            case LineRole::ParagraphContinuation:
                add_text(body.line);
                break;
        }
    }

    void finish() {
        close_article();
        mark_headings(-1);
    }

private:
    int article_index() const { return static_cast<int>(m_draft.issue.articles.size()) - 1; }

    void add_heading(const BodyLine& body) {
        close_article();
        // Of several headings in a row only the last one names a section.
        if (!body.continues_heading) mark_headings(-1);
        m_headings.push_back(body.line);
    }

    void mark_headings(int next_article) {
        if (m_headings.empty()) return;
        for (const Line& heading : m_headings) {
            mark_section_heading(m_draft, heading, next_article);
        }
        if (next_article < 0) {
            m_draft.report(m_headings.front().number, Severity::Warning, "section-empty",
                           "这个栏目标题下没有文章，未作为栏目收录。");
        }
        m_headings.clear();
    }

    void open_article(const Line& line) {
        close_article();
        m_draft.issue.articles.emplace_back();
        m_is_open = true;
        mark_headings(article_index());
        m_draft.issue.articles.back().source_lines = {line.number, line.number};
        m_captions = 0;
        m_is_in_table = false;
    }

    void add_credits(const BodyLine& body, NameKind kind) {
        close_last_paragraph();
        keep(divide_credit_line(m_draft.text, body.line, body.form, kind, article_index()));
        extend_article(body.line);
    }

    // The paragraph before it stays open: it may be the last one, with an attribution at its end.
    void add_caption(const BodyLine& body) {
        const Line& line = body.line;
        if (!m_is_open) open_article(line);
        if (!body.continues_caption || m_captions == 0) ++m_captions;
        m_draft.segments.push_back({line.begin,
                                    line.end,
                                    line.number,
                                    SegmentRole::Caption,
                                    {},
                                    article_index(),
                                    m_captions - 1});
        extend_article(line);
    }

    // A paragraph of its own, cell by cell.
    void add_row(const Line& line) {
        if (!m_is_open) open_article(line);
        close_paragraph();
        if (!m_is_in_table) {
            m_draft.report(line.number, Severity::Warning, "table-flattened",
                           "这里像是一张表格，每行存为一段，格与格之间留有空白；请对照原件核对。");
        }
        m_is_in_table = true;
        std::size_t end = line.begin;
        for (const ByteRange cell : divide_cells(m_draft.text, line)) {
            m_draft.mark(line, {end, cell.begin}, SegmentRole::Label);
            add_text(line);
            m_paragraph.back().begin = cell.begin;
            m_paragraph.back().end = end = cell.end;
            m_paragraph.back().has_cells = true;
        }
        m_draft.mark(line, {end, line.end}, SegmentRole::Label);
    }

    void mark_title(const Line& line) {
        const Bullet bullet = read_bullet(m_draft.text, line);
        const bool is_label = bullet.kind == Bullet::Kind::Symbol ||
                              (bullet && is_listed({bullet.text_begin, line.end}));
        std::size_t title = line.begin;
        if (is_label) {
            m_draft.mark(line, {line.begin, bullet.mark_end}, SegmentRole::Label);
            title = bullet.text_begin;
        }
        m_draft.mark(line, {title, line.end}, SegmentRole::Title, article_index());
    }

    // The contents list the title without its number.
    bool is_listed(ByteRange range) const {
        const std::u32string title = title_key(match_key(m_draft.text, range));
        return std::any_of(m_draft.toc_keys.begin(), m_draft.toc_keys.end(),
                           [&](const std::u32string& entry) {
                               return compare_titles(entry, title) >= Likeness::Part;
                           });
    }

    void extend_article(const Line& line) {
        m_draft.issue.articles.back().source_lines.last = line.number;
    }

    void add_text(const Line& line) {
        const Article& article = m_draft.issue.articles.back();
        const int paragraph = static_cast<int>(article.paragraph_lines.size());
        m_paragraph.push_back({line.begin,
                               line.end,
                               line.number,
                               SegmentRole::Paragraph,
                               {},
                               article_index(),
                               paragraph});
        extend_article(line);
    }

    void close_paragraph() {
        keep_paragraph(m_paragraph);
        m_paragraph.clear();
    }

    void keep_paragraph(const std::vector<Segment>& paragraph) {
        if (paragraph.empty()) return;
        m_draft.issue.articles.back().paragraph_lines.push_back(
            {paragraph.front().line, paragraph.back().line});
        keep(paragraph);
    }

    void keep(const std::vector<Segment>& segments) {
        m_draft.segments.insert(m_draft.segments.end(), segments.begin(), segments.end());
    }

    // The text may end here: what its last brackets hold are credits.
    void close_last_paragraph() {
        const DividedParagraph last = divide_attribution(m_draft.text, m_paragraph);
        keep_paragraph(last.text);
        keep(last.credits);
        m_paragraph.clear();
    }

    void close_article() {
        close_last_paragraph();
        m_is_open = false;
    }

    Draft& m_draft;
    std::vector<Segment> m_paragraph;  // Of the open article; not marked yet.
    std::vector<Line> m_headings;      // Seen, but not marked yet.
    bool m_is_open = false;
    bool m_is_in_table = false;
    int m_captions = 0;  // Of the open article.
};

// Lines that are decided about at once. No real issue has as many.
constexpr std::size_t piece_size = 16384;

// Where to end the piece that starts at `first`: at a section heading or after a full stop, as near
// to its full size as there is one.
std::size_t end_of_piece(const Draft& draft, std::size_t first, std::size_t last) {
    if (last - first <= piece_size) return last;
    std::size_t end = first + piece_size;
    for (std::size_t i = end; i > first + piece_size / 2; --i) {
        if (draft.headings[i] != HeadingEvidence::None) return i;
    }
    while (end > first + piece_size / 2 && draft.lines[end - 1].line_end != LineEnd::Stop) --end;
    return end;
}

bool is_of_title(LineRole role) {
    return role == LineRole::Title || role == LineRole::TitleContinuation;
}

// Keeps the lines that might as well have had another role.
void note_narrow_roles(Draft& draft, const std::vector<BodyLine>& lines,
                       const RoleReading& reading) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const RoleMargin& margin = reading.margins[i];
        if (margin.cost >= NarrowRole::max_margin) continue;
        const bool about_title = is_of_title(reading.roles[i]) || is_of_title(margin.second);
        draft.narrow_roles.push_back({lines[i].line.number, margin.cost, about_title});
    }
}

}  // namespace

void read_body(Draft& draft, std::size_t first, std::size_t last, const WrapStyle& style) {
    find_section_headings(draft, first, last, style);
    ArticleBuilder builder(draft);
    while (first < last) {
        const std::size_t end = end_of_piece(draft, first, last);
        const std::vector<BodyLine> lines = collect_body_lines(draft, first, end, style);
        const RoleReading reading = assign_roles(draft.text, lines, draft.toc_keys, style);
        for (std::size_t i = 0; i < lines.size(); ++i) builder.add(lines[i], reading.roles[i]);
        note_narrow_roles(draft, lines, reading);
        first = end;
    }
    builder.finish();
}

}  // namespace kexie
