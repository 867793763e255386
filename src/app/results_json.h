// What a search found, as JSON: for `kexie search` and for the page's API, so that both say the
// same, byte for byte.
#pragma once

#include <string>
#include <string_view>

#include "search/engine.h"

namespace kexie {

// {"query", "explanation", "explanation_en", "problems": [{"begin", "end", "zh", "en"}], "total",
//  "occurrences", "hits": [{"issue", "article", "title", "date", "inferred_date", "section",
//  "attribution", "occurrences", "score", "snippet": {"text", "marks": [[begin, end]]},
//  "score_parts": [{"kind", "text", "occurrences", "in_title", "rarity", "score"}]}],
//  "suggestions": [{"text", "occurrences", "kind"}]}
//
// `score_parts`, only with Explain::Scores and by relevance: what adds up to the score; `kind` is
// "term" or "closeness".
// Suggestions are given where nothing was found: the query with the operators that were meant,
// words that are read as the query, or that sound like it or differ in a character; `kind` is
// "rewritten", "pinyin", "sound" or "similar". All positions are in code points: of the query in
// problems, of the snippet's text in marks. `total` and `occurrences` count everything found,
// however many hits are listed. `results` are those of `query` and `options`. O(snippet) a hit,
// with explanations O(the search).
enum class Explain { Nothing, Scores };
std::string results_json(const Engine& engine, std::string_view query, const SearchOptions& options,
                         const Results& results, Explain explain = Explain::Nothing);

}  // namespace kexie
