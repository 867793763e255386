#include "support/ordinary_score.h"

#include <algorithm>

#include "base/utf8.h"
#include "support/ordinary_draft.h"

namespace kexie::test {

namespace {

std::string without(std::string text, std::string_view unwanted) {
    for (std::size_t at = text.find(unwanted); at != std::string::npos; at = text.find(unwanted)) {
        text.erase(at, unwanted.size());
    }
    return text;
}

std::string without_blanks(std::string text) {
    for (const std::string_view blank : {" ", "\t", "　"}) text = without(std::move(text), blank);
    return text;
}

// The field where the parser has one: `author`, `source_note` and `captions` are optional fields.
template <typename Article>
std::optional<std::optional<std::string>> author_of(const Article& article) {
    if constexpr (requires { article.author; }) return article.author;
    return std::nullopt;
}
template <typename Article>
std::optional<std::optional<std::string>> source_note_of(const Article& article) {
    if constexpr (requires { article.source_note; }) return article.source_note;
    return std::nullopt;
}
template <typename Article>
std::optional<std::vector<std::string>> captions_of(const Article& article) {
    if constexpr (requires { article.captions; }) return article.captions;
    return std::nullopt;
}

class Comparison {
public:
    Comparison(const OrdinaryBulletin& wanted, const Issue& found)
        : m_wanted(wanted), m_found(found) {}

    std::vector<std::string> run() {
        compare_masthead();
        compare_contents();
        expect("articles", titles_of(m_wanted.articles), titles_of(m_found.articles));
        if (m_wanted.articles.size() == m_found.articles.size()) {
            for (std::size_t i = 0; i < m_wanted.articles.size(); ++i) compare_article(i);
        }
        expect("editor", m_wanted.editor, m_found.footer.editor);
        // 签发 of the masthead may be told as reviewer where the footer names none.
        if (m_wanted.reviewer ||
            (!m_wanted.editor && !m_wanted.traits.has(Trait::MastheadSigner))) {
            expect("reviewer", m_wanted.reviewer, m_found.footer.reviewer);
        }
        expect("distribution", joined(m_wanted.distribution), joined(m_found.footer.distribution));
        return std::move(m_differences);
    }

private:
    static std::string shown(const std::string& text) { return text; }
    static std::string shown(int number) { return std::to_string(number); }
    static std::string shown(const Date& date) { return to_iso(date); }
    template <typename T>
    static std::string shown(const std::optional<T>& value) {
        return value ? shown(*value) : "(none)";
    }

    void report(const std::string& where, const std::string& wanted, const std::string& found) {
        m_differences.push_back(where + ": wanted " + wanted + ", found " + found);
    }
    template <typename T>
    void expect(const std::string& where, const T& wanted, const T& found) {
        const std::string a = shown(wanted);
        const std::string b = unify_ideographs(shown(found));
        if (a != b) report(where, a, b);
    }

    template <typename Articles>
    static std::string titles_of(const Articles& articles) {
        std::string text;
        for (const auto& article : articles) text += "[" + article.title + "]";
        return text;
    }
    static std::string joined(const std::vector<std::string>& texts) {
        std::string text;
        for (const std::string& each : texts) text += (text.empty() ? "" : " / ") + each;
        return text;
    }

    void compare_masthead() {
        expect("title", std::optional(m_wanted.title), m_found.title);
        expect("publisher", m_wanted.publisher, m_found.publisher);
        expect("number", m_wanted.number, m_found.number);
        expect("total", m_wanted.total_number, m_found.total_number);
        expect("year", std::optional(m_wanted.year), m_found.year);
        // Where the masthead names no day, another line may, or one may be worked out and says so.
        if (m_wanted.date) {
            expect("date", m_wanted.date, m_found.date);
        } else if (m_found.date && !m_found.inferred.date && m_found.date != m_wanted.day) {
            report("date", "(none)", to_iso(*m_found.date));
        }
    }

    void compare_contents() {
        if (m_wanted.toc.size() != m_found.toc.size()) {
            return report("contents", std::to_string(m_wanted.toc.size()) + " entries",
                          std::to_string(m_found.toc.size()));
        }
        for (std::size_t i = 0; i < m_wanted.toc.size(); ++i) {
            const OrdinaryEntry& entry = m_wanted.toc[i];
            const std::string where = "entry " + std::to_string(i);
            expect(where, entry.text, m_found.toc[i].text);
            expect(where + " article", entry.article, m_found.toc[i].article);
            // Only the list names this section: it may become one all the same.
            if (m_wanted.sections_open && !entry.article) continue;
            expect(where + " section", entry.section, m_found.toc[i].section);
        }
    }

