// What the articles of an ordinary bulletin say.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "support/ordinary_draft.h"
#include "support/render_text.h"
#include "text/chars.h"

namespace kexie::test {

namespace {

std::vector<std::string> split_at_bars(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '|') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += part;
    return text;
}

constexpr std::array<std::pair<Trait, const char*>, 8> title_rules = {{
    {Trait::TitleComma, "{comma-title}"},
    {Trait::TitleColon, "{colon-title}"},
    {Trait::TitleQuotes, "{quoted-title}"},
    {Trait::TitleQuestion, "{question-title}"},
    {Trait::TitleExclamation, "{exclamation-title}"},
    {Trait::TitleNumerals, "{numeral-title}"},
    {Trait::TitleDash, "{dashed-title}"},
    {Trait::TitleTwoClauses, "{clauses-title}"},
}};

// 图1 … without the blank; but between Latin characters it is part of the text: 图1 AI…
std::string without_label_blank(std::string text) {
    const std::size_t blank = text.find(' ');
    const bool is_kept =
        blank == std::string::npos || is_ascii_graphic(static_cast<unsigned char>(text[blank + 1]));
    return is_kept ? text : text.erase(blank, 1);
}

class ArticleWriter {
public:
    ArticleWriter(OrdinaryDraft& draft, OrdinaryArticle& article, ArticleDraft& printed)
        : m_draft(draft), m_dice(draft.dice), m_article(article), m_printed(printed) {}

    void write() {
        m_draft.prose.bind("self", prose("{unit}"));
        m_draft.prose.bind("theme", prose("{topic}"));
        write_title();
        write_text();
        write_captions();
        write_byline();
        write_end();
    }

private:
    bool has(Trait trait) const { return m_draft.has(trait); }
    std::string prose(std::string_view pattern) { return m_draft.prose.expand(pattern); }

    void write_title() {
        do {
            m_printed.title_parts = split_at_bars(prose(title_pattern()));
            m_article.title = joined(m_printed.title_parts);
        } while (is_used(m_article.title) || is_too_long(m_article.title));
    }

    bool is_used(const std::string& title) const {
        return std::any_of(m_draft.truth.articles.begin(), m_draft.truth.articles.end(),
                           [&](const OrdinaryArticle& other) {
                               return &other != &m_article && other.title == title;
                           });
    }

    // Over three lines of the text's width.
    bool is_too_long(const std::string& title) const {
        return m_draft.columns > 0 && columns_of(title) > 3 * m_draft.columns - 12;
    }

    std::string title_pattern() {
        if (has(Trait::TitleTwoLines) && m_dice.chance(60)) return "{long-title}";
        if (has(Trait::TitleThreeLines) && m_dice.chance(60)) return "{longer-title}";
        if (has(Trait::TocPunctuation) && m_dice.chance(60)) {
            return title_rules[m_dice.below(title_rules.size())].second;
        }
        for (const auto& [trait, rule] : title_rules) {
            if (has(trait) && m_dice.chance(75)) return rule;
        }
        return "{title}";
    }

    void add_paragraph(const std::string& text) {
        m_article.paragraphs.push_back(text);
        m_printed.items.push_back({ItemKind::Paragraph, text});
    }

    void write_text() {
        std::string first = opening();
        if (m_dice.chance(60)) first += prose("{paragraph}");
        add_paragraph(first);
        const int count = m_dice.between(0, 3);
        if (m_draft.traits.has_between(Trait::SubheadChinese, Trait::SubheadOrdinal)) {
            for (int i = 1; i <= std::max(2, count); ++i) add_numbered(i);
        } else if (has(Trait::ListItems) && m_dice.chance(70)) {
            add_list();
            if (count > 1) add_paragraph(prose("{paragraph}"));
        } else {
            for (int i = 0; i < count; ++i) add_paragraph(prose("{paragraph}"));
        }
        if (has(Trait::UnfinishedParagraph) && m_dice.chance(50)) {
            add_paragraph(prose(m_dice.chance(50) ? "咨询地点设在{town}{venue}一楼"
                                                  : "报名表见{town}{station}公告栏"));
        }
        if (has(Trait::Table) && (m_dice.chance(30) || is_last())) add_table();
    }

