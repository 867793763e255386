// Messages over the reading room that do not interrupt: the toast and the update notice.
#pragma once

#include "ui/ui.h"

namespace kexie {

// A confirmation near the bottom of the window.
void draw_toast(const Ui& ui, const Rect& window);

// A bar at the top of the window, if a new build of the page is ready.
void draw_update_notice(const Ui& ui, const Rect& window);

}  // namespace kexie