    void compare_article(std::size_t index) {
        const OrdinaryArticle& wanted = m_wanted.articles[index];
        const Article& found = m_found.articles[index];
        const std::string where = "article " + std::to_string(index);
        if (!m_wanted.sections_open) expect(where + " section", wanted.section, section_of(found));
        if (!wanted.date_may_be_absent || found.date)
            expect(where + " date", wanted.date, found.date);
        compare_text(where, wanted, found);
        // （来源：…） may as well be the contributing unit.
        const bool source_is_unit =
            wanted.source_note && !wanted.attribution && found.attribution == wanted.source_note;
        if (!source_is_unit) expect(where + " attribution", wanted.attribution, found.attribution);
        if (const auto author = author_of(found)) expect(where + " author", wanted.author, *author);
        if (const auto note = source_note_of(found);
            note && wanted.source_note && !source_is_unit) {
            const std::string text = unify_ideographs(note->value_or("(none)"));
            if (text.find(*wanted.source_note) == std::string::npos) {
                report(where + " source", *wanted.source_note, text);
            }
        }
        if (const auto captions = captions_of(found)) {
            expect(where + " captions", joined(wanted.captions), joined(*captions));
        }
    }

    // The numeral of 一、 is its mark, but may be kept.
    std::optional<std::string> section_of(const Article& article) const {
        if (!article.section || !m_wanted.traits.has(Trait::SectionNumbered))
            return article.section;
        const std::size_t comma = article.section->find("、");
        const bool numbered = comma <= std::string_view("十一").size();
        return numbered ? article.section->substr(comma + std::string_view("、").size())
                        : *article.section;
    }

    void compare_text(const std::string& where, const OrdinaryArticle& wanted,
                      const Article& found) {
        if (!wanted.table_cells.empty()) return compare_with_table(where, wanted, found);
        const std::size_t count = wanted.paragraphs.size();
        if (count != found.paragraphs.size()) {
            return report(where + " paragraphs", std::to_string(count),
                          std::to_string(found.paragraphs.size()));
        }
        for (std::size_t p = 0; p < count; ++p) {
            std::string text = found.paragraphs[p];
            std::string printed = wanted.paragraphs[p];
            if (m_wanted.inner_blanks_open) {
                text = without_blanks(text);
                printed = without_blanks(printed);
            }
            expect(where + " paragraph " + std::to_string(p), printed, text);
        }
    }

    // Rows may be paragraphs or parts of one; what counts is that their cells are not joined.
    void compare_with_table(const std::string& where, const OrdinaryArticle& wanted,
                            const Article& found) {
        std::string all;
        std::string with_gaps;
        for (const std::string& paragraph : found.paragraphs) {
            all += without(without_blanks(paragraph), "|");
            with_gaps += paragraph + "\n";
        }
        std::string printed;
        for (const std::string& paragraph : wanted.paragraphs) printed += paragraph;
        for (std::size_t i = 0; i < wanted.table_cells.size(); ++i) {
            const std::string& cell = wanted.table_cells[i];
            printed += cell;
            const bool joins =
                i + 1 < wanted.table_cells.size() &&
                with_gaps.find("\n" + cell + wanted.table_cells[i + 1]) != std::string::npos;
            if (joins) report(where + " table", cell + " apart", cell + wanted.table_cells[i + 1]);
        }
        expect(where + " text", without_blanks(printed), without(all, "---"));
    }

    const OrdinaryBulletin& m_wanted;
    const Issue& m_found;
    std::vector<std::string> m_differences;
};

// Length of the longest common subsequence.
std::size_t common_titles(const OrdinaryBulletin& wanted, const Issue& found) {
    std::vector<std::size_t> row(found.articles.size() + 1);
    for (const OrdinaryArticle& article : wanted.articles) {
        std::size_t diagonal = 0;
        for (std::size_t i = 0; i < found.articles.size(); ++i) {
            const std::size_t above = row[i + 1];
            const bool same = unify_ideographs(found.articles[i].title) == article.title;
            row[i + 1] = same ? diagonal + 1 : std::max(above, row[i]);
            diagonal = above;
        }
    }
    return row.back();
}

bool is_warned(const std::vector<Issue>& issues) {
    for (const Issue& issue : issues) {
        for (const Diagnostic& found : issue.diagnostics) {
            if (found.severity != Severity::Note) return true;
        }
    }
    return false;
}

}  // namespace

OrdinaryScore score_ordinary(const OrdinaryBulletin& wanted, const std::vector<Issue>& issues) {
    OrdinaryScore score;
    score.warned = is_warned(issues);
    if ((wanted.beyond_repair || wanted.wants_finding) && !score.warned) {
        score.differences.emplace_back("nothing is reported");
    }
    if (wanted.beyond_repair) return score;
    score.titles = wanted.articles.size();
    if (issues.size() != 1) {
        score.differences.push_back("issues found: " + std::to_string(issues.size()));
        return score;
    }
    for (std::string& difference : Comparison(wanted, issues[0]).run()) {
        score.differences.push_back(std::move(difference));
    }
    score.titles_right = common_titles(wanted, issues[0]);
    score.titles = std::max(score.titles, issues[0].articles.size());
    return score;
}

}  // namespace kexie::test
