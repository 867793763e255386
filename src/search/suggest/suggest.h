// What the reader may have meant: words of the archive that sound like what was typed.
#pragma once

#include <string_view>
#include <vector>

#include "search/index/corpus.h"
#include "search/types.h"

namespace kexie {

// See Engine::suggestions.
std::vector<Suggestion> find_suggestions(const Corpus& corpus, std::string_view query,
                                         std::size_t limit);

// See Engine::completions.
std::vector<Suggestion> find_completions(const Corpus& corpus, std::string_view prefix,
                                         std::size_t limit);

}  // namespace kexie
