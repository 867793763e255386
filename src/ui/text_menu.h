// The context menu of the text, opened by a right click or a long press.
#pragma once

#include "ui/fitted_area.h"
#include "ui/ui.h"

namespace kexie {

// Draws State::reader.menu inside the window, in `area`. A press outside closes it.
void draw_text_menu(const Ui& ui, const Rect& window, FittedArea& area);

}  // namespace kexie
