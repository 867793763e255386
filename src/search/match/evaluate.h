// The articles that a whole query finds.
#pragma once

#include <optional>
#include <vector>

#include "search/index/corpus.h"
#include "search/match/article_set.h"
#include "search/match/find_matches.h"
#include "search/query/query.h"

namespace kexie {

struct MatchSet {
    ArticleSet articles;               // Before filters.
    std::vector<MatchList> by_clause;  // Of every clause of the query.
};

MatchSet evaluate(const Corpus& corpus, const Query& query, std::optional<Field> scope);

// The filters, each on its own: facets leave out one of them. One that does not narrow is absent.
struct FilterSets {
    std::optional<ArticleSet> years;
    std::optional<ArticleSet> sections;
    std::optional<ArticleSet> sources;
    std::optional<ArticleSet> dates;
};

// Removes from `articles` what the filter does not leave.
void apply(const std::optional<ArticleSet>& filter, ArticleSet& articles);
void apply(const FilterSets& filters, ArticleSet& articles);

FilterSets evaluate_filters(const Corpus& corpus, const Filters& filters);

}  // namespace kexie
