// A page with a single message: empty archive, damaged bundle, unknown address.
#pragma once

#include <optional>
#include <string>

#include "ui/ui.h"

namespace kexie {

struct Message {
    std::string heading;
    std::string sentence;
    std::string action;  // Label of the button; empty: no button.
    std::optional<Command> command;
};

// Returns the y below it.
float draw_message(const Ui& ui, const Rect& area, const Message& message);

}  // namespace kexie
