#include "search/collection.h"

#include <algorithm>
#include <utility>

namespace kexie {
namespace {

// A shelf that grew since its index was built gets a new one once this much, and a third of what
// is indexed, is scanned for every query: rebuilding then costs a constant time for each character
// in all, and scanning stays short.
constexpr std::size_t least_rest_units = 4096;

bool needs_new_index(const IndexedShelf& shelf) {
    const std::size_t covered = shelf.shelf.article_begin(shelf.index.article_count());
    const std::size_t rest = shelf.shelf.text().size() - covered;
    if (shelf.index.article_count() == 0) return rest > 0;
    return rest >= least_rest_units && rest >= covered / 3;
}

IssueFacts facts_of(const Issue& issue, std::size_t first_article) {
    IssueFacts facts;
    facts.first_article = static_cast<ArticleNumber>(first_article);
    if (issue.date) facts.date = date_key(*issue.date);
    facts.year = issue.year ? *issue.year : issue.date ? issue.date->year : 0;
    facts.number = issue.number.value_or(0);
    facts.total_number = issue.total_number.value_or(0);
    return facts;
}

}  // namespace

int date_key(const Date& date) {
    return (date.year * 100 + date.month) * 100 + date.day;
}

std::uint32_t ValueTable::add(const std::optional<std::string>& value) {
    if (!value || value->empty()) return none;
    const auto id = static_cast<std::uint32_t>(m_values.size());
    const auto [place, is_new] = m_ids.emplace(*value, id);
    if (is_new) {
        m_values.push_back(*value);
        m_counts.push_back(0);
    }
    ++m_counts[place->second];
    return place->second;
}

std::uint32_t NumberTable::add(int number) {
    const auto id = static_cast<std::uint32_t>(m_numbers.size());
    const auto [place, is_new] = m_ids.emplace(number, id);
    if (is_new) m_numbers.push_back(number);
    return place->second;
}

void Collection::add(std::shared_ptr<const Issue> issue, std::size_t position) {
    IssueFacts facts = facts_of(*issue, m_articles.size());
    facts.year_id = m_years.add(facts.year);
    facts.month_id = m_months.add(facts.date / 100);
    m_order.insert(m_order.begin() + static_cast<std::ptrdiff_t>(position),
                   static_cast<std::uint32_t>(m_issue_facts.size()));
    m_issue_facts.push_back(facts);
    for (std::size_t i = position; i < m_order.size(); ++i) {
        m_issue_facts[m_order[i]].position = static_cast<std::uint32_t>(i);
    }
    for (const Article& article : issue->articles) {
        IndexedShelf& shelf = shelf_for_next();
        const std::size_t before = shelf.shelf.text().size();
        shelf.shelf.add(article);
        const std::size_t size = shelf.shelf.text().size() - before;
        m_articles.push_back({static_cast<std::uint32_t>(m_issues.size()),
                              m_sections.add(article.section), m_sources.add(article.attribution)});
        m_article_sizes.push_back(static_cast<std::uint32_t>(size));
        m_text_size += size;
    }
    m_issues.push_back(std::move(issue));
}

IndexedShelf& Collection::shelf_for_next() {
    if (m_shelves.empty() || m_shelves.back()->shelf.is_full(m_shelf_units)) {
        m_shelves.push_back(std::make_unique<IndexedShelf>());
        m_shelves.back()->first_article = static_cast<ArticleNumber>(m_articles.size());
    }
    return *m_shelves.back();
}

bool Collection::index_some(std::size_t budget) {
    for (const std::unique_ptr<IndexedShelf>& shelf : m_shelves) {
        if (!shelf->builder && needs_new_index(*shelf)) {
            shelf->builder = std::make_unique<IndexBuilder>(shelf->shelf);
        }
        if (!shelf->builder) continue;
        if (!shelf->builder->step(budget)) return true;
        shelf->index = shelf->builder->take();
        shelf->builder.reset();
        shelf->shelf.release_spare_room();
    }
    return false;
}

const Article& Collection::article(ArticleNumber article) const {
    return m_issues[m_articles[article].issue]->articles[index_in_issue(article)];
}

std::uint32_t Collection::index_in_issue(ArticleNumber article) const {
    return article - m_issue_facts[m_articles[article].issue].first_article;
}

const IndexedShelf& Collection::shelf_of(ArticleNumber article) const {
    const auto after =
        std::upper_bound(m_shelves.begin(), m_shelves.end(), article,
                         [](ArticleNumber wanted, const std::unique_ptr<IndexedShelf>& shelf) {
                             return wanted < shelf->first_article;
                         });
    return **(after - 1);
}

std::size_t Collection::memory() const {
    std::size_t bytes = m_issue_facts.capacity() * sizeof(IssueFacts) +
                        m_order.capacity() * sizeof(std::uint32_t) +
                        m_articles.capacity() * sizeof(ArticleFacts) +
                        m_article_sizes.capacity() * sizeof(std::uint32_t);
    for (const std::unique_ptr<IndexedShelf>& shelf : m_shelves) {
        bytes += shelf->shelf.memory() + shelf->index.memory();
        if (shelf->builder) bytes += shelf->builder->memory();
    }
    return bytes;
}

}  // namespace kexie
