// Finds the articles that contain what a leaf of the query asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "search/collection.h"
#include "search/query.h"

namespace kexie {

struct Match {
    ArticleNumber article = 0;
    std::uint32_t count = 0;  // Places, at least 1.
    bool in_title = false;
};

// All matches, in order of the articles: from the index where there is one, else by looking
// through the text. `scope` is Filters::scope.
std::vector<Match> find_matches(const Collection& collection, const Leaf& leaf,
                                std::optional<Field> scope);

}  // namespace kexie
