// How the hits divide over years, months, sections and contributing units.
#pragma once

#include "search/index/corpus.h"
#include "search/match/article_set.h"
#include "search/match/evaluate.h"
#include "search/types.h"

namespace kexie {

// `articles` are those of the query before filters.
Facets count_facets(const Corpus& corpus, const ArticleSet& articles, const FilterSets& filters);

}  // namespace kexie
