// Finds the articles that contain what a leaf of the query asks for.
#pragma once

#include <optional>

#include "search/collection.h"
#include "search/match_list.h"
#include "search/query.h"

namespace kexie {

// All matches, in order of the articles: from the index where there is one, else by looking
// through the text. `scope` is Filters::scope.
MatchList find_matches(const Collection& collection, const Leaf& leaf, std::optional<Field> scope);

}  // namespace kexie
