#include "bulletin/running_heads.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/utf8.h"
#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"
#include "bulletin/noise.h"
#include "bulletin/page_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int max_running_head_width = 72;
constexpr std::size_t min_count = 3;  // What comes as often is no chance.

std::u32string words_of(const std::optional<std::string>& name) {
    const std::string text = name.value_or("");
    return read_page_line(fold_line(text, {0, text.size()})).words;
}

// Recognises lines that repeat the masthead.
class MastheadRepetition {
public:
    explicit MastheadRepetition(const Issue& issue)
        : m_title(words_of(issue.title)), m_publisher(words_of(issue.publisher)) {}

    bool is_in(const PageLine& line) const {
        if (m_title.empty()) return false;
        if (line.words == m_title || line.words == m_title + m_publisher ||
            line.words == m_publisher + m_title) {
            return true;
        }
        // The publisher alone signs articles, too.
        if (line.words == m_publisher) return line.page.has_value() && !m_publisher.empty();
        return line.words.empty() && line.has_issue_number;
    }

    // 第2版　要闻　2022年3月1日, A2 要闻　title: the page has a name of its own.
    bool is_newspaper_page(const PageLine& line) const {
        constexpr std::size_t max_name_length = 8;
        if (!line.has_edition || line.has_other_number) return false;
        std::u32string_view name = line.words;
        const std::size_t title = m_title.empty() ? name.npos : name.find(m_title);
        const bool has_title = title != name.npos;
        const std::size_t length = name.size() - (has_title ? m_title.size() : 0);
        return (line.has_date || has_title) && length <= max_name_length;
    }

private:
    std::u32string m_title;
    std::u32string m_publisher;
};

// 通讯 2022年第3期: no masthead need know this name, if a page turns beside it.
bool names_issue(const PageLine& line) {
    constexpr std::size_t max_name_length = 16;
    return line.has_issue_number && line.has_date && !line.ends_with_word &&
           !line.has_other_number && line.words.size() <= max_name_length;
}

// A rule parts the pages, or as well the articles of one.
enum class PageBreak { None, Rule, Sure };

PageBreak page_break_at(const Draft& draft, std::size_t i) {
    if (draft.uses[i] != LineUse::Noise || is_url(draft.text, draft.lines[i])) {
        return PageBreak::None;
    }
    return is_rule(draft.text, draft.lines[i]) ? PageBreak::Rule : PageBreak::Sure;
}

// Whether a page turns before or after line `i`.
PageBreak page_break_beside(const Draft& draft, std::size_t i) {
    PageBreak result = draft.lines[i].after_form_feed ? PageBreak::Sure : PageBreak::None;
    if (i > 0) result = std::max(result, page_break_at(draft, i - 1));
    if (i + 1 == draft.lines.size()) return result;
    if (draft.lines[i + 1].after_form_feed) return PageBreak::Sure;
    return std::max(result, page_break_at(draft, i + 1));
}

// A short line that may be repeated page by page.
struct Candidate {
    std::size_t line = 0;
    std::optional<int> page;
    bool has_date = false;
    PageBreak page_break = PageBreak::None;  // Beside the line.
};

// Lines of the same words, in their order.
struct Family {
    std::vector<Candidate> members;

    // 2, 3, 4, or the odd ones or the even ones, over the issue.
    bool counts_pages() const {
        constexpr int max_step = 6;
        if (members.size() < min_count) return false;
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (!members[i].page) return false;
            if (i == 0) continue;
            const int step = *members[i].page - *members[i - 1].page;
            // List items and rows of tables follow each other directly.
            if (step < 1 || step > max_step || members[i].line <= members[i - 1].line + 1) {
                return false;
            }
        }
        return true;
    }

    bool stands_beside_pages() const {
        const auto count = std::count_if(members.begin(), members.end(), [](const Candidate& each) {
            return each.page_break == PageBreak::Sure;
        });
        return static_cast<std::size_t>(count) * 2 >= members.size();
    }

    bool is_dated() const {
        return members.size() >= min_count &&
               std::all_of(members.begin(), members.end(), [](const Candidate& candidate) {
                   return candidate.has_date && !candidate.page;
               });
    }
};

