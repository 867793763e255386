// What update() does with own files.
#pragma once

#include "app/command.h"
#include "app/state.h"

namespace kexie {

// Adds files to the archive; opens their overlay if they were dropped by hand.
void take_files(State& state, const command::FilesDropped& dropped);
void remove_file(State& state, const std::string& id);
void note_not_kept(State& state, const command::OwnFileNotKept& note);

// Rebuilds the library from the archive and own files. The caller enters the route again.
void rebuild_library(State& state);

}  // namespace kexie
