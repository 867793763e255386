#include "search/facets.h"

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
    std::sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
}

std::vector<Count> count_values(const Collection& collection, const ArticleSet& articles,
                                const ValueTable& table, std::uint32_t ArticleFacts::*value) {
    std::vector<std::uint32_t> by_id(table.values().size(), 0);
    articles.for_each([&](std::size_t article) {
        const auto number = static_cast<ArticleNumber>(article);
        const std::uint32_t id = collection.article_facts(number).*value;
        if (id != ValueTable::none) ++by_id[id];
    });
    std::vector<Count> counts;
    for (std::size_t id = 0; id < by_id.size(); ++id) {
        if (by_id[id] > 0) counts.push_back({table.values()[id], by_id[id]});
    }
    sort_largest_first(counts);
    return counts;
}

// By a number of the issue, such as its year; 0 means that it has none.
template <typename NumberOf>
std::map<int, std::uint32_t> count_by_issue(const Collection& collection,
                                            const ArticleSet& articles, NumberOf number_of) {
    std::vector<std::uint32_t> by_issue(collection.issue_count(), 0);
    articles.for_each([&](std::size_t article) {
        ++by_issue[collection.article_facts(static_cast<ArticleNumber>(article)).issue];
    });
    std::map<int, std::uint32_t> counts;
    for (std::size_t i = 0; i < by_issue.size(); ++i) {
        const int number = number_of(collection.issue_facts(i));
        if (by_issue[i] > 0 && number != 0) counts[number] += by_issue[i];
    }
    return counts;
}

ArticleSet intersection(ArticleSet set, const ArticleSet& a, const ArticleSet& b,
                        const ArticleSet& c) {
    set.intersect(a);
    set.intersect(b);
    set.intersect(c);
    return set;
}

}  // namespace

Facets count_facets(const Collection& collection, const ArticleSet& articles,
                    const FilterSets& filters) {
    Facets facets;
    const auto years = count_by_issue(
        collection, intersection(articles, filters.sections, filters.sources, filters.dates),
        [](const IssueFacts& facts) { return facts.year; });
    for (const auto& [year, count] : years) facets.years.push_back({four_digits(year), count});
    sort_largest_first(facets.years);

    const auto months = count_by_issue(
        collection, intersection(articles, filters.sections, filters.sources, filters.years),
        [](const IssueFacts& facts) { return facts.date / 100; });
    for (const auto& [month, count] : months) {
        facets.months.push_back({four_digits(month / 100) + "-" + two_digits(month % 100), count});
    }
    facets.sections = count_values(
        collection, intersection(articles, filters.years, filters.sources, filters.dates),
        collection.sections(), &ArticleFacts::section);
    facets.sources = count_values(
        collection, intersection(articles, filters.years, filters.sections, filters.dates),
        collection.sources(), &ArticleFacts::source);
    return facets;
}

}  // namespace kexie
