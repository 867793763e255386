// The keys of the program: one table that is obeyed and that the help sheet is made of.
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
    std::string_view label;  // As the help sheet shows it; empty: another name of the one before.
    StringId word{};         // What it does; neighbours with the same word share a line.
    Command (*command)(const State&) = nullptr;
    bool while_typing = false;  // Also while the search box has the keyboard.
};

// None of them uses Ctrl, Alt or Meta: those are the browser's.
std::span<const Shortcut> shortcuts();

// Keys that other views read for themselves, for the help sheet.
struct KeyNote {
    std::string_view label;
    StringId word{};
};
std::span<const KeyNote> key_notes();

// The commands of the shortcuts pressed this frame. `typing`: the search box has the keyboard.
// While an overlay is open, only the keys that close it count.
std::vector<Command> read_shortcuts(const State& state, bool typing);

}  // namespace kexie
