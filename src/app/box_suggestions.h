// Suggestions below the search box while a query is typed.
#pragma once

#include <string_view>
#include <vector>

#include "app/state.h"

namespace kexie {

// Recent searches kept between visits.
inline constexpr std::size_t searches_max = 12;

// "期:", the prefix that looks up an issue by its number.
std::string_view issue_prefix(Language language);

// The issues that `typed` names: "18", "2023-18", "期:18", "issue:2023-1". Exact numbers first,
// then those that begin with the digits, each newest first. A bare "期:" names all. At most
// `limit`. O(issues).
std::vector<int> issues_named(const Library& library, std::string_view typed, std::size_t limit);

// True if `typed` can mean nothing but an issue: "期:18", "2023-18".
bool asks_for_issue(std::string_view typed);

// Suggestions for the text in the box: recent searches if it is empty; otherwise issues of that
// number, words with that pinyin, and completions from the archive.
std::vector<BoxSuggestion> make_box_suggestions(const State& state, std::string_view typed);

// Chooses the next (+1) or previous (-1) suggestion; none between the last and the first.
void step_suggestion(BoxState& box, int by);

// Moves a query to the front of the recent searches; blank queries are ignored.
void remember_search(std::vector<std::string>& searches, std::string_view query);

}  // namespace kexie
