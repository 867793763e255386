#include "search/index/corpus.h"

#include <algorithm>
#include <utility>

namespace kexie {
namespace {

// A segment that grew since its index was built gets a new one once this much, and a third of what
// is indexed, is scanned for every query: rebuilding then costs a constant time for each character
// in all, and scanning stays short.
constexpr std::size_t min_rest_units = 4096;

bool needs_new_index(const IndexSegment& segment) {
    const std::size_t covered = segment.text.article_begin(segment.index.article_count());
    const std::size_t rest = segment.text.units().size() - covered;
    if (segment.index.article_count() == 0) return rest > 0;
    return rest >= min_rest_units && rest >= covered / 3;
}

IssueMetadata metadata_of(const Issue& issue, std::size_t first_article) {
    IssueMetadata metadata;
    metadata.first_article = static_cast<ArticleNumber>(first_article);
    if (issue.date) metadata.date = date_key(*issue.date);
    metadata.year = issue.year ? *issue.year : issue.date ? issue.date->year : 0;
    metadata.number = issue.number.value_or(0);
    metadata.total_number = issue.total_number.value_or(0);
    return metadata;
}

}  // namespace

int date_key(const Date& date) {
    return (date.year * 100 + date.month) * 100 + date.day;
}

std::uint32_t ValueTable::add(const std::optional<std::string>& value) {
    if (!value || value->empty()) return none;
    const auto id = static_cast<std::uint32_t>(m_values.size());
    const auto [entry, is_new] = m_ids.emplace(*value, id);
    if (is_new) m_values.push_back(*value);
    return entry->second;
}

std::uint32_t NumberTable::add(int number) {
    const auto id = static_cast<std::uint32_t>(m_numbers.size());
    const auto [entry, is_new] = m_ids.emplace(number, id);
    if (is_new) m_numbers.push_back(number);
    return entry->second;
}

void Corpus::add(std::shared_ptr<const Issue> issue, std::size_t position) {
    IssueMetadata metadata = metadata_of(*issue, m_articles.size());
    metadata.year_id = m_years.add(metadata.year);
    metadata.month_id = m_months.add(metadata.date / 100);
    m_order.insert(m_order.begin() + static_cast<std::ptrdiff_t>(position),
                   static_cast<std::uint32_t>(m_issue_metadata.size()));
    m_issue_metadata.push_back(metadata);
    for (std::size_t i = position; i < m_order.size(); ++i) {
        m_issue_metadata[m_order[i]].position = static_cast<std::uint32_t>(i);
    }
    for (const Article& article : issue->articles) {
        IndexSegment& segment = segment_for_next();
        const std::size_t before = segment.text.units().size();
        segment.text.add(article);
        const std::size_t size = segment.text.units().size() - before;
        m_articles.push_back({static_cast<std::uint32_t>(m_issues.size()),
                              m_sections.add(article.section), m_sources.add(article.attribution)});
        m_article_sizes.push_back(static_cast<std::uint32_t>(size));
        m_text_size += size;
    }
    m_issues.push_back(std::move(issue));
}

IndexSegment& Corpus::segment_for_next() {
    if (m_segments.empty() || m_segments.back()->text.is_full(m_segment_units)) {
        m_segments.push_back(std::make_unique<IndexSegment>());
        m_segments.back()->first_article = static_cast<ArticleNumber>(m_articles.size());
    }
    return *m_segments.back();
}

bool Corpus::index_some(std::size_t budget) {
    for (const std::unique_ptr<IndexSegment>& segment : m_segments) {
        if (!segment->builder && needs_new_index(*segment)) {
            segment->builder = std::make_unique<IndexBuilder>(segment->text);
        }
        if (!segment->builder) continue;
        if (!segment->builder->step(budget)) return true;
        segment->index = segment->builder->take();
        segment->builder.reset();
        segment->text.release_spare_room();
    }
    return false;
}

const Article& Corpus::article(ArticleNumber article) const {
    return m_issues[m_articles[article].issue]->articles[index_in_issue(article)];
}

std::uint32_t Corpus::index_in_issue(ArticleNumber article) const {
    return article - m_issue_metadata[m_articles[article].issue].first_article;
}

const IndexSegment& Corpus::segment_of(ArticleNumber article) const {
    const auto after =
        std::upper_bound(m_segments.begin(), m_segments.end(), article,
                         [](ArticleNumber wanted, const std::unique_ptr<IndexSegment>& segment) {
                             return wanted < segment->first_article;
                         });
    return **(after - 1);
}

std::size_t Corpus::memory() const {
    std::size_t bytes = m_issue_metadata.capacity() * sizeof(IssueMetadata) +
                        m_order.capacity() * sizeof(std::uint32_t) +
                        m_articles.capacity() * sizeof(ArticleMetadata) +
                        m_article_sizes.capacity() * sizeof(std::uint32_t);
    for (const std::unique_ptr<IndexSegment>& segment : m_segments) {
        bytes += segment->text.memory() + segment->index.memory();
        if (segment->builder) bytes += segment->builder->memory();
    }
    return bytes;
}

}  // namespace kexie
