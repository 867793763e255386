// Puts hits in order, and says why.
//
// A hit's score is the sum, over what the query looks for, of how rare it is times how much of it
// the article has for its length (BM25, k1 = 1.2, b = 0.5); a place in the title counts as several.
// Where several things are looked for, those of the best 128 articles that have all of them close
// together get more, most where they follow one another. Equal scores: newest first, then as
// printed.
//
// Computed with the four basic operations only, so that every machine orders alike.
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
