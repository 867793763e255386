// Articles of an ordinary bulletin as printed lines.
#include <algorithm>

#include "base/utf8.h"
#include "support/ordinary_draft.h"
#include "support/render_text.h"

namespace kexie::test {

namespace {

constexpr int usual_columns = 76;

class BodyPrinter {
public:
    explicit BodyPrinter(OrdinaryDraft& draft) : m_draft(draft), m_dice(draft.dice) {
        m_indent = has(Trait::IndentNone) ? "" : has(Trait::IndentBlanks) ? "    " : "　　";
        m_paragraph_gap = has(Trait::ParagraphGaps) || m_draft.markdown() ? 1 : 0;
        m_title_gap = has(Trait::TitleTight)    ? 0
                      : has(Trait::TitleSetOff) ? 1 + m_paragraph_gap
                                                : 1;
        m_after_title = has(Trait::TitleSetOff) ? 1 : m_paragraph_gap;
        m_after_heading = has(Trait::TitleTight) ? 0 : m_dice.between(m_paragraph_gap, 1);
        m_blank = m_dice.chance(50) ? "　" : "  ";
        m_ends_right = m_dice.chance(40) && !m_draft.markdown();
        m_captions_indented = m_dice.chance(40);
        m_rules_between = m_dice.chance(50);
        m_blank_after_mark = m_dice.chance(50);
    }

    void print() {
        OrdinaryBulletin& truth = m_draft.truth;
        std::optional<std::string> section;
        for (std::size_t i = 0; i < truth.articles.size(); ++i) {
            const OrdinaryArticle& article = truth.articles[i];
            if (i > 0 && m_rules_between) print_rule(m_draft, m_title_gap);
            const bool opens = article.section != section || has(Trait::SectionRepeated);
            section = article.section;
            if (section && opens && !truth.sections_open) print_heading(*section);
            print_article(article, m_draft.articles[i]);
        }
    }

private:
    bool has(Trait trait) const { return m_draft.has(trait); }
    void add(const std::string& text, LineKind kind, int gap) { m_draft.print(text, kind, gap); }
    int columns() const { return m_draft.columns > 0 ? m_draft.columns : usual_columns; }
    int body_gap() const { return m_draft.lines.back().kind == LineKind::Front ? 1 : m_title_gap; }

    std::string pushed(const std::string& text, int columns_before) const {
        std::string line;
        for (int i = 0; i + columns_of(m_blank) <= columns_before; i += columns_of(m_blank)) {
            line += m_blank;
        }
        return line + text;
    }

    void print_heading(const std::string& name) {
        add(heading(name), LineKind::Heading, std::max(body_gap(), m_paragraph_gap));
    }

    std::string heading(const std::string& name) {
        struct Mark {
            Trait trait;
            const char* before;
            const char* after;
        };
        static constexpr Mark marks[] = {
            {Trait::SectionBullseye, "◎", ""},     {Trait::SectionSquare, "■", ""},
            {Trait::SectionTriangle, "▶", ""},     {Trait::SectionCircle, "●", ""},
            {Trait::SectionStar, "★", ""},         {Trait::SectionReference, "※", ""},
            {Trait::SectionBookTitle, "《", "》"}, {Trait::SectionAngle, "＜", "＞"},
            {Trait::SectionColon, "", "："},       {Trait::SectionListed, "", ""},
            {Trait::SectionRepeated, "", ""}};
        if (m_draft.markdown()) return "# " + name;
        if (has(Trait::SectionNumbered)) return chinese_number(++m_sections) + "、" + name;
        if (has(Trait::SectionSpaced)) return letter_spaced(name);
        for (const Mark& mark : marks) {
            if (!has(mark.trait)) continue;
            const bool bullet = *mark.before != 0 && *mark.after == 0;
            const char* blank = bullet && m_blank_after_mark ? " " : "";
            return mark.before + std::string(blank) + name + mark.after;
        }
        return "【" + name + "】";
    }

    void print_article(const OrdinaryArticle& article, const ArticleDraft& printed) {
        const bool after_heading = m_draft.lines.back().kind == LineKind::Heading;
        print_title(article, printed, after_heading ? m_after_heading : body_gap());
        for (const std::string& line : printed.above) print_beside_title(line);
        bool first = true;
        for (const BodyItem& item : printed.items) {
            print_item(item, first ? m_after_title : m_paragraph_gap, first);
            first = false;
        }
        for (const std::string& line : printed.below) print_end(line);
    }

