// The only writer of State.
#pragma once

#include "app/command.h"
#include "app/state.h"

namespace kexie {

// What a command asks of the outside, beside the change of state.
struct Effects {
    // Replace the current entry of the history instead of adding one: typing, scrolling.
    bool replace_address = false;
    bool copy_link = false;
};

Effects update(State& state, const Command& command);

}  // namespace kexie
