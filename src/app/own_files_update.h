// What update() does with the person's own files.
#pragma once

#include "app/command.h"
#include "app/state.h"

namespace kexie {

// Joins files to the archive, and shows what was found in those brought by hand.
void take_files(State& state, const command::FilesDropped& dropped);
void remove_file(State& state, const std::string& id);
void note_not_kept(State& state, const command::OwnFileNotKept& note);

// Makes the library anew from the archive and the own files. The route stays to be entered.
void rebuild_library(State& state);

}  // namespace kexie
