#include "ui/issue_layout.h"

#include <algorithm>
#include <cmath>

#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float margin_px = 24;
constexpr float margin_narrow_px = 16;

float line_spacing(LineSpacing chosen) {
    switch (chosen) {
        case LineSpacing::Compact:
            return 1.6f;
        case LineSpacing::Loose:
            return 2.2f;
        case LineSpacing::Normal:
            break;
    }
    return 1.9f;
}

class Composer {
public:
    Composer(const Ui& ui, float view_width) : m_ui(ui) {
        m_narrow = view_width < ui.px(560);
        m_body_em = ui.px(static_cast<float>(ui.state.preferences.font_size_px));
        const float margin = ui.px(m_narrow ? margin_narrow_px : margin_px);
        // Whole characters, so that full lines end flush without stretching.
        const float room = std::max(m_body_em, view_width - 2 * margin);
        const float characters = std::min(size::measure_em, std::floor(room / m_body_em));
        m_page.width = std::min(room, characters * m_body_em);
        m_page.left = std::round((view_width - m_page.width) / 2);
        m_y = ui.px(m_narrow ? 20 : 32);
    }

    void masthead(const Issue& issue, const std::string& note) {
        const float em = m_ui.px(m_narrow ? 27 : 38);
        Block& head = add_frame(BlockKind::Masthead,
                                issue.title.value_or(m_ui.state.library->archive().title),
                                Face::SerifBold, em, em * 1.5f);
        set(head, {em, m_page.width, 0, em * 0.32f, Align::Center});
        m_y += m_ui.px(10);

        Block& rule = add(BlockKind::Rule, "", Face::Sans, em, 0);
        rule.height = m_ui.px(3) + m_ui.px(2) + std::max(1.0f, m_ui.px(1));
        m_y += rule.height + m_ui.px(6);

        masthead_line(masthead_number(m_ui, issue), masthead_date(m_ui, issue));
        if (issue.inferred.date || issue.inferred.year) add_note(m_ui.tr(StringId::InferredNote));
        if (!note.empty()) add_note(note);
    }

    void article(const Issue& issue, int index) {
        const Article& article = issue.articles[static_cast<std::size_t>(index)];
        m_article = index;
        m_page.article_y.push_back(m_y + m_ui.px(10));
        m_page.article_block.push_back(m_page.blocks.size());
        m_y += m_ui.px(26);
        for (PrintedPart& part : printed_parts(article)) {
            switch (part.part) {
                case TextPart::HeaderFooterLine:
                    break;  // Not part of an article.
                case TextPart::Section:
                    section(part);
                    break;
                case TextPart::Title:
                    title(part);
                    doubt(article_doubts(m_ui, issue, article));
                    break;
                case TextPart::Paragraph:
                    paragraph(part);
                    break;
                case TextPart::Author:
                case TextPart::SourceNote:
                    small(BlockKind::Byline, part, Face::Sans, 4);
                    break;
                case TextPart::Attribution:
                    attribution(part);
                    break;
                case TextPart::Caption:
                    small(BlockKind::Caption, part, Face::Serif, 4);
                    break;
            }
        }
    }

    // Editor, reviewer and distribution, small, below a thin rule.
    void footer(const Footer& footer) {
        m_article = static_cast<int>(m_page.article_block.size());
        m_page.foot_block = m_page.blocks.size();
        std::vector<std::string> lines;
        std::string people;
        const auto add_person = [&](StringId text, const std::optional<std::string>& name) {
            if (!name) return;
            if (!people.empty()) people += "\u3000";
            people += m_ui.tr(text, {*name});
        };
        add_person(StringId::FooterEditor, footer.editor);
        add_person(StringId::FooterReviewer, footer.reviewer);
        add_person(StringId::FooterEmail, footer.email);
        if (!people.empty()) lines.push_back(people);
        for (std::size_t i = 0; i < footer.distribution.size(); ++i) {
            const std::string& line = footer.distribution[i];
            lines.push_back(i == 0 ? m_ui.tr(StringId::FooterDistribution, {line}) : line);
        }
        if (lines.empty()) return;
        m_y += m_ui.px(36);
        Block& rule = add(BlockKind::ThinRule, "", Face::Sans, 0, 0);
        rule.height = std::max(1.0f, m_ui.px(1));
        m_y += m_ui.px(6);
        for (const std::string& line : lines) add_note(line);
    }

