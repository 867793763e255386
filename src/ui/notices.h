// Short messages over the reading room that take nothing over: a toast, and the new build.
#pragma once

#include "ui/ui.h"

namespace kexie {

// A confirmation near the bottom of the window.
void draw_toast(const Ui& ui, const Rect& window);

// A bar at the top of the window that offers a new build of the page, if there is one.
void draw_update_notice(const Ui& ui, const Rect& window);

}  // namespace kexie
