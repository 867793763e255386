// The list of contents of an ordinary bulletin.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "support/ordinary_draft.h"
#include "support/render_text.h"

namespace kexie::test {

namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

bool replace_first(std::string& text, const Replacement& replacement) {
    const std::size_t at = text.find(replacement.first);
    if (at == std::string::npos) return false;
    text.replace(at, replacement.first.size(), replacement.second);
    return true;
}

// A title as a list that is short of room gives it; the title where nothing can go.
std::string shortened(const std::string& title, const std::vector<std::string>& parts) {
    static constexpr std::array<Replacement, 7> words = {{{"工作", ""},
                                                          {"全市", ""},
                                                          {"上半年", ""},
                                                          {"年度", ""},
                                                          {"全系统", ""},
                                                          {"专题", ""},
                                                          {"所属", ""}}};
    std::string entry = title;
    const auto is_enough = [&] {
        return entry != title && count_code_points(entry) * 10 >= count_code_points(title) * 6;
    };
    if (parts.size() > 1) {
        const std::string& last = parts.back();
        entry.resize(title.size() - last.size());
        // A bracket or a mark must not be left open.
        const bool whole = entry.find("“") == std::string::npos && !entry.ends_with("、") &&
                           !entry.ends_with("暨") && !entry.ends_with("的");
        if (whole && is_enough()) {
            for (const std::string_view mark : {"，", "：", "——"}) {
                if (entry.ends_with(mark)) entry.resize(entry.size() - mark.size());
            }
            return entry;
        }
        entry = title;
    }
    for (const Replacement& word : words) {
        if (replace_first(entry, word) && is_enough()) return entry;
        entry = title;
    }
    for (const std::string_view end : {"区", "县", "市"}) {
        const std::size_t at = title.find(end);
        if (at > std::string_view("鹭湾新").size()) continue;
        entry = title.substr(at + end.size());
        if (is_enough()) return entry;
    }
    return title;
}

std::string with_other_marks(std::string title, Dice& dice) {
    static constexpr std::array<Replacement, 4> half = {
        {{"，", ","}, {"：", ":"}, {"——", "—"}, {"、", "，"}}};
    for (const Replacement& mark : half) {
        while (replace_first(title, mark)) {
        }
    }
    const bool corner = dice.chance(50);
    while (replace_first(title, {"“", corner ? "「" : "\""})) {
    }
    while (replace_first(title, {"”", corner ? "」" : "\""})) {
    }
    for (const std::string_view mark : {"？", "！"}) {
        if (title.ends_with(mark)) title.resize(title.size() - mark.size());
    }
    return title;
}

std::string with_other_word(std::string title) {
    static constexpr std::array<Replacement, 14> words = {{{"召开", "举行"},
                                                           {"举办", "举行"},
                                                           {"开展", "组织"},
                                                           {"部署", "安排"},
                                                           {"启动", "开启"},
                                                           {"参观", "走进"},
                                                           {"发布", "公布"},
                                                           {"检查", "督查"},
                                                           {"调研", "考察"},
                                                           {"推进", "加快"},
                                                           {"承办", "举办"},
                                                           {"走访慰问", "看望"},
                                                           {"见成效", "显成效"},
                                                           {"建成开放", "建成启用"}}};
    for (const Replacement& word : words) {
        if (replace_first(title, word)) break;
    }
    return title;
}

class ContentsPrinter {
public:
    explicit ContentsPrinter(OrdinaryDraft& draft)
        : m_draft(draft), m_dice(draft.dice), m_truth(draft.truth) {
        static const std::vector<std::string> bullets = {"· ", "• ", "- ", "◆", "○ "};
        m_bullet = has(Trait::TocBare) ? "" : m_draft.markdown() ? "- " : m_dice.pick(bullets);
        m_variant = m_dice.below(3);
        m_sections = has(Trait::TocSectionLines) || has(Trait::TocSectionBullets);
        m_hanging = m_dice.chance(50) ? "　　" : "    ";
    }

    void print() {
        print_heading();
        std::optional<std::string> section;
        for (std::size_t i = 0; i < m_truth.articles.size(); ++i) {
            const OrdinaryArticle& article = m_truth.articles[i];
            const bool opens = article.section && article.section != section;
            section = article.section;
            m_page += m_dice.below(2);
            if (opens && (m_sections || has(Trait::SectionListed))) add_section(*section);
            const bool section_will_do =
                section && has(Trait::SectionListed) && !m_sections && !m_draft.lists_titles;
            if (!section_will_do) add_article(i);
        }
        flush();
    }

private:
    bool has(Trait trait) const { return m_draft.has(trait); }
    void add(const std::string& line, int gap = 0) { m_draft.print(line, LineKind::Front, gap); }

