// Theme, language, text size and line spacing: in an overlay, or on a phone in a pane.
#pragma once

#include "ui/ui.h"

namespace kexie {

// Fills a column of `area`; returns the y below it. May be taller than `area`.
float draw_settings(const Ui& ui, const Rect& area);

}  // namespace kexie
