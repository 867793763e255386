// Hits over time as a bar chart. Hovering shows counts; pressing or dragging filters by date.
#pragma once

#include "ui/ui.h"

namespace kexie {

// Returns the y below; draws nothing for an archive without years.
float draw_time_chart(const Ui& ui, const Rect& rail, float y);

}  // namespace kexie