    bool is_last() const { return &m_article == &m_draft.truth.articles.back(); }

    // The first sentence, with the day that is the article's date or without one.
    std::string opening() {
        // Below or above such a text stands a day that is not the event's.
        const bool other_day = has(Trait::EndSignature) || has(Trait::SourceAbove);
        if (!other_day && m_dice.chance(25)) return prose("{vague}{lead}");
        Date day = m_draft.truth.day;
        day.day -= m_dice.between(1, 20);
        if (day.day < 1) {
            day.day += 28;
            --day.month;
        }
        m_article.date = day;
        std::string text = std::to_string(day.month) + "月" + std::to_string(day.day) + "日";
        if (has(Trait::TwoDigitYear)) {
            text = std::to_string(day.year % 100) + "年" + text;
            m_article.date_may_be_absent = true;
        } else if (m_dice.chance(20)) {
            text = std::to_string(day.year) + "年" + text;
        }
        return text + prose("{half}，{lead}");
    }

    void add_numbered(int number) {
        const std::string figure = std::to_string(number);
        const std::string numeral = chinese_number(number);
        if (has(Trait::SubheadOrdinal))
            return add_paragraph("第" + numeral + "，" + prose("{paragraph}"));
        const std::string text = prose("{subheading}");
        if (has(Trait::SubheadPoint)) {
            const char* blank = m_dice.chance(50) ? " " : "";
            // Between Latin characters the blank is part of the text: 2. 5G…
            const bool is_kept = is_ascii_graphic(static_cast<unsigned char>(text.front()));
            m_article.paragraphs.push_back(figure + "." + (is_kept ? blank : "") + text);
            m_printed.items.push_back({ItemKind::Paragraph, figure + "." + blank + text});
        } else if (has(Trait::SubheadComma)) {
            add_paragraph(figure + "、" + text);
        } else {
            // Where 一、 marks sections, sub-headings have another mark.
            const bool bracketed = has(Trait::SubheadBracketed) || has(Trait::SectionNumbered);
            add_paragraph(bracketed ? "（" + numeral + "）" + text : numeral + "、" + text);
        }
        add_paragraph(prose("{paragraph}"));
    }

    void add_list() {
        add_paragraph(prose("{speaker}，下一步做好以下工作："));
        const int count = m_dice.between(2, 4);
        for (int i = 1; i <= count; ++i) {
            add_paragraph("（" + std::to_string(i) + "）" + prose("{item}") +
                          (i == count ? "。" : "；"));
        }
    }

    void add_table() {
        add_paragraph(prose("各单位{topic}情况如下："));
        m_draft.truth.wants_finding = true;
        const char* gap = m_draft.markdown() ? " | " : m_dice.chance(50) ? "  " : "\t";
        const auto add_row = [&](const std::vector<std::string>& cells) {
            std::string row = m_draft.markdown() ? "| " : "";
            for (std::size_t i = 0; i < cells.size(); ++i) {
                row += (i == 0 ? "" : gap) + cells[i];
                m_article.table_cells.push_back(cells[i]);
            }
            m_printed.items.push_back({ItemKind::TableRow, row + (m_draft.markdown() ? " |" : "")});
        };
        add_row({"序号", "单位", "场次", "人数"});
        if (m_draft.markdown()) {
            m_printed.items.push_back({ItemKind::TableRow, "| --- | --- | --- | --- |"});
        }
        const int rows = m_dice.between(2, 5);
        for (int i = 1; i <= rows; ++i) {
            const std::string unit = prose("{unit}");
            const std::string times = prose("{2-19}");
            add_row({std::to_string(i), unit, times, prose("{40-950}")});
        }
    }

    void write_captions() {
        if (!m_draft.traits.has_between(Trait::CaptionShows, Trait::CaptionCentred)) return;
        if (m_dice.chance(35) && !is_last()) return;
        const bool centred = has(Trait::CaptionCentred);
        const int count = centred ? 1 : m_dice.between(1, 2);
        // After the first paragraph or after the last one.
        std::size_t at = m_dice.chance(50) ? 1 : m_printed.items.size();
        for (int i = 0; i < count; ++i) {
            const std::string text = caption();
            m_printed.items.insert(m_printed.items.begin() + static_cast<std::ptrdiff_t>(at++),
                                   {centred ? ItemKind::CentredCaption : ItemKind::Caption, text});
            m_article.captions.push_back(without_label_blank(text));
        }
    }

