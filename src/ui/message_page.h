// A page with one thing to say: loading, empty, damaged, not found.
#pragma once

#include <optional>
#include <string>

#include "ui/ui.h"

namespace kexie {

struct Message {
    std::string heading;
    std::string sentence;
    std::string action;  // Words of the button; empty: none.
    std::optional<Command> command;
};

void draw_message(const Ui& ui, const Rect& area, const Message& message);

}  // namespace kexie
