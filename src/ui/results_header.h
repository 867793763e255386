// Above the list of hits: how many there are and in which order, and how the query was understood.
#pragma once

#include "ui/ui.h"

namespace kexie {

// Total, sort orders, and a chip for filters (`one_column`) or export. Returns the y below.
float draw_results_bar(const Ui& ui, const Rect& area, bool one_column);

// The query in words, its mistakes, and what else may have been meant. Returns the y below.
float draw_query_notes(const Ui& ui, const Rect& area, float y);

// In place of the list: what was searched for, and where nothing can be found. Returns the y below.
float draw_no_hits(const Ui& ui, const Rect& area);

}  // namespace kexie
