// What the reader may have meant: words of the archive that sound like what was typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/index/corpus.h"
#include "search/types.h"

namespace kexie {

// See Engine::suggestions.
std::vector<Suggestion> find_suggestions(const Corpus& corpus, std::string_view query,
                                         std::size_t limit);

// What may be meant by a query whose operators are those of another language, or which divides its
// terms by marks: the likeliest first. None where nothing is to be changed.
std::vector<std::string> rewritten_queries(std::string_view query);

// See Engine::completions.
std::vector<Suggestion> find_completions(const Corpus& corpus, std::string_view prefix,
                                         std::size_t limit);

}  // namespace kexie
