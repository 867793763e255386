// Selecting text of the open issue: what the commands for it do to the state.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/command.h"
#include "app/state.h"

namespace kexie {

// Sets the text of header and footer. Clears a selection that touches changed text.
void set_header_footer(State& state, const HeaderFooter& lines);

// A new selection at a place of the open issue: nothing yet, or the word or paragraph there.
void start_selection(State& state, const TextAddress& at, SelectionGrain grain);

// Takes the selection up to a place, by whole words or paragraphs where it was begun so. Begins one
// where there is none.
void extend_selection(State& state, const TextAddress& to);

// Moves the end that the keyboard holds.
void move_selection(State& state, SelectionStep step, int by);

// The open article; the whole issue where none is open, or the article is selected already.
void select_all(State& state);

// What is selected, if it is more than nothing.
std::optional<TextRange> selected_range(const State& state);
std::string selected_text(const State& state);

// What CopySelection puts on the clipboard: the selected text, with a citation of each article that
// it touches if a style is asked for. `address_of` tells the address of an article of the open
// issue.
std::string copied_text(const State& state, const command::CopySelection& request,
                        const std::function<std::string(int article)>& address_of, Date today);

// A query for what is selected, of its first line; empty where nothing is selected.
std::string query_for_selection(const State& state);

}  // namespace kexie
