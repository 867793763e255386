#include <algorithm>
#include <vector>

#include "bulletin/diagnose.h"
#include "bulletin/likeness.h"
#include "bulletin/words.h"

namespace kexie {

namespace {

// An entry and what it could point at.
class Linker {
public:
    explicit Linker(Issue& issue) : m_issue(issue), m_taken(issue.articles.size(), false) {
        for (const Article& article : issue.articles) m_titles.push_back(squeeze(article.title));
        for (const TocEntry& entry : issue.toc) m_entries.push_back(squeeze(entry.text));
    }

    void link() {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (!link_equal(i)) link_section(i);
        }
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (!is_linked(i)) link_like(i);
        }
    }

private:
    bool is_linked(std::size_t i) const { return m_issue.toc[i].article || m_issue.toc[i].section; }

    void point(std::size_t i, std::size_t article) {
        m_issue.toc[i].article = static_cast<int>(article);
        m_taken[article] = true;
    }

    bool link_equal(std::size_t i) {
        for (std::size_t a = 0; a < m_titles.size(); ++a) {
            if (m_taken[a] || m_titles[a] != m_entries[i]) continue;
            point(i, a);
            return true;
        }
        return false;
    }

    void link_section(std::size_t i) {
        for (const Article& article : m_issue.articles) {
            if (!article.section || squeeze(*article.section) != m_entries[i]) continue;
            m_issue.toc[i].section = article.section;
            return;
        }
    }

    // The most like among the titles between the neighbours' targets first, then among all.
    void link_like(std::size_t i) {
        std::size_t first = 0;
        std::size_t last = m_titles.size();
        for (std::size_t j = 0; j < m_entries.size(); ++j) {
            if (!m_issue.toc[j].article) continue;
            const auto article = static_cast<std::size_t>(*m_issue.toc[j].article);
            if (j < i) first = std::max(first, article + 1);
            if (j > i) last = std::min(last, article);
        }
        if (first >= last || !link_within(i, first, last)) link_within(i, 0, m_titles.size());
    }

    bool link_within(std::size_t i, std::size_t first, std::size_t last) {
        Likeness best = Likeness::Start;
        std::size_t choice = 0;
        for (std::size_t a = first; a < last; ++a) {
            if (m_taken[a]) continue;
            const Likeness likeness = compare_titles(m_entries[i], m_titles[a]);
            if (likeness <= best) continue;
            best = likeness;
            choice = a;
        }
        if (best == Likeness::Start) return false;
        point(i, choice);
        return true;
    }

    Issue& m_issue;
    std::vector<std::u32string> m_titles;
    std::vector<std::u32string> m_entries;
    std::vector<bool> m_taken;
};

}  // namespace

void link_contents(Issue& issue) {
    if (!issue.toc.empty()) Linker(issue).link();
}

}  // namespace kexie
