#include "ui/issue_layout.h"

#include <algorithm>
#include <cmath>

#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float margin_px = 24;
constexpr float margin_narrow_px = 16;
constexpr float line_spacing = 1.9f;

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
        Block& head =
            add(BlockKind::Masthead, issue.title.value_or(m_ui.state.library->archive().title),
                Face::SerifBold, em, em * 1.5f);
        set(head, {em, m_page.width, 0, em * 0.32f, Align::Center});
        m_y += m_ui.px(10);

        Block& rule = add(BlockKind::Rule, "", Face::Sans, em, 0);
        rule.height = m_ui.px(3) + m_ui.px(2) + std::max(1.0f, m_ui.px(1));
        m_y += rule.height + m_ui.px(6);

        const float info_em = m_ui.px(m_narrow ? 11.5f : 14);
        Block& info = add(BlockKind::MastheadLine, masthead_number(m_ui, issue), Face::Sans,
                          info_em, info_em * 1.7f);
        info.text_right = masthead_date(m_ui, issue);
        const float both = m_ui.paint.width(Face::Sans, info_em, info.text) +
                           m_ui.paint.width(Face::Sans, info_em, info.text_right) + info_em;
        // Where both do not fit on one line, the date goes under the number.
        info.height = info.line_height * (both > m_page.width ? 2 : 1);
        m_y += info.height;
        if (issue.inferred.date || issue.inferred.year) add_note(m_ui.say(Word::InferredNote));
        if (!note.empty()) add_note(note);
    }

    void article(const Article& article, int index) {
        m_article = index;
        m_page.article_y.push_back(m_y + m_ui.px(10));
        m_y += m_ui.px(26);
        if (article.section) {
            const float em = m_ui.px(14);
            Block& head = add(BlockKind::Section, "【" + *article.section + "】", Face::SansBold,
                              em, em * 1.5f);
            set(head, {em, m_page.width, 0, m_ui.px(1), Align::Left});
            m_y += m_ui.px(6);
        }
        const float title_em = m_ui.px(std::round(
            static_cast<float>(m_ui.state.preferences.font_size_px) * (m_narrow ? 1.2f : 1.4f)));
        Block& title =
            add(BlockKind::Title, article.title, Face::SerifBold, title_em, title_em * 1.5f);
        set(title, {title_em, m_page.width, 0, 0, Align::Left});
        m_y += m_ui.px(10);
        for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
            Block& body = add(BlockKind::Paragraph, article.paragraphs[i], Face::Serif, m_body_em,
                              std::round(m_body_em * line_spacing));
            body.paragraph = static_cast<int>(i);
            set(body, {m_body_em, m_page.width, m_body_em * 2, 0, Align::Justify});
            m_y += std::round(m_body_em * 0.35f);
        }
        if (article.attribution) {
            const float em = std::round(m_body_em * 0.88f);
            Block& by = add(BlockKind::Attribution, "（" + *article.attribution + "）", Face::Serif,
                            em, std::round(em * line_spacing));
            by.mark_shift = static_cast<std::uint32_t>(std::string_view("（").size());
            set(by, {em, m_page.width, 0, 0, Align::Right});
            m_y += m_ui.px(10);
        }
    }

    // Who made the issue and who gets it, small, under a thin rule.
    void footer(const Footer& footer) {
        m_article = -1;
        std::vector<std::string> lines;
        std::string people;
        const auto add_person = [&](Word word, const std::optional<std::string>& name) {
            if (!name) return;
            if (!people.empty()) people += "\u3000";
            people += m_ui.say(word, {*name});
        };
        add_person(Word::FooterEditor, footer.editor);
        add_person(Word::FooterReviewer, footer.reviewer);
        add_person(Word::FooterEmail, footer.email);
        if (!people.empty()) lines.push_back(people);
        for (std::size_t i = 0; i < footer.distribution.size(); ++i) {
            const std::string& line = footer.distribution[i];
            lines.push_back(i == 0 ? m_ui.say(Word::FooterDistribution, {line}) : line);
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
        return std::move(m_page);
    }

private:
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
        const Fonts& fonts = m_ui.paint.fonts();
        block.layout = lay_out(block.text, style,
                               [&](char32_t c) { return fonts.advance(block.face, c, block.em); });
        block.height = static_cast<float>(block.layout.lines.size()) * block.line_height;
        m_y += block.height;
    }

    void add_note(const std::string& words) {
        m_y += m_ui.px(6);
        const float em = m_ui.px(12.5f);
        Block& note = add(BlockKind::Note, words, Face::Sans, em, em * 1.6f);
        set(note, {em, m_page.width, 0, 0, Align::Left});
    }

    const Ui& m_ui;
    IssueLayout m_page;
    float m_body_em = 0;
    float m_y = 0;
    int m_article = -1;
    bool m_narrow = false;
};

}  // namespace

const Block* IssueLayout::block_of(int article, const Mark& mark) const {
    for (const Block& block : blocks) {
        if (block.article != article) continue;
        const bool fits =
            (mark.field == Field::Title && block.kind == BlockKind::Title) ||
            (mark.field == Field::Attribution && block.kind == BlockKind::Attribution) ||
            (mark.field == Field::Paragraph && block.kind == BlockKind::Paragraph &&
             block.paragraph == static_cast<int>(mark.paragraph));
        if (fits) return &block;
    }
    return nullptr;
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
        composer.article(issue.articles[i], static_cast<int>(i));
    }
    composer.footer(issue.footer);
    return composer.take(ui.px(96));
}

}  // namespace kexie