    void print_title(const OrdinaryArticle& article, const ArticleDraft& printed, int gap) {
        if (m_draft.markdown()) return add("## " + article.title, LineKind::Title, gap);
        std::vector<std::string> lines = title_lines(article.title, printed.title_parts);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            add(placed(lines[i]), LineKind::Title, i == 0 ? gap : 0);
            m_draft.lines.back().may_break = i == 0 && m_dice.chance(20);
        }
    }

    std::string placed(const std::string& line) const {
        if (has(Trait::TitleCentred)) return pushed(line, (columns() - columns_of(line)) / 2);
        if (!has(Trait::TitleIndented)) return line;
        return (m_indent.empty() ? "　　" : m_indent) + line;
    }

    std::vector<std::string> title_lines(const std::string& title,
                                         const std::vector<std::string>& parts) const {
        const int room = columns() - (has(Trait::TitleIndented) ? 4 : 0);
        const bool by_writer =
            m_draft.traits.has_between(Trait::TitleTwoLines, Trait::TitleThreeLines);
        const std::size_t most = has(Trait::TitleThreeLines) ? 3 : 2;
        if (by_writer && columns_of(title) >= 40) {
            std::vector<std::string> lines = balanced(title, parts, most);
            const bool fits = std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
                return columns_of(line) <= room;
            });
            if (fits) return lines;
        }
        if (m_draft.columns == 0 || columns_of(title) <= room) return {title};
        return wrapped(title, room, 0, false).lines;
    }

    // The parts on `count` lines of about the same length.
    static std::vector<std::string> balanced(const std::string& title,
                                             const std::vector<std::string>& parts,
                                             std::size_t count) {
        const int share = columns_of(title) / static_cast<int>(count);
        std::vector<std::string> lines(1);
        for (const std::string& part : parts) {
            const int with_part = columns_of(lines.back() + part);
            const bool over = with_part - share > share - columns_of(lines.back());
            if (!lines.back().empty() && over && lines.size() < count) lines.emplace_back();
            lines.back() += part;
        }
        return lines;
    }

    void print_beside_title(const std::string& line) {
        const bool centred = has(Trait::TitleCentred);
        add(centred ? pushed(line, (columns() - columns_of(line)) / 2) : line, LineKind::Other,
            m_paragraph_gap);
    }

    void print_item(const BodyItem& item, int gap, bool first) {
        if (item.kind == ItemKind::TableRow) {
            const bool inside = m_draft.lines.back().text.find_first_of("|\t") != std::string::npos;
            return add(item.text, LineKind::Other, inside || !m_draft.markdown() ? 0 : gap);
        }
        if (item.kind == ItemKind::CentredCaption) {
            return add(pushed(item.text, (columns() - columns_of(item.text)) / 2), LineKind::Other,
                       gap);
        }
        if (item.kind == ItemKind::Caption) {
            return add((m_captions_indented ? m_indent : "") + item.text, LineKind::Other, gap);
        }
        print_paragraph(item.text, gap, first);
    }

    void print_paragraph(const std::string& text, int gap, bool first) {
        std::vector<std::string> lines = {text};
        if (m_draft.columns > 0) {
            lines = wrapped(text, m_draft.columns, columns_of(m_indent), false).lines;
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            add((i == 0 ? m_indent : "") + lines[i], LineKind::Text, i == 0 ? gap : 0);
            m_draft.lines.back().may_break = i > 0 || !first;
        }
    }

    void print_end(const std::string& text) {
        if (m_draft.markdown()) return add("**" + text + "**", LineKind::Other, m_paragraph_gap);
        const bool dash = text.starts_with("——");
        const int right = columns() - columns_of(text) - 4;
        const std::string line = m_ends_right || dash ? pushed(text, right) : text;
        add(line, LineKind::Other, m_paragraph_gap);
    }

    OrdinaryDraft& m_draft;
    Dice& m_dice;
    std::string m_indent;
    std::string m_blank;  // Pushes centred lines and signatures.
    int m_paragraph_gap = 0;
    int m_title_gap = 1;
    int m_after_title = 0;
    int m_after_heading = 0;
    int m_sections = 0;
    bool m_ends_right = false;
    bool m_captions_indented = false;
    bool m_rules_between = false;
    bool m_blank_after_mark = false;
};

}  // namespace

void print_body(OrdinaryDraft& draft) {
    BodyPrinter(draft).print();
}

}  // namespace kexie::test
