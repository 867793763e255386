#include "bulletin/toc_targets.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "bulletin/folded_line.h"
#include "bulletin/likeness.h"

namespace kexie {

namespace {

class TargetResolver {
public:
    TargetResolver(Issue& issue, const std::vector<bool>& is_section)
        : m_issue(issue),
          m_is_section(is_section),
          m_article_is_taken(issue.articles.size(), false) {
        for (const Article& article : issue.articles) {
            m_titles.push_back(title_key(match_key(article.title)));
            m_sections.push_back(title_key(match_key(article.section.value_or(""))));
        }
        for (const TocEntry& entry : issue.toc)
            m_entries.push_back(title_key(match_key(entry.text)));
    }

    void resolve() {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (!link_equal_title(i)) link_section(i);
        }
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (!has_target(i) && !is_section(i)) link_similar_title(i);
        }
        link_left_over();
    }

private:
    bool has_target(std::size_t i) const {
        return m_issue.toc[i].article || m_issue.toc[i].section;
    }

    void link_article(std::size_t i, std::size_t article) {
        m_issue.toc[i].article = static_cast<int>(article);
        m_article_is_taken[article] = true;
    }

    bool link_equal_title(std::size_t i) {
        for (std::size_t a = 0; a < m_titles.size(); ++a) {
            if (m_article_is_taken[a] || m_titles[a] != m_entries[i]) continue;
            link_article(i, a);
            return true;
        }
        return false;
    }

    void link_section(std::size_t i) {
        for (std::size_t a = 0; a < m_sections.size(); ++a) {
            if (!m_issue.articles[a].section || m_sections[a] != m_entries[i]) continue;
            m_issue.toc[i].section = m_issue.articles[a].section;
            return;
        }
    }

    // Titles between the targets of the neighbouring entries come first: the contents keep the
    // order of the issue.
    void link_similar_title(std::size_t i) {
        std::size_t first = 0;
        std::size_t last = m_titles.size();
        for (std::size_t j = 0; j < m_entries.size(); ++j) {
            if (!m_issue.toc[j].article) continue;
            const auto article = static_cast<std::size_t>(*m_issue.toc[j].article);
            if (j < i) first = std::max(first, article + 1);
            if (j > i) last = std::min(last, article);
        }
        if (first >= last || !link_most_similar(i, first, last))
            link_most_similar(i, 0, m_titles.size());
    }

    // The names of sections that only the contents print are no titles.
    bool is_section(std::size_t i) const { return i < m_is_section.size() && m_is_section[i]; }

    // One entry without a target between two that have one, and one article: they belong together
    // if they have some words in common.
    void link_left_over() {
        std::size_t next = 0;  // The first article after the target of the entry before.
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const TocEntry& entry = m_issue.toc[i];
            if (entry.article) next = static_cast<std::size_t>(*entry.article) + 1;
            if (has_target(i) || is_section(i)) continue;
            const std::size_t last = next_target(i);
            const bool is_alone = last == next + 1 && !m_article_is_taken[next];
            if (is_alone && share_words(m_entries[i], m_titles[next])) link_article(i, next);
        }
    }

    // The target of the first entry after entry `i` that has one; 0 if the next entry has none.
    std::size_t next_target(std::size_t i) const {
        for (std::size_t j = i + 1; j < m_entries.size(); ++j) {
            if (m_issue.toc[j].article) return static_cast<std::size_t>(*m_issue.toc[j].article);
            if (!m_issue.toc[j].section && !is_section(j)) return 0;
        }
        return m_titles.size();
    }

    // A third of the pairs of characters of the shorter text are in the other one.
    static bool share_words(std::u32string_view a, std::u32string_view b) {
        if (a.size() > b.size()) std::swap(a, b);
        std::size_t common = 0;
        for (std::size_t at = 0; at + 2 <= a.size(); ++at) {
            if (b.find(a.substr(at, 2)) != std::u32string_view::npos) ++common;
        }
        return a.size() >= 4 && common * 3 >= a.size() - 1;
    }

    bool link_most_similar(std::size_t i, std::size_t first, std::size_t last) {
        // No real issue has as many; the bound keeps this linear in any text.
        constexpr std::size_t max_titles = 500;
        last = std::min(last, first + max_titles);
        Likeness best = Likeness::Start;
        std::size_t choice = 0;
        for (std::size_t a = first; a < last; ++a) {
            if (m_article_is_taken[a]) continue;
            const Likeness likeness = likeness_of(i, a);
            if (likeness <= best) continue;
            best = likeness;
            choice = a;
        }
        if (best == Likeness::Start) return false;
        link_article(i, choice);
        return true;
    }

    // A unit or an author may stand after the title.
    Likeness likeness_of(std::size_t i, std::size_t a) const {
        const Likeness likeness = compare_titles(m_entries[i], m_titles[a]);
        const bool is_most = m_titles[a].size() * 5 >= m_entries[i].size() * 3;
        return likeness == Likeness::Start && is_most ? Likeness::Similar : likeness;
    }

    Issue& m_issue;
    const std::vector<bool>& m_is_section;
    std::vector<std::u32string> m_titles;    // Keys of the articles' titles,
    std::vector<std::u32string> m_sections;  // and of their sections.
    std::vector<std::u32string> m_entries;
    std::vector<bool> m_article_is_taken;
};

}  // namespace

void resolve_toc_targets(Issue& issue, const std::vector<bool>& is_section) {
    if (!issue.toc.empty()) TargetResolver(issue, is_section).resolve();
}

}  // namespace kexie
