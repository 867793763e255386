// Keyboard shortcuts: one table for dispatch and for the help sheet.
#pragma once

#include <imgui.h>

#include <span>
#include <string_view>

#include "app/command.h"
#include "ui/strings.h"

namespace kexie {

enum class Shift { Without, With, Either };

struct Shortcut {
    ImGuiKey key{};
    Shift shift{};
    std::string_view label;  // As the help sheet shows it.
    StringId text{};         // What it does; neighbours with the same text share a line.
    Command (*command)(const State&) = nullptr;
    bool while_typing = false;  // Also while the search box has the keyboard.
};

// None uses Ctrl, Alt or Meta: those belong to the browser.
std::span<const Shortcut> shortcuts();

// Keys that views handle themselves, for the help sheet.
struct KeyNote {
    std::string_view label;
    StringId text{};
};
std::span<const KeyNote> key_notes();

// The commands of the shortcuts pressed this frame. `typing`: the search box has the keyboard.
// While an overlay is open, only the keys that close it count.
std::vector<Command> read_shortcuts(const State& state, bool typing);

}  // namespace kexie
