// Text selection in the open issue.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/command.h"
#include "app/state.h"

namespace kexie {

// Sets the text of header and footer. Clears a selection that touches changed text.
void set_header_footer(State& state, const HeaderFooter& lines);

// Starts a selection: empty, or the word or paragraph at an address.
void start_selection(State& state, const TextAddress& at, SelectionGrain grain);

// Extends the selection to an address, by its grain. Starts one if there is none.
void extend_selection(State& state, const TextAddress& to);

// Moves the head of the selection.
void move_selection(State& state, SelectionStep step, int by);

// Selects the open article; the whole issue if none is open or the article is already selected.
void select_all(State& state);

// The selected range, unless it is empty.
std::optional<TextRange> selected_range(const State& state);
std::string selected_text(const State& state);

// The text for the clipboard: the selection, with a citation of each article it touches if a style
// is given. `address_of` returns the URL of an article of the open issue.
std::string copied_text(const State& state, const command::CopySelection& request,
                        const std::function<std::string(int article)>& address_of, Date today);

// A query for the first line of the selection; empty if nothing is selected.
std::string query_for_selection(const State& state);

}  // namespace kexie
