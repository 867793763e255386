// The hits over time, as bars: hovered, they tell their figures; pressed or dragged over, they
// narrow the search.
#pragma once

#include "ui/ui.h"

namespace kexie {

// Returns the y under it; draws nothing in an archive without years.
float draw_time_chart(const Ui& ui, const Rect& rail, float y);

}  // namespace kexie