    std::string caption() {
        if (has(Trait::CaptionCentred)) return prose("{centred-caption}");
        const std::string text = prose("{caption}");
        if (has(Trait::CaptionNumbered)) {
            const std::string label = "图" + std::to_string(++m_draft.captions);
            return label + (m_dice.chance(60) ? " " : "：") + text;
        }
        return "图为" + text + (m_dice.chance(40) ? "。" : "");
    }

    void write_byline() {
        const std::string person = prose("{person}");
        const std::string unit = prose("{unit}");
        const bool brackets = m_dice.chance(40);
        const auto below = [&](const std::string& text) {
            m_printed.below.push_back(brackets ? "（" + text + "）" : text);
        };
        if (has(Trait::AuthorAbove)) m_printed.above.push_back("作者：" + person);
        if (has(Trait::AuthorBelow)) below("作者：" + person);
        if (has(Trait::AuthorBox)) m_printed.above.push_back((brackets ? "□" : "□ ") + person);
        if (has(Trait::AuthorSlash))
            m_printed.above.push_back((brackets ? "文／" : "文/") + person);
        if (has(Trait::PhotographerBelow)) below("摄影：" + person);
        if (has(Trait::SourceAbove)) m_printed.above.push_back(source_line(unit));
        if (has(Trait::SourceBelow)) below("来源：" + unit);
        if (m_draft.traits.has_between(Trait::SourceAbove, Trait::SourceBelow)) {
            m_article.source_note = unit;
        } else if (m_draft.traits.has_between(Trait::AuthorAbove, Trait::AuthorSlash) &&
                   !has(Trait::PhotographerBelow)) {
            m_article.author = person;
        }
    }

    std::string source_line(const std::string& unit) {
        const Date day = m_article.date.value_or(m_draft.truth.day);
        switch (m_dice.below(3)) {
            case 0:
                return "来源：" + unit;
            case 1:
                return "来源：" + unit + "　日期：" + to_iso(day);
            default:
                return "信息来源：" + unit + "　　发布时间：" + to_iso(day);
        }
    }

    void write_end() {
        if (!m_draft.traits.has_between(Trait::EndUnitLine, Trait::EndDash)) return;
        if (m_dice.chance(15) && !is_last()) return;
        const std::string unit = prose("{self}");
        m_article.attribution = unit;
        const auto add = [&](const std::string& text) { m_printed.below.push_back(text); };
        BodyItem& last = m_printed.items.back();
        // 【】 on a line of its own may be a section heading.
        const bool lenticular_heads = has(Trait::SectionLenticular);
        if (has(Trait::EndUnitInline) && last.kind == ItemKind::Paragraph) {
            last.text += "（" + unit + "）";
        } else if (has(Trait::EndUnitLine) || has(Trait::EndUnitInline)) {
            add("（" + unit + "）");
        } else if (has(Trait::EndCredit)) {
            add((m_dice.chance(50) ? "（供稿：" : "（供稿单位：") + unit + "）");
        } else if (has(Trait::EndLenticular) && lenticular_heads &&
                   last.kind == ItemKind::Paragraph) {
            last.text += "【" + unit + "】";
        } else if (has(Trait::EndLenticular)) {
            add(lenticular_heads ? "（" + unit + "）" : "【" + unit + "】");
        } else if (has(Trait::EndDash)) {
            add("——" + unit);
        } else {
            const Date day = m_article.date.value_or(m_draft.truth.day);
            add(unit);
            add(std::to_string(day.year) + "年" + std::to_string(day.month) + "月" +
                std::to_string(day.day) + "日");
        }
    }

    OrdinaryDraft& m_draft;
    Dice& m_dice;
    OrdinaryArticle& m_article;
    ArticleDraft& m_printed;
};

}  // namespace

void write_articles(OrdinaryDraft& draft) {
    for (std::size_t i = 0; i < draft.articles.size(); ++i) {
        ArticleWriter(draft, draft.truth.articles[i], draft.articles[i]).write();
    }
}

}  // namespace kexie::test
