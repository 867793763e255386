// The articles that a whole query finds.
#pragma once

#include <vector>

#include "search/article_set.h"
#include "search/collection.h"
#include "search/match.h"
#include "search/query.h"

namespace kexie {

struct Evaluation {
    ArticleSet articles;                      // Before filters.
    std::vector<std::vector<Match>> by_leaf;  // Of every leaf of the query.
};

Evaluation evaluate(const Collection& collection, const Query& query, std::optional<Field> scope);

// The filters, each on its own: facets leave out one of them.
struct FilterSets {
    ArticleSet years;
    ArticleSet sections;
    ArticleSet sources;
    ArticleSet dates;

    ArticleSet all() const;
};

FilterSets evaluate_filters(const Collection& collection, const Filters& filters);

}  // namespace kexie
