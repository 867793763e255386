#include "bulletin/toc_targets.h"

#include <algorithm>
#include <vector>

#include "bulletin/folded_line.h"
#include "bulletin/likeness.h"

namespace kexie {

namespace {

class TargetResolver {
public:
    explicit TargetResolver(Issue& issue)
        : m_issue(issue), m_article_is_taken(issue.articles.size(), false) {
        for (const Article& article : issue.articles)
            m_titles.push_back(title_key(match_key(article.title)));
        for (const TocEntry& entry : issue.toc)
            m_entries.push_back(title_key(match_key(entry.text)));
    }

    void resolve() {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (!link_equal_title(i)) link_section(i);
        }
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (!has_target(i)) link_similar_title(i);
        }
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
        for (const Article& article : m_issue.articles) {
            if (!article.section || title_key(match_key(*article.section)) != m_entries[i])
                continue;
            m_issue.toc[i].section = article.section;
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

    bool link_most_similar(std::size_t i, std::size_t first, std::size_t last) {
        Likeness best = Likeness::Start;
        std::size_t choice = 0;
        for (std::size_t a = first; a < last; ++a) {
            if (m_article_is_taken[a]) continue;
            const Likeness likeness = compare_titles(m_entries[i], m_titles[a]);
            if (likeness <= best) continue;
            best = likeness;
            choice = a;
        }
        if (best == Likeness::Start) return false;
        link_article(i, choice);
        return true;
    }

    Issue& m_issue;
    std::vector<std::u32string> m_titles;
    std::vector<std::u32string> m_entries;
    std::vector<bool> m_article_is_taken;
};

}  // namespace

void resolve_toc_targets(Issue& issue) {
    if (!issue.toc.empty()) TargetResolver(issue).resolve();
}

}  // namespace kexie
