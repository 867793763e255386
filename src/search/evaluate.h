// The articles that a whole query finds.
#pragma once

#include <optional>
#include <vector>

#include "search/article_set.h"
#include "search/collection.h"
#include "search/match.h"
#include "search/query.h"

namespace kexie {

struct Evaluation {
    ArticleSet articles;             // Before filters.
    std::vector<MatchList> by_leaf;  // Of every leaf of the query.
};

Evaluation evaluate(const Collection& collection, const Query& query, std::optional<Field> scope);

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

FilterSets evaluate_filters(const Collection& collection, const Filters& filters);

}  // namespace kexie
