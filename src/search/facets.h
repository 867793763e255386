// How the hits divide over years, months, sections and contributing units.
#pragma once

#include "search/article_set.h"
#include "search/collection.h"
#include "search/engine.h"
#include "search/evaluate.h"

namespace kexie {

// `articles` are those of the query before filters.
Facets count_facets(const Collection& collection, const ArticleSet& articles,
                    const FilterSets& filters);

}  // namespace kexie