    void print_heading() {
        if (m_draft.markdown())
            return add(has(Trait::TocEnglish) ? "# 目录 CONTENTS" : "# 目录", 1);
        if (has(Trait::TocEnglish)) {
            if (m_variant == 0) return add("目录 CONTENTS", 1);
            if (m_variant == 1) return add("目　录　CONTENTS", 1);
            add("目 录", 1);
            return add("CONTENTS");
        }
        static const std::vector<std::string> headings = {"目录", "目　录", "本期目录", "目录提要"};
        add(m_dice.pick(headings), 1);
    }

    std::string page() const {
        const std::string number = std::to_string(m_page);
        const auto one_of = [&](std::string_view a, std::string_view b, std::string_view c) {
            return std::string(m_variant == 0 ? a : m_variant == 1 ? b : c);
        };
        if (has(Trait::TocTabPages)) return one_of("\t", "\t\t", "\t") + number;
        if (has(Trait::TocBlankPages)) return one_of(" ", "  ", "　") + number;
        if (has(Trait::TocLeaders)) return one_of("………", "...............", "·····") + number;
        if (has(Trait::TocBracketPages)) {
            return one_of("（", " (", "[") + number + one_of("）", ")", "]");
        }
        if (has(Trait::TocLetterPages)) return one_of(" P", "　P", "……P") + number;
        if (has(Trait::TocEditionPages)) return one_of(" 第", "　第", "……第") + number + "版";
        return "";
    }

    void add_section(const std::string& name) {
        OrdinaryEntry entry;
        entry.text = name;
        if (!m_truth.sections_open) entry.section = name;
        m_truth.toc.push_back(entry);
        // In a list of sections alone, or where they are told to have one, they have a bullet too.
        const bool bullet = !m_sections || has(Trait::TocSectionBullets);
        static const char* const other_bullets[] = {"■ ", "▲", "◇ "};
        const std::string mark = !bullet                             ? ""
                                 : m_sections && !m_draft.markdown() ? other_bullets[m_variant]
                                                                     : m_bullet;
        flush();
        add(mark + name + page());
    }

    void add_article(std::size_t index) {
        const std::string& title = m_truth.articles[index].title;
        const std::vector<std::string>& parts = m_draft.articles[index].title_parts;
        OrdinaryEntry entry;
        entry.article = static_cast<int>(index);
        entry.text = has(Trait::TocShortened)     ? shortened(title, parts)
                     : has(Trait::TocPunctuation) ? with_other_marks(title, m_dice)
                     : has(Trait::TocOtherWord)   ? with_other_word(title)
                                                  : title;
        m_truth.toc.push_back(entry);
        const std::string line = m_bullet + entry.text + page();
        if (has(Trait::TocTwoOnLine)) return add_beside(line);
        print_wrapped(entry.text);
    }

    // Two entries on a line, the second at a tab or a wide gap.
    void add_beside(const std::string& line) {
        if (m_waiting.empty()) {
            m_waiting = line;
            return;
        }
        add(m_waiting + (m_variant == 0 && !has(Trait::TocTabPages) ? "\t" : "　　　　") + line);
        m_waiting.clear();
    }

    void flush() {
        if (!m_waiting.empty()) add(m_waiting);
        m_waiting.clear();
    }

    void print_wrapped(const std::string& text) {
        const bool wraps = has(Trait::TocWrapped) || m_draft.columns > 0;
        const int room = has(Trait::TocWrapped) ? 34 : m_draft.columns;
        if (!wraps || columns_of(m_bullet + text + page()) <= room) {
            return add(m_bullet + text + page());
        }
        std::vector<std::string> lines = wrapped(m_bullet + text, room - 12, 0, false).lines;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool last = i + 1 == lines.size();
            add((i == 0 ? "" : m_hanging) + lines[i] + (last ? page() : ""));
        }
    }

    OrdinaryDraft& m_draft;
    Dice& m_dice;
    OrdinaryBulletin& m_truth;
    std::string m_bullet;
    std::string m_hanging;  // Before the further lines of an entry.
    std::string m_waiting;  // The first of two entries of a line.
    std::size_t m_variant = 0;
    std::size_t m_page = 1;
    bool m_sections = false;  // The list names them.
};

}  // namespace

void print_contents(OrdinaryDraft& draft) {
    if (!draft.has_contents) return;
    ContentsPrinter(draft).print();
    print_rule(draft, 1);
}

}  // namespace kexie::test
