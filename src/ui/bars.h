// The bars around the reading room.
#pragma once

#include "ui/search_box.h"
#include "ui/ui.h"

namespace kexie {

// The background of a bar, with a border line at `rule_y`.
void draw_bar_ground(const Ui& ui, const Rect& area, float rule_y);
// Brand, search box and tools, at the top of a wide window.
FieldLayout draw_top_bar(const Ui& ui, const Rect& area, SearchBox& box, bool native_field,
                         bool focused);
// Counts and status, at the bottom of a wide window.
void draw_status_bar(const Ui& ui, const Rect& area);
// Tabs at the bottom of a phone.
void draw_tabs(const Ui& ui, const Rect& area);
// Back button, issue and settings, above the reading column of a phone.
void draw_reader_header(const Ui& ui, const Rect& area);
// Previous, contents, text size and next, below the reading column of a phone.
void draw_reader_footer(const Ui& ui, const Rect& area);
// Back button and heading, above a panel of a phone.
void draw_panel_header(const Ui& ui, const Rect& area, std::string_view words);
// Previous and next issue or mark, floating over the reading column.
void draw_reader_steps(const Ui& ui, const Rect& reader);

}  // namespace kexie
