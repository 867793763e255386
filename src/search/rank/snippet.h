// What to show of an article: where it was found, and the occurrences to mark.
#pragma once

#include <vector>

#include "search/index/corpus.h"
#include "search/query/query.h"
#include "search/types.h"

namespace kexie {

// See Engine::snippet.
//
// The window is in the paragraph, or the attribution, in which most of what was looked for stands
// closest together; in the title if nowhere else. It begins and ends with a sentence or a clause
// where that fits, never inside a word, and "…" stands where something is left out. Without
// anything to mark, it is the beginning of the text.
Snippet make_snippet(const Corpus& corpus, const Query& query, ArticleNumber article,
                     std::size_t width);

// See Engine::marks.
std::vector<Mark> find_marks(const Corpus& corpus, const Query& query, ArticleNumber article);

}  // namespace kexie
