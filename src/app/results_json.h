// What a search found, as JSON: for `kexie search` and for the page's API, so that both say the
// same, byte for byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "search/engine.h"

namespace kexie {

// {"query", "explanation", "explanation_en", "problems": [{"begin", "end", "zh", "en"}], "total",
//  "occurrences", "hits": [{"issue", "article", "title", "date", "inferred_date", "section",
//  "attribution", "occurrences", "score", "snippet": {"text", "marks": [[begin, end]]}}]}
//
// All positions are in code points: of the query in problems, of the snippet's text in marks.
// `total` and `occurrences` count everything found; `limit` cuts the list of hits, 0 leaves it
// whole. O(the search) + O(snippet) a hit listed.
std::string search_json(const Engine& engine, std::string_view query, const SearchOptions& options,
                        std::size_t limit);

}  // namespace kexie
