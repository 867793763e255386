// The whole interface: draws a State, and says what the person did as commands.
#pragma once

#include <vector>

#include "app/command.h"
#include "app/state.h"
#include "ui/browse_rail.h"
#include "ui/filter_rail.h"
#include "ui/hit_list.h"
#include "ui/overlays.h"
#include "ui/reader.h"
#include "ui/search_box.h"
#include "ui/ui.h"

namespace kexie {

struct ViewInput {
    float width_px = 0;  // Of the window, in device pixels.
    float height_px = 0;
    float scale = 1;             // Device pixels a CSS pixel.
    bool native_field = false;   // The platform has a text field of its own.
    bool field_focused = false;  // It has the keyboard.
};

struct ViewOutput {
    std::vector<Command> commands;
    FieldPlace field;
    bool moving = false;  // Something glides: draw again.
};

class View {
public:
    // Between begin and end of a frame of ImGui.
    ViewOutput draw(const State& state, const Fonts& fonts, const ViewInput& input);

private:
    void draw_wide(const Ui& ui, const Rect& window, const ViewInput& input, ViewOutput& output);
    void draw_one_column(const Ui& ui, const Rect& window, const ViewInput& input,
                         ViewOutput& output);
    void draw_reading(const Ui& ui, const Rect& area);
    void read_keys(const Ui& ui, const ViewInput& input) const;

    SearchBox m_search_box;
    BrowseRail m_browse;
    FilterRail m_filters;
    HitList m_hits;
    Reader m_reader;
    Overlays m_overlays;
};

}  // namespace kexie
