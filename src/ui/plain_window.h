// An ImGui window without ImGui's looks: no title, border, background, padding or keyboard
// handling.
#pragma once

#include <imgui.h>

#include "ui/rect.h"

namespace kexie {

// Begins the window, and ends it with the scope. What is under a window cannot be pressed.
class PlainWindow {
public:
    PlainWindow(const char* name, const Rect& rect, ImGuiWindowFlags flags = 0);
    ~PlainWindow();
    PlainWindow(const PlainWindow&) = delete;
    PlainWindow& operator=(const PlainWindow&) = delete;
};

// ImGui lets a window take presses for one frame after it was last drawn. Called at the start of a
// frame, this gives its area back at once.
void release_pointer(const char* window_name);

}  // namespace kexie
