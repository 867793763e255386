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
//  "attribution", "occurrences", "score", "snippet": {"text", "marks": [[begin, end]]}}],
//  "suggestions": [{"text", "occurrences", "kind"}]}
//
// Suggestions are given where nothing was found: words that are read as the query, or that sound
// like it or differ in a character; `kind` is "pinyin", "sound" or "similar".
// All positions are in code points: of the query in problems, of the snippet's text in marks.
// `total` and `occurrences` count everything found, however many hits are listed. `results` are
// those of `query`. O(snippet) a hit.
std::string results_json(const Engine& engine, std::string_view query, const Results& results);

// The same for a query that has yet to be run; lists the first `limit` hits, or all with 0.
// O(the search) + O(snippet) a hit.
std::string search_json(const Engine& engine, std::string_view query, const SearchOptions& options,
                        std::size_t limit);

}  // namespace kexie
