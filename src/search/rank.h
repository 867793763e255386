// Puts hits in order.
//
// A hit's score is the sum of what each wanted leaf adds. Where several things are looked for,
// those of the best 64 articles that have all of them close together get more. Equal scores:
// newest first, then as printed. See score.h.
#pragma once

#include "search/collection.h"
#include "search/engine.h"
#include "search/evaluate.h"
#include "search/query.h"

namespace kexie {

// Fills in the hits among `articles`, with scores for Sort::Relevance, the total, and the
// occurrences.
void rank(const Collection& collection, const Query& query, const Evaluation& evaluation,
          const ArticleSet& articles, const SearchOptions& options, Results& results);

}  // namespace kexie
