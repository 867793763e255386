#include "search/rank/facets.h"

#include <algorithm>
#include <map>

namespace kexie {
namespace {

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string four_digits(int number) {
    std::string digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

void sort_largest_first(std::vector<Count>& counts) {
    std::stable_sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
}

// How many articles of a set have each value of a table, and are of each issue.
struct Tally {
    std::vector<std::uint32_t> sections;
    std::vector<std::uint32_t> sources;
    std::vector<std::uint32_t> issues;
};

Tally count(const Corpus& corpus, const ArticleSet& articles) {
    Tally tally;
    // The last count is of articles that have none.
    tally.sections.resize(corpus.sections().values().size() + 1);
    tally.sources.resize(corpus.sources().values().size() + 1);
    tally.issues.resize(corpus.issue_count());
    articles.for_each([&](std::size_t article) {
        const ArticleMetadata& metadata =
            corpus.article_metadata(static_cast<ArticleNumber>(article));
        ++tally.sections[std::min<std::size_t>(metadata.section, tally.sections.size() - 1)];
        ++tally.sources[std::min<std::size_t>(metadata.source, tally.sources.size() - 1)];
        ++tally.issues[metadata.issue];
    });
    return tally;
}

std::vector<Count> by_value(const std::vector<std::uint32_t>& tally, const ValueTable& table) {
    std::vector<Count> counts;
    for (std::size_t id = 0; id < table.values().size(); ++id) {
        if (tally[id] > 0) counts.push_back({table.values()[id], tally[id]});
    }
    sort_largest_first(counts);
    return counts;
}

// Articles by a number of their issue, in order; issues that have none are left out.
std::map<int, std::uint32_t> by_number(const Corpus& corpus,
                                       const std::vector<std::uint32_t>& tally,
                                       const NumberTable& table, std::uint32_t IssueMetadata::*id) {
    const std::vector<int>& numbers = table.numbers();
    std::vector<std::uint32_t> counts(numbers.size());
    for (std::size_t i = 0; i < tally.size(); ++i) {
        counts[corpus.issue_metadata(i).*id] += tally[i];
    }
    std::map<int, std::uint32_t> sorted;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] != 0 && counts[i] > 0) sorted[numbers[i]] = counts[i];
    }
    return sorted;
}

std::vector<Count> by_year(const Corpus& corpus, const Tally& tally) {
    std::vector<Count> years;
    for (const auto& [year, articles] :
         by_number(corpus, tally.issues, corpus.years(), &IssueMetadata::year_id)) {
        years.push_back({four_digits(year), articles});
    }
    sort_largest_first(years);
    return years;
}

std::vector<Count> by_month(const Corpus& corpus, const Tally& tally) {
    std::vector<Count> months;
    for (const auto& [month, articles] :
         by_number(corpus, tally.issues, corpus.months(), &IssueMetadata::month_id)) {
        months.push_back({four_digits(month / 100) + "-" + two_digits(month % 100), articles});
    }
    return months;
}

}  // namespace

Facets count_facets(const Corpus& corpus, const ArticleSet& articles, const FilterSets& filters) {
    ArticleSet by_all = articles;
    apply(filters, by_all);
    const Tally all = count(corpus, by_all);
    // A filter that is there is left out of its own dimension; mostly there is none.
    const auto tally_without = [&](std::optional<ArticleSet> FilterSets::*left_out) {
        if (!(filters.*left_out)) return all;
        FilterSets others = filters;
        (others.*left_out).reset();
        ArticleSet set = articles;
        apply(others, set);
        return count(corpus, set);
    };
    Facets facets;
    facets.years = by_year(corpus, tally_without(&FilterSets::years));
    facets.months = by_month(corpus, tally_without(&FilterSets::dates));
    facets.sections = by_value(tally_without(&FilterSets::sections).sections, corpus.sections());
    facets.sources = by_value(tally_without(&FilterSets::sources).sources, corpus.sources());
    return facets;
}

}  // namespace kexie
