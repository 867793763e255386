// The bars around the reading room.
#pragma once

#include "ui/search_box.h"
#include "ui/ui.h"

namespace kexie {

// What a bar is drawn on, with a line across it at `rule_y`, its border to the middle.
void draw_bar_ground(const Ui& ui, const Rect& area, float rule_y);
// Brand, search box and tools, across the top of a wide window.
FieldLayout draw_top_bar(const Ui& ui, const Rect& area, SearchBox& box, bool native_field,
                         bool focused);
// Counts and the state of the program, across the bottom of a wide window.
void draw_status_bar(const Ui& ui, const Rect& area);
// Tabs at the bottom of a phone.
void draw_tabs(const Ui& ui, const Rect& area);
// Way back, place and tools over the reading column of a phone.
void draw_reader_header(const Ui& ui, const Rect& area);
// Steps and contents under the reading column of a phone.
void draw_reader_footer(const Ui& ui, const Rect& area);
// A way back and a heading over a panel of a phone.
void draw_panel_header(const Ui& ui, const Rect& area, std::string_view words);
// Steps through issues, or through found places, floating over the reading column.
void draw_reader_steps(const Ui& ui, const Rect& reader);

}  // namespace kexie
