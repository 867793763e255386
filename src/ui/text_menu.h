// The menu of the text: what a right click, or a finger held still, offers.
#pragma once

#include "ui/ui.h"

namespace kexie {

// Draws State::reader.menu inside the window. A press beside it closes it.
void draw_text_menu(const Ui& ui, const Rect& window);

}  // namespace kexie
