// All that can be searched: the issues, the segments with their folded text and indexes, and of
// each article the metadata that fields, filters and facets ask for.
//
// Articles are numbered through from 0 in the order in which they came; an issue's articles have
// consecutive numbers, and so have a segment's. So have issues; their order in the archive, which
// an issue may join anywhere, is kept beside that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bulletin/issue.h"
#include "search/index/bigram_index.h"
#include "search/index/index_builder.h"
#include "search/index/segment_text.h"

namespace kexie {

using ArticleNumber = std::uint32_t;

// Values that repeat, each kept once: sections and contributing units. An id is a position in
// `values`; absent values have the id `none`. Every value is of one article.
class ValueTable {
public:
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    // Adds the value of the next article, and gives its id.
    std::uint32_t add(const std::optional<std::string>& value);
    const std::vector<std::string>& values() const { return m_values; }

private:
    std::map<std::string, std::uint32_t, std::less<>> m_ids;
    std::vector<std::string> m_values;
};

// The same for numbers. 0 means that there is none, and has an id as others have.
class NumberTable {
public:
    std::uint32_t add(int number);
    const std::vector<int>& numbers() const { return m_numbers; }

private:
    std::map<int, std::uint32_t> m_ids;
    std::vector<int> m_numbers;
};

struct IssueMetadata {
    ArticleNumber first_article = 0;
    int year = 0;  // As printed, else of the date; 0 if neither is known.
    int number = 0;
    int total_number = 0;
    int date = 0;  // yyyymmdd; 0 if unknown.
    std::uint32_t year_id = 0;
    std::uint32_t month_id = 0;
    std::uint32_t position = 0;  // In the order of the archive.
};

struct ArticleMetadata {
    std::uint32_t issue = 0;
    std::uint32_t section = ValueTable::none;
    std::uint32_t source = ValueTable::none;
};

// A segment, the index of its first articles, and the one that is being built to replace it.
struct IndexSegment {
    ArticleNumber first_article = 0;
    SegmentText text;
    BigramIndex index;
    std::unique_ptr<IndexBuilder> builder;
};

class Corpus {
public:
    explicit Corpus(std::size_t segment_units) : m_segment_units(segment_units) {}

    // Joins an issue as the `position`-th of the archive, before the one that was there.
    void add(std::shared_ptr<const Issue> issue, std::size_t position);
    void add(std::shared_ptr<const Issue> issue) { add(std::move(issue), issue_count()); }

    // See Engine::index_some.
    bool index_some(std::size_t budget);

    std::size_t issue_count() const { return m_issues.size(); }
    const Issue& issue(std::size_t index) const { return *m_issues[index]; }
    // The index of the issue that is the `position`-th of the archive.
    std::size_t issue_at(std::size_t position) const { return m_order[position]; }
    const IssueMetadata& issue_metadata(std::size_t index) const { return m_issue_metadata[index]; }

    // The articles of an issue.
    std::size_t issue_size(std::size_t index) const {
        const bool is_last = index + 1 == m_issue_metadata.size();
        const std::size_t end =
            is_last ? m_articles.size() : m_issue_metadata[index + 1].first_article;
        return end - m_issue_metadata[index].first_article;
    }

    std::size_t article_count() const { return m_articles.size(); }
    const ArticleMetadata& article_metadata(ArticleNumber article) const {
        return m_articles[article];
    }
    // Units of folded text, with separators.
    const std::vector<std::uint32_t>& article_sizes() const { return m_article_sizes; }
    const Article& article(ArticleNumber article) const;
    // 0-based within its issue.
    std::uint32_t index_in_issue(ArticleNumber article) const;

    const ValueTable& sections() const { return m_sections; }
    const ValueTable& sources() const { return m_sources; }
    const NumberTable& years() const { return m_years; }
    const NumberTable& months() const { return m_months; }  // yyyymm.

    const std::vector<std::unique_ptr<IndexSegment>>& segments() const { return m_segments; }
    const IndexSegment& segment_of(ArticleNumber article) const;

    // Units of folded text, with a separator for each field.
    std::size_t text_size() const { return m_text_size; }

    std::size_t memory() const;

private:
    IndexSegment& segment_for_next();

    std::size_t m_segment_units;
    std::vector<std::shared_ptr<const Issue>> m_issues;
    std::vector<IssueMetadata> m_issue_metadata;
    std::vector<std::uint32_t> m_order;  // Issues, by their position.
    std::vector<ArticleMetadata> m_articles;
    std::vector<std::uint32_t> m_article_sizes;
    ValueTable m_sections;
    ValueTable m_sources;
    NumberTable m_years;
    NumberTable m_months;
    std::vector<std::unique_ptr<IndexSegment>> m_segments;
    std::size_t m_text_size = 0;
};

// yyyymmdd, in the order of the calendar.
int date_key(const Date& date);

}  // namespace kexie
