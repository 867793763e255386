#include "bulletin/confidence.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "bulletin/line_end.h"
#include "text/chars.h"

namespace kexie {

namespace {

// Below these a second reading is nearly as good.
constexpr int narrow_title_margin = 8;
constexpr int narrow_paragraph_margin = 4;
// A headline has up to three lines; one of several needs the support of the contents.
constexpr std::size_t long_title = 45;
constexpr std::size_t min_contained_title = 6;
constexpr std::size_t short_paragraph = 25;
constexpr std::size_t short_article = 30;
constexpr std::size_t long_article = 1500;

class Judge {
public:
    explicit Judge(Draft& draft) : m_draft(draft), m_issue(draft.issue) {}

    void run() {
        judge_contents();
        judge_narrow_roles();
        judge_headings();
        for (std::size_t i = 0; i < m_issue.articles.size(); ++i) judge_article(i);
        judge_contained_titles();
        judge_lengths();
        judge_print();
        mark_doubtful();
    }

private:
    void doubt_title(int line, std::string message) {
        m_draft.report(line, Severity::Warning, "title-uncertain", std::move(message));
    }

    void doubt_paragraph(int line, std::string message) {
        m_draft.report(line, Severity::Warning, "paragraph-uncertain", std::move(message));
    }

    void judge_contents() {
        std::vector<bool> listed(m_issue.articles.size(), false);
        int last = -1;
        bool in_order = true;
        int order_line = 0;
        for (const TocEntry& entry : m_issue.toc) {
            if (!entry.article) continue;
            listed[static_cast<std::size_t>(*entry.article)] = true;
            if (*entry.article < last && in_order) {
                in_order = false;
                order_line = entry.line;
            }
            last = std::max(last, *entry.article);
        }
        m_listed = listed;
        if (!in_order) {
            m_draft.report(order_line, Severity::Warning, "toc-order",
                           "目录的次序与正文里文章的次序不同。");
        }
        const auto count = static_cast<std::size_t>(std::count(listed.begin(), listed.end(), true));
        m_contents_complete = count >= 2 && count * 3 >= listed.size() * 2;
        if (!m_contents_complete) return;
        for (std::size_t i = 0; i < listed.size(); ++i) {
            const Article& article = m_issue.articles[i];
            if (listed[i] || section_is_listed(article) || !has_narrow_title(article)) continue;
            m_draft.report(article.source_lines.first, Severity::Warning, "article-unlisted",
                           "目录列出了其他文章，没有列出这一篇。");
        }
    }

    bool has_narrow_title(const Article& article) const {
        const auto& roles = m_draft.narrow_roles;
        const int last = article.paragraph_lines.empty() ? article.source_lines.last
                                                         : article.paragraph_lines.front().first;
        return std::any_of(roles.begin(), roles.end(), [&](const NarrowRole& narrow) {
            return narrow.about_title && narrow.line >= article.source_lines.first &&
                   narrow.line <= last;
        });
    }

    bool section_is_listed(const Article& article) const {
        return article.section &&
               std::any_of(m_issue.toc.begin(), m_issue.toc.end(),
                           [&](const TocEntry& entry) { return entry.section == article.section; });
    }

    void judge_narrow_roles() {
        int reported = -10;
        for (const NarrowRole& narrow : m_draft.narrow_roles) {
            const int limit = narrow.about_title ? narrow_title_margin : narrow_paragraph_margin;
            if (narrow.margin >= limit || narrow.line - reported < 3) continue;
            reported = narrow.line;
            if (narrow.about_title) {
                doubt_title(narrow.line, "这一行是标题还是正文，难以断定。");
            } else {
                doubt_paragraph(narrow.line, "这一行是否另起一段，难以断定。");
            }
        }
    }

    void judge_headings() {
        for (std::size_t i = 0; i < m_draft.headings.size(); ++i) {
            const HeadingEvidence evidence = m_draft.headings[i];
            if (evidence == HeadingEvidence::Archive) {
                m_draft.report(m_draft.lines[i].number, Severity::Note, "section-learnt",
                               "其他各期有这个栏目，据此认作栏目。");
            }
            if (evidence != HeadingEvidence::Layout && evidence != HeadingEvidence::SingleMark) {
                continue;
            }
            m_draft.report(m_draft.lines[i].number, Severity::Warning, "section-uncertain",
                           "这一行当作栏目，依据只有版式，请核对。");
        }
    }

    void judge_article(std::size_t index) {
        const Article& article = m_issue.articles[index];
        const bool listed = m_listed[index];
        const std::size_t length = count_code_points(article.title);
        if (!listed && length > long_title) {
            doubt_title(article.source_lines.first, "标题很长，也没有列入目录，可能混入了正文。");
        }
        judge_paragraphs(article);
    }

