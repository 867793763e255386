// What the search box offers, in a list under it.
#pragma once

#include "ui/ui.h"

namespace kexie {

// `box`: the frame of the search box. Draws nothing where nothing is offered. The list is a window
// of its own, so that what is under it cannot be pressed, and leaves the keyboard with the box.
void draw_box_suggestions(const Ui& ui, const Rect& window, const Rect& box);

}  // namespace kexie
