// The trends page: a line chart of how often terms occur over time, with links to the hits.
#pragma once

#include "ui/ui.h"

namespace kexie {

// Returns the y below it. May be taller than `area`.
float draw_trends(const Ui& ui, const Rect& area);

}  // namespace kexie
