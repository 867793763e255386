// The trends page: a line chart of how often terms occur over time, with links to the hits.
#pragma once

#include "ui/ui.h"

namespace kexie {

void draw_trends(const Ui& ui, const Rect& area);

}  // namespace kexie
