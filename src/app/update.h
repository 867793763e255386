// The only writer of State.
#pragma once

#include <optional>
#include <string>

#include "app/command.h"
#include "app/state.h"

namespace kexie {

// A file to save.
struct FileToSave {
    std::string name;
    std::string media_type;
    std::string bytes;
};

// What a command asks of the platform, besides changing the state.
struct Effects {
    // Replace the current history entry instead of adding one: typing, scrolling.
    bool replace_address = false;
    bool copy_link = false;
    bool choose_files = false;
    bool export_bundle = false;
    bool apply_update = false;
    std::optional<std::string> forget_file;  // Id of an own file to delete from storage.
    std::optional<ArticleAddress> copy_link_to;
    std::optional<command::CopySelection> copy;
    std::optional<FileToSave> save;
};

Effects update(State& state, const Command& command);

}  // namespace kexie
