// Going to a place: what update() does when a command changes the route.
#pragma once

#include "app/state.h"

namespace kexie {

// Asks the reader view to scroll; the request gets a serial of its own.
void scroll_to(State& state, ScrollRequest request);

// Opens a hit of the current results, at its first mark or, walking backwards, at its last.
// Nothing happens where there is no such hit, or where the route is no search.
void open_hit(State& state, std::size_t index, bool at_last_mark = false);

// Looks for what else the query of the route may mean, where it finds nothing or may be pinyin.
void suggest(State& state);

// Brings the state in line with its route.
void enter_route(State& state);

// Makes `route` the state's and enters it.
void go(State& state, Route route, Pane pane);

// The column that a phone shows for a route.
Pane pane_of(const Route& route);

Route issue_route(const State& state, int issue);

// The search route that filters start from: the current one, or an empty one.
Route search_route(const State& state);

}  // namespace kexie