class RunningHeadMarker {
public:
    RunningHeadMarker(Draft& draft, std::size_t first)
        : m_draft(draft), m_first(first), m_masthead(draft.issue) {}

    void mark() {
        for (std::size_t i = 0; i < m_first; ++i) {
            if (m_draft.uses[i] == LineUse::Masthead) m_masthead_lines.insert(text_of(i));
        }
        for (std::size_t i = m_first; i < m_draft.lines.size(); ++i) {
            if (is_short_text(i)) read(i);
        }
        for (const auto& [words, family] : m_families) {
            if (family.counts_pages() || (family.is_dated() && interrupts_any(family))) {
                mark_all(family);
            }
        }
        for (const auto& [text, lines] : m_beside_page_breaks) {
            if (lines.members.size() < min_count) continue;
            // The name of a section may stand below the rule above each of its articles.
            if (lines.stands_beside_pages() || interrupts_any(lines)) mark_all(lines);
        }
    }

private:
    bool is_short_text(std::size_t i) const {
        const Line& line = m_draft.lines[i];
        return m_draft.uses[i] == LineUse::Text && line.width <= max_running_head_width &&
               !line.has_inner_stop && line.commas == 0 && line.line_end != LineEnd::Stop;
    }

    void read(std::size_t i) {
        const Line& line = m_draft.lines[i];
        const PageLine page = read_page_line(fold_line(m_draft.text, line.range()));
        const PageBreak page_break = page_break_beside(m_draft, i);
        const bool turns_page = page_break != PageBreak::None;
        if (m_masthead.is_in(page) || m_masthead.is_newspaper_page(page) ||
            (turns_page && (names_issue(page) || m_masthead_lines.contains(text_of(i))))) {
            m_draft.mark_noise(i, NoiseKind::RunningHead);
            return;
        }
        const bool may_be_repeated = line.line_end == LineEnd::Open && line.has_ideograph &&
                                     closing_bracket_of(line.first) == 0;
        if (!may_be_repeated) return;
        const Candidate candidate = {i, page.page, page.has_date, page_break};
        // 1.存在问题, 2.存在问题: sub-headings of articles.
        const bool is_numbered = read_bullet(m_draft.text, line).kind == Bullet::Kind::Number;
        if (!page.words.empty() && (page.page || page.has_date) && !is_numbered) {
            m_families[page.words].members.push_back(candidate);
        }
        if (turns_page) m_beside_page_breaks[text_of(i)].members.push_back(candidate);
    }

    std::string_view text_of(std::size_t i) const {
        return m_draft.lines[i].range().of(m_draft.text);
    }

    // A sentence runs on over one of the lines: that is no signature.
    bool interrupts_any(const Family& family) const {
        return std::any_of(
            family.members.begin(), family.members.end(), [&](const Candidate& candidate) {
                constexpr std::size_t max_distance = 8;  // Keeps this linear in any text.
                std::size_t above = candidate.line;
                while (above > m_first && candidate.line - above < max_distance &&
                       m_draft.uses[above - 1] == LineUse::Noise) {
                    --above;
                }
                if (above == m_first) return false;
                const Line& before = m_draft.lines[above - 1];
                return m_draft.uses[above - 1] == LineUse::Text && before.commas > 0 &&
                       (before.line_end == LineEnd::Open || before.line_end == LineEnd::Comma);
            });
    }

    void mark_all(const Family& family) {
        for (const Candidate& candidate : family.members) {
            if (m_draft.uses[candidate.line] != LineUse::Text) continue;
            m_draft.mark_noise(candidate.line, NoiseKind::RunningHead);
        }
    }

    Draft& m_draft;
    std::size_t m_first;
    MastheadRepetition m_masthead;
    std::unordered_set<std::string_view> m_masthead_lines;
    std::unordered_map<std::u32string, Family> m_families;              // By words.
    std::unordered_map<std::string_view, Family> m_beside_page_breaks;  // By text.
};

}  // namespace

void mark_running_heads(Draft& draft, std::size_t first) {
    RunningHeadMarker(draft, first).mark();
}

}  // namespace kexie
