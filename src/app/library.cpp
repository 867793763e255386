#include "app/library.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "base/verify.h"
#include "search/index/article_text.h"

namespace kexie {

namespace {

// Counts values, in order of first appearance.
class Tally {
public:
    void add(const std::string& value) {
        const auto [found, is_new] = m_index.try_emplace(value, m_counts.size());
        if (is_new) m_counts.push_back({value, 0});
        ++m_counts[found->second].count;
    }

    std::vector<Count> take_sorted() {
        std::stable_sort(m_counts.begin(), m_counts.end(),
                         [](const Count& a, const Count& b) { return a.count > b.count; });
        return std::move(m_counts);
    }

private:
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<Count> m_counts;
};

}  // namespace

Library::Library(Archive archive) : m_archive(std::move(archive)) {
    for (const auto& issue : m_archive.issues) m_engine.add(issue);
    count_all();
}

Library::Library(Archive archive, Library&& before)
    : m_archive(std::move(archive)), m_engine(std::move(before.m_engine)) {
    for (std::size_t i = 0; i < m_archive.issues.size(); ++i) {
        const auto& issue = m_archive.issues[i];
        const bool is_there = i < m_engine.issue_count() && &m_engine.issue(i) == issue.get();
        if (!is_there) m_engine.insert(issue, i);
    }
    KEXIE_VERIFY(m_engine.issue_count() == m_archive.issues.size());
    count_all();
}

bool Library::has_all_of(const Archive& archive, const Library& before) {
    std::size_t found = 0;
    for (const auto& issue : archive.issues) {
        if (found < before.m_archive.issues.size() && before.m_archive.issues[found] == issue) {
            ++found;
        }
    }
    return found == before.m_archive.issues.size();
}

void Library::count_all() {
    m_gaps = find_gaps(m_archive.issues);
    m_holdings = find_holdings(m_archive.issues);
    build_rows();
    count_articles();
}

const Issue& Library::issue(int index) const {
    KEXIE_VERIFY(index >= 0 && index < issue_count());
    return *m_archive.issues[static_cast<std::size_t>(index)];
}

std::optional<int> Library::find_issue(std::string_view id) const {
    for (int i = 0; i < issue_count(); ++i) {
        if (issue(i).id == id) return i;
    }
    return std::nullopt;
}

void Library::build_rows() {
    const auto add_gaps = [&](int year, int after) {
        for (const Gap& gap : m_gaps) {
            if (gap.year == year && gap.after == after) {
                m_rows.push_back({BrowseRow::Kind::Gap, year, -1, 0, gap});
            }
        }
    };
    std::size_t year_row = 0;
    for (int i = 0; i < issue_count(); ++i) {
        const Issue& current = issue(i);
        if (m_rows.empty() || m_rows[year_row].year != current.year) {
            year_row = m_rows.size();
            m_rows.push_back({BrowseRow::Kind::Year, current.year, -1, 0, {}});
            if (current.year) add_gaps(*current.year, -1);
        }
        ++m_rows[year_row].count;
        const int articles = static_cast<int>(current.articles.size());
        m_rows.push_back({BrowseRow::Kind::Issue, current.year, i, articles, {}});
        if (current.year) add_gaps(*current.year, i);
    }
}

void Library::count_articles() {
    Tally sections;
    Tally sources;
    for (const auto& held : m_archive.issues) {
        std::size_t characters = 0;
        for (const Article& article : held->articles) {
            ++m_article_count;
            if (article.section) sections.add(*article.section);
            if (article.attribution) sources.add(*article.attribution);
            characters += count_code_points(article.title);
            for_each_body_text(
                article, [&](const std::string& text) { characters += count_code_points(text); });
            if (article.attribution) characters += count_code_points(*article.attribution);
        }
        m_issue_characters.push_back(characters);
        m_character_count += characters;
    }
    m_sections = sections.take_sorted();
    m_sources = sources.take_sorted();
}

}  // namespace kexie
