// Puts hits in order.
//
// A hit's score is the sum of what each positive clause adds. Where several things are looked for,
// those of the best 64 articles that have all of them close together get more. Equal scores:
// newest first, then as printed. See score.h.
#pragma once

#include "search/index/corpus.h"
#include "search/match/evaluate.h"
#include "search/query/query.h"
#include "search/types.h"

namespace kexie {

// Fills in the hits among `articles`, with scores for Sort::Relevance, the total, and the
// occurrences.
void rank(const Corpus& corpus, const Query& query, const MatchSet& match_set,
          const ArticleSet& articles, const SearchOptions& options, Results& results);

}  // namespace kexie
