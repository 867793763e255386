#include "bulletin/body.h"

#include "bulletin/attribution.h"
#include "bulletin/heads.h"
#include "bulletin/likeness.h"
#include "bulletin/reflow.h"
#include "bulletin/words.h"

namespace kexie {

namespace {

class Assembler {
public:
    explicit Assembler(Draft& draft) : m_draft(draft) {}

    void take(const BodyLine& body, BodyRole role) {
        switch (role) {
            case BodyRole::Head:
                take_head(body);
                break;
            case BodyRole::Title:
                open_article(body.line);
                mark_title(body.line);
                break;
            case BodyRole::TitleRest:
                m_draft.mark(body.line, body.line.begin, body.line.end, SegmentRole::Title,
                             article());
                extend(body.line);
                break;
            case BodyRole::Paragraph:
                if (m_closed) open_article(body.line);
                close_paragraph();
                add_text(body.line);
                break;
            case BodyRole::Rest:
                add_text(body.line);
                break;
        }
    }

    void finish() {
        close_article();
        mark_heads(-1);
    }

private:
    int article() const { return static_cast<int>(m_draft.issue.articles.size()) - 1; }

    void take_head(const BodyLine& body) {
        close_article();
        // Of several heads in a row only the last one names a section.
        if (!body.continues_head) mark_heads(-1);
        m_heads.push_back(body.line);
    }

    void mark_heads(int next_article) {
        if (m_heads.empty()) return;
        for (const Line& head : m_heads) {
            mark_head(m_draft, head, head.begin, head.end, next_article);
        }
        if (next_article < 0) {
            m_draft.report(m_heads.front().number, Severity::Warning, "section-empty",
                           "这个栏目标题下没有文章，未作为栏目收录。");
        }
        m_heads.clear();
    }

    void open_article(const Line& line) {
        close_article();
        m_draft.issue.articles.emplace_back();
        m_closed = false;
        mark_heads(article());
        m_draft.issue.articles.back().source_lines = {line.number, line.number};
    }

    void mark_title(const Line& line) {
        const Bullet bullet = read_bullet(m_draft.text, line);
        std::size_t begin = line.begin;
        const bool numbered =
            bullet.kind == Bullet::Kind::Number && is_listed(bullet.text_begin, line.end);
        if (bullet.kind == Bullet::Kind::Symbol || numbered) {
            m_draft.mark(line, line.begin, bullet.mark_end, SegmentRole::Label);
            begin = bullet.text_begin;
        }
        m_draft.mark(line, begin, line.end, SegmentRole::Title, article());
    }

    // The contents have a title without its number.
    bool is_listed(std::size_t begin, std::size_t end) const {
        const std::u32string title = squeeze(fold_line(m_draft.text, begin, end));
        for (const std::u32string& entry : m_draft.toc_keys) {
            if (compare_titles(entry, title) >= Likeness::Part) return true;
        }
        return false;
    }

    void extend(const Line& line) { m_draft.issue.articles.back().source_lines.last = line.number; }

    void add_text(const Line& line) {
        Article& last = m_draft.issue.articles.back();
        m_paragraph.push_back({line.begin, line.end, line.number, SegmentRole::Paragraph, article(),
                               static_cast<int>(last.paragraph_lines.size())});
        extend(line);
    }

    void close_paragraph() {
        if (m_paragraph.empty()) return;
        keep(m_paragraph);
        m_paragraph.clear();
    }

    void keep(const std::vector<Segment>& paragraph) {
        if (paragraph.empty()) return;
        m_draft.issue.articles.back().paragraph_lines.push_back(
            {paragraph.front().line, paragraph.back().line});
        m_draft.segments.insert(m_draft.segments.end(), paragraph.begin(), paragraph.end());
    }

    void close_article() {
        if (!m_paragraph.empty()) {
            const PartedParagraph parted = part_attribution(m_draft.text, m_paragraph);
            keep(parted.text);
            m_draft.segments.insert(m_draft.segments.end(), parted.attribution.begin(),
                                    parted.attribution.end());
            m_paragraph.clear();
        }
        m_closed = true;
    }

    Draft& m_draft;
    std::vector<Segment> m_paragraph;  // Of the open article; not marked yet.
    std::vector<Line> m_heads;         // Seen, but not marked yet.
    bool m_closed = true;
};

// Lines that are decided about at once. No real issue has as many.
constexpr std::size_t piece_size = 16384;

// Where to end the piece that starts at `first`: at a section head or after a full stop, as near
// to its full size as there is one.
std::size_t end_of_piece(const Draft& draft, std::size_t first, std::size_t last) {
    if (last - first <= piece_size) return last;
    std::size_t end = first + piece_size;
    for (std::size_t i = end; i > first + piece_size / 2; --i) {
        if (is_section_head(draft.text, draft.lines[i])) return i;
    }
    while (end > first + piece_size / 2 && draft.lines[end - 1].line_end != LineEnd::Stop) --end;
    return end;
}

}  // namespace

void read_body(Draft& draft, std::size_t first, std::size_t last, const WrapStyle& style) {
    Assembler assembler(draft);
    while (first < last) {
        const std::size_t end = end_of_piece(draft, first, last);
        const std::vector<BodyLine> lines = body_lines(draft, first, end);
        const std::vector<BodyRole> roles = assign_roles(draft.text, lines, draft.toc_keys, style);
        for (std::size_t i = 0; i < lines.size(); ++i) assembler.take(lines[i], roles[i]);
        first = end;
    }
    assembler.finish();
}

}  // namespace kexie
