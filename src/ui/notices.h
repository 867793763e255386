// Messages over the reading room that do not interrupt: the toast and the update notice.
#pragma once

#include <string>

#include "ui/ui.h"

namespace kexie {

// A confirmation near the bottom of the window.
void draw_toast(const Ui& ui, const Rect& window);

// What the browser does not keep, in one line; empty: it keeps everything.
std::string not_kept_words(const State& state);

// A bar at the top of the window, if a new build of the page is ready.
void draw_update_notice(const Ui& ui, const Rect& window);

}  // namespace kexie