    IssueLayout take(float tail) {
        m_page.height = m_y + tail;
        for (Block& block : m_page.blocks) {
            block.places = line_places(block.layout, m_ui.paint.scale());
        }
        return std::move(m_page);
    }

private:
    // Number at the left, date at the right; on two lines if both do not fit.
    void masthead_line(const std::string& number, const std::string& date) {
        const float em = m_ui.px(m_narrow ? 11.0f : 14);
        const float inset = m_ui.px(2);
        const float both =
            m_ui.paint.width(Face::Sans, em, number) + m_ui.paint.width(Face::Sans, em, date) + em;
        const bool fits = both <= m_page.width;
        Block& line = add_frame(BlockKind::MastheadLine, number + (fits ? "\u3000" : "\n") + date,
                                Face::Sans, em, em * 1.7f);
        set(line, {em, m_page.width, 0, 0, Align::Left});
        auto& glyphs = line.layout.glyphs;
        for (const TextLine& row : line.layout.lines) {
            if (row.first == row.last) continue;
            const PlacedGlyph& end = glyphs[row.last - 1];
            const float slack = m_page.width - inset - end.x - end.advance;
            for (std::uint32_t i = row.first; i < row.last; ++i) {
                glyphs[i].x += glyphs[i].byte < number.size() ? inset : std::max(0.0f, slack);
            }
        }
    }

    void section(PrintedPart& part) {
        const float em = m_ui.px(14);
        Block& head = add_part(BlockKind::Section, part, Face::SansBold, em, em * 1.5f);
        set(head, {em, m_page.width, 0, m_ui.px(1), Align::Left});
        m_y += m_ui.px(6);
    }

    void title(PrintedPart& part) {
        const float larger = m_narrow ? 1.2f : 1.4f;
        const float em =
            m_ui.px(std::round(static_cast<float>(m_ui.state.preferences.font_size_px) * larger));
        Block& head = add_part(BlockKind::Title, part, Face::SerifBold, em, em * 1.5f);
        set(head, {em, m_page.width, 0, 0, Align::Left, Wrap::Balanced});
        m_y += m_ui.px(10);
    }

    void paragraph(PrintedPart& part) {
        const float line = std::round(m_body_em * m_spacing);
        Block& body = add_part(BlockKind::Paragraph, part, Face::Serif, m_body_em, line);
        set(body, {m_body_em, m_page.width, m_body_em * 2, 0, Align::Justify});
        m_y += std::round(m_body_em * 0.35f);
    }

    void attribution(PrintedPart& part) {
        const float em = std::round(m_body_em * 0.88f);
        Block& by =
            add_part(BlockKind::Attribution, part, Face::Serif, em, std::round(em * m_spacing));
        set(by, {em, m_page.width, 0, 0, Align::Right});
        m_y += m_ui.px(10);
    }

    void doubt(const std::string& words) {
        if (words.empty()) return;
        const float em = m_ui.px(12.5f);
        Block& line = add(BlockKind::Doubt, words, Face::Sans, em, em * 1.6f);
        set(line, {em, m_page.width, 0, 0, Align::Left});
        m_y += m_ui.px(6);
    }

    // Author and source under the title, captions below the text.
    void small(BlockKind kind, PrintedPart& part, Face face, float gap_px) {
        const float em = std::round(m_body_em * 0.82f);
        if (kind == BlockKind::Caption && part.paragraph == 0) m_y += m_ui.px(6);
        Block& line = add_part(kind, part, face, em, std::round(em * 1.6f));
        set(line, {em, m_page.width, 0, 0, Align::Left});
        m_y += m_ui.px(gap_px);
    }

    Block& add_part(BlockKind kind, PrintedPart& part, Face face, float em, float line_height) {
        Block& block = add(kind, std::move(part.text), face, em, line_height);
        block.part = part.part;
        block.paragraph = part.paragraph;
        return block;
    }

    Block& add_frame(BlockKind kind, std::string text, Face face, float em, float line_height) {
        auto& lines = m_article < 0 ? m_page.header_footer.header : m_page.header_footer.footer;
        lines.push_back(text);
        Block& block = add(kind, std::move(text), face, em, line_height);
        block.paragraph = static_cast<int>(lines.size()) - 1;
        return block;
    }