    void judge_paragraphs(const Article& article) {
        for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
            const std::string& text = article.paragraphs[i];
            const LineEnd end = classify_line_end(text);
            const bool is_last = i + 1 == article.paragraphs.size();
            // A short line by itself (报名表见公告栏) often has no mark at its end.
            const bool is_long = count_code_points(text) > short_paragraph;
            const bool is_open =
                end == LineEnd::Comma || (end == LineEnd::Open && is_last && is_long);
            if (!is_open) continue;
            doubt_paragraph(article.paragraph_lines[i].last,
                            "这一段没有结束，可能断错了行，或缺了文字。");
        }
    }

    void judge_contained_titles() {
        std::vector<std::u32string> keys;
        keys.reserve(m_issue.articles.size());
        for (const Article& article : m_issue.articles) keys.push_back(match_key(article.title));
        constexpr std::size_t max_articles = 200;
        if (keys.size() > max_articles) return;
        for (std::size_t a = 0; a < keys.size(); ++a) {
            for (std::size_t b = 0; b < keys.size(); ++b) {
                if (a == b || keys[b].size() < min_contained_title || keys[a] == keys[b]) continue;
                if (keys[a].find(keys[b]) == std::u32string::npos) continue;
                doubt_title(m_issue.articles[a].source_lines.first, "这个标题里含有另一篇的标题。");
                break;
            }
        }
    }

    // What was left of an article, or what swallowed another.
    void judge_lengths() {
        const auto& articles = m_issue.articles;
        if (articles.size() < 3) return;
        std::vector<std::size_t> lengths;
        lengths.reserve(articles.size());
        for (const Article& article : articles) lengths.push_back(text_length(article));
        std::vector<std::size_t> sorted = lengths;
        std::sort(sorted.begin(), sorted.end());
        const std::size_t usual = sorted[sorted.size() / 2];
        const Article& last = articles.back();
        if (!last.paragraphs.empty() && !m_listed.back() && last.captions.empty() &&
            lengths.back() < short_article && lengths.back() * 4 < usual) {
            m_draft.report(last.source_lines.first, Severity::Warning, "article-uncertain",
                           "最后一篇很短，可能是刊尾或前一篇的一部分。");
        }
        for (std::size_t i = 0; i < articles.size(); ++i) {
            if (lengths[i] < usual * 8 || lengths[i] < long_article) continue;
            if (!has_line_like_title(articles[i])) continue;
            m_draft.report(articles[i].source_lines.first, Severity::Warning, "article-uncertain",
                           "这一篇比其他各篇长得多，里面可能还有别的文章。");
        }
    }

    // Where the words have prevailed over the print. The reverse is what the contents lack.
    void judge_print() {
        auto article = m_issue.articles.begin();
        for (const Line& line : m_draft.lines) {
            while (article != m_issue.articles.end() && article->source_lines.first < line.number) {
                ++article;
            }
            if (article == m_issue.articles.end()) return;
            const bool is_title = article->source_lines.first == line.number;
            if (is_title && line.print && line.printed_role == PrintedRole::Text) {
                m_draft.report(line.number, Severity::Warning, "print-contradiction",
                               "这一行读作标题，却印得同正文一样。");
            }
        }
    }

    static std::size_t text_length(const Article& article) {
        std::size_t length = 0;
        for (const std::string& text : article.paragraphs) length += count_code_points(text);
        return length;
    }

    // A short paragraph without an end that is no numbered sub-heading.
    static bool has_line_like_title(const Article& article) {
        constexpr std::size_t min_title = 6;
        constexpr std::size_t max_title = 40;
        return std::any_of(
            article.paragraphs.begin(), article.paragraphs.end(), [](const std::string& text) {
                const std::size_t length = count_code_points(text);
                if (length < min_title || length > max_title) return false;
                const char32_t first = decode_utf8(text, 0).code_point;
                return classify_line_end(text) == LineEnd::Open && is_ideograph(first) &&
                       !chinese_numeral(first) && first != U'第';
            });
    }

    void mark_doubtful() {
        for (const Diagnostic& found : m_issue.diagnostics) {
            if (!is_doubt(found)) continue;
            for (Article& article : m_issue.articles) {
                const bool is_here = found.line >= article.source_lines.first &&
                                     found.line <= article.source_lines.last;
                if (is_here) article.confidence = Confidence::Doubtful;
            }
        }
    }

    Draft& m_draft;
    Issue& m_issue;
    std::vector<bool> m_listed;  // By article.
    bool m_contents_complete = false;
};

}  // namespace

bool is_doubt(const Diagnostic& found) {
    constexpr std::string_view facts[] = {"masthead-", "title-missing", "number-", "publisher-",
                                          "date-",     "year-",         "event-",  "text-damaged"};
    return found.severity != Severity::Note &&
           std::none_of(std::begin(facts), std::end(facts),
                        [&](std::string_view fact) { return found.code.starts_with(fact); });
}

void judge_confidence(Draft& draft) {
    Judge(draft).run();
}

}  // namespace kexie
