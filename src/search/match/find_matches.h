// Finds the articles that contain what a clause of the query asks for.
#pragma once

#include <optional>

#include "search/index/corpus.h"
#include "search/match/match_list.h"
#include "search/query/query.h"

namespace kexie {

// All matches, in order of the articles: from the index where there is one, else by looking
// through the text. `scope` is Filters::scope.
MatchList find_matches(const Corpus& corpus, const Clause& clause, std::optional<Field> scope);

}  // namespace kexie