    Block& add(BlockKind kind, std::string text, Face face, float em, float line_height) {
        Block block;
        block.kind = kind;
        block.article = m_article;
        block.y = m_y;
        block.face = face;
        block.em = em;
        block.line_height = std::round(line_height);
        block.text = std::move(text);
        m_page.blocks.push_back(std::move(block));
        return m_page.blocks.back();
    }

    void set(Block& block, const TextStyle& style) {
        block.layout = m_ui.paint.fonts().lay_out(block.face, block.text, style);
        block.height = static_cast<float>(block.layout.lines.size()) * block.line_height;
        m_y += block.height;
    }

    void add_note(const std::string& words) {
        m_y += m_ui.px(6);
        const float em = m_ui.px(12.5f);
        Block& note = add_frame(BlockKind::Note, words, Face::Sans, em, em * 1.6f);
        set(note, {em, m_page.width, 0, 0, Align::Left});
    }

    const Ui& m_ui;
    IssueLayout m_page;
    float m_body_em = 0;
    float m_spacing = line_spacing(m_ui.state.preferences.line_spacing);
    float m_y = 0;
    int m_article = -1;
    bool m_narrow = false;
};

}  // namespace

const Block* IssueLayout::block_of(const TextAddress& address) const {
    const auto article = static_cast<std::size_t>(address.article);
    std::size_t i = 0;
    if (address.article >= 0)
        i = article < article_block.size() ? article_block[article] : foot_block;
    for (; i < blocks.size() && blocks[i].article == address.article; ++i) {
        const Block& block = blocks[i];
        const bool is_part = block.part == address.part && block.paragraph == address.paragraph;
        if (is_part && block.is_text()) return &block;
    }
    return nullptr;
}

std::optional<float> IssueLayout::y_of(const TextAddress& address) const {
    const Block* block = block_of(address);
    if (!block) return std::nullopt;
    const auto& lines = block->layout.lines;
    const auto after = std::upper_bound(
        lines.begin() + 1, lines.end(), address.byte,
        [](std::uint32_t byte, const TextLine& line) { return byte < line.begin; });
    return block->y + static_cast<float>(after - lines.begin() - 1) * block->line_height;
}

std::size_t IssueLayout::first_block_below(float y) const {
    const auto found = std::partition_point(blocks.begin(), blocks.end(), [&](const Block& block) {
        return block.y + block.height < y;
    });
    return static_cast<std::size_t>(found - blocks.begin());
}

std::optional<TextAddress> IssueLayout::address_at(float x, float y, Snap snap) const {
    // Between two blocks, the nearer one counts.
    std::size_t below = first_block_below(y);
    while (below < blocks.size() && !blocks[below].is_text()) ++below;
    std::size_t above = std::min(below, blocks.size());
    while (above > 0 && !blocks[above - 1].is_text()) --above;
    if (below == blocks.size() && above == 0) return std::nullopt;
    const auto distance_to_above = [&](const Block& block) { return y - (block.y + block.height); };
    const bool above_is_nearer =
        above > 0 &&
        (below == blocks.size() || distance_to_above(blocks[above - 1]) < blocks[below].y - y);
    const Block& block = blocks[above_is_nearer ? above - 1 : below];
    const float line = std::clamp((y - block.y) / block.line_height, 0.0f,
                                  static_cast<float>(block.layout.lines.size()) - 0.5f);
    const TextLine& hit = block.layout.lines[static_cast<std::size_t>(line)];
    return TextAddress{block.article, block.part, block.paragraph,
                       byte_at(block.layout, hit, x - left, snap)};
}

int IssueLayout::article_at(float y) const {
    const auto next = std::upper_bound(article_y.begin(), article_y.end(), y);
    return std::max(0, static_cast<int>(next - article_y.begin()) - 1);
}

IssueLayout lay_out_issue(const Ui& ui, const Issue& issue, const std::string& archive_note,
                          float view_width) {
    Composer composer(ui, view_width);
    composer.masthead(issue, archive_note);
    for (std::size_t i = 0; i < issue.articles.size(); ++i) {
        composer.article(issue, static_cast<int>(i));
    }
    composer.footer(issue.footer);
    return composer.take(ui.px(96));
}

}  // namespace kexie
