// Navigation: what update() does when a command changes the route.
#pragma once

#include "app/state.h"

namespace kexie {

// Asks the reader view to scroll. Sets the request's serial.
void scroll_to(State& state, ScrollRequest request);

// Opens a hit of the current results at its first or last mark. Does nothing if there is no such
// hit or the route is not a search.
void open_hit(State& state, std::size_t index, bool at_last_mark = false);

// Moves to the next (+1) or previous (-1) mark; at the ends of an article, to the next or previous
// hit. A hit must be open.
void step_mark(State& state, int by);

// Restores the scroll position of the route from earlier in the visit.
void restore_scroll(State& state);

// Updates the suggestions for a query without hits, or one that may be pinyin.
void suggest(State& state);

// Brings the state in line with its route.
void enter_route(State& state);

// Sets the route and enters it.
void go(State& state, Route route, Pane pane);

// The pane that a phone shows for a route.
Pane pane_of(const Route& route);

Route issue_route(const State& state, int issue);

// The current search route, or an empty one.
Route search_route(const State& state);

// The hits behind a point of the trends chart; without a period, behind the whole series.
Route trend_hits_route(const State& state, std::size_t series, std::optional<std::size_t> period);

}  // namespace kexie
