// What is offered under the search box while a query is typed.
#pragma once

#include <string_view>
#include <vector>

#include "app/state.h"

namespace kexie {

// The queries that are kept from visit to visit.
inline constexpr std::size_t searches_max = 12;

// "期:", which the box begins with when an issue is asked for by its number.
std::string_view issue_prefix(Language language);

// The issues that `typed` names: "18", "2023-18", "期:18", "issue:2023-1"; those whose number
// begins with the digits come after those whose number it is, newest first. A bare "期:" names
// them all. At most `limit`. O(issues).
std::vector<int> issues_named(const Library& library, std::string_view typed, std::size_t limit);

// True if `typed` can mean nothing but an issue: "期:18", "2023-18".
bool asks_for_issue(std::string_view typed);

// What follows the text in the box: earlier searches where it is empty; else issues of that
// number, words that are read so, and how the text goes on in the archive.
std::vector<BoxSuggestion> make_box_suggestions(const State& state, std::string_view typed);

// Puts a query at the head of the earlier ones; a blank one is not kept.
void remember_search(std::vector<std::string>& searches, std::string_view query);

}  // namespace kexie
