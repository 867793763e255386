// Found words as ranges of the printed issue: what the reader and the hit list highlight.
#pragma once

#include <string_view>
#include <vector>

#include "app/text_address.h"
#include "search/engine.h"

namespace kexie {

// The words of an article that the query found, in reading order, not overlapping. O(article).
std::vector<TextRange> find_marks(const Engine& engine, std::string_view query, int issue,
                                  int article);

}  // namespace kexie
