// The list of suggestions below the search box.
#pragma once

#include "ui/ui.h"

namespace kexie {

// `box`: the rectangle of the search box. Draws nothing without suggestions. The list is a window
// of its own, so nothing below can be pressed, and leaves the keyboard with the box.
void draw_box_suggestions(const Ui& ui, const Rect& window, const Rect& box);

}  // namespace kexie
