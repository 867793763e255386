// How often terms occur over time: a line each, with a legend and figures, and the way to the hits.
#pragma once

#include "ui/ui.h"

namespace kexie {

void draw_trends(const Ui& ui, const Rect& area);

}  // namespace kexie
