// The context menu of the text, opened by a right click or a long press.
#pragma once

#include "ui/ui.h"

namespace kexie {

// Draws State::reader.menu inside the window. A press outside closes it.
void draw_text_menu(const Ui& ui, const Rect& window);

}  // namespace kexie
