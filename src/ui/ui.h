// What every panel gets: the state, the means to draw it, and where commands go.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/command.h"
#include "app/state.h"
#include "ui/keyboard_focus.h"
#include "ui/painter.h"
#include "ui/semantics.h"
#include "ui/strings.h"
#include "ui/theme.h"

namespace kexie {

struct Ui {
    const State& state;
    const Painter& paint;
    const Palette& colors;
    const Palette& colors_on_selected;  // palette_on_selected(colors).
    std::vector<Command>& commands;
    Semantics& semantics;
    KeyboardFocus& focus;
    // On a phone: touch targets are 44 px tall.
    bool one_column = false;
    // False while a finger drags a list: it does not press what is below it.
    bool presses_count = true;
    // In a window of little height: bars are thin, and what stands above a list scrolls with it.
    bool low = false;

    float px(float css) const { return paint.px(css); }
    std::string tr(StringId text, std::initializer_list<Inserted> values = {}) const {
        return kexie::tr(state.preferences.language, text, values);
    }
    void send(Command command) const;
    // The same for another window.
    Ui on(const Painter& painter) const {
        return {state,      painter, colors, colors_on_selected, commands, semantics, focus,
                one_column, true,    low};
    }
    // For what is drawn on a selected row.
    Ui on_selected() const {
        return {state,     paint, colors_on_selected, colors_on_selected, commands,
                semantics, focus, one_column,         presses_count,      low};
    }
};

// What happened to a press area in this frame.
struct Press {
    bool hovered = false;
    bool pressed = false;  // Pressed and released over it.
};

// The semantics of a press area.
struct Spoken {
    std::string_view name = {};  // Never empty.
    Role role = Role::Button;
    std::string_view address = {};  // For Role::Link.
    Tick tick = Tick::None;
    bool current = false;
};

// An area that can be pressed by pointer, key or through the DOM; draws nothing. `id` is unique and
// stable from frame to frame. Text painted into `rect` next counts as its label.
Press press_area(const Ui& ui, const std::string& id, const Rect& rect, const Spoken& spoken);

// Draws one line in the middle of `rect`; returns its right edge.
float center_text(const Ui& ui, Face face, float em, const Rect& rect, Rgb color,
                  std::string_view words);

// The ground of a row: the selected one has a bar at its left, and the one below the pointer is
// tinted.
enum class RowLook { Plain, Hovered, Selected };
void row_ground(const Ui& ui, const Rect& row, RowLook look);

// Highlights the bytes [begin, end) of a layout, which is drawn with the same position: before it,
// or, if the colours are forced, after it.
struct TextMark {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    Rgb ground = 0;
    Rgb ink = 0;  // If the colours are forced.
};
void mark_text(const Ui& ui, const TextLayout& layout, Face face, float em, float x, float y,
               float line_height, const TextMark& mark);

// A button that is only its text; returns its right edge.
struct TextButton {
    float right = 0;
    bool pressed = false;
};
TextButton text_button(const Ui& ui, const std::string& id, float x, float y, float height,
                       std::string_view words, bool active = false);

// A rounded button, vertically centred in `height`; returns its right edge. `tick`: for one of
// several options, whether it is chosen.
TextButton chip(const Ui& ui, const std::string& id, float x, float y, float height,
                std::string_view words, bool active, Tick tick = Tick::None);

// A radio button.
TextButton radio(const Ui& ui, const std::string& id, float x, float y, float height,
                 std::string_view words, bool chosen);

// A keycap, centred on a line; returns its right edge.
float key_cap(const Ui& ui, float x, float middle, std::string_view label);

// Text wrapped to `width`; returns the y below.
struct TextLook {
    Face face{};
    float em = 0;
    float line_height = 0;
    Rgb color = 0;
};
float paragraph(const Ui& ui, const TextLook& look, float x, float y, float width,
                std::string_view words);

// A magnifying glass; drawn, since no font has one.
void draw_glass(const Ui& ui, float x, float middle);

// A small heading above a list of a rail; returns the y below.
float rail_heading(const Ui& ui, const Rect& rail, float y, std::string_view words);

// A row of a rail: a name and, at the right, a figure. Returns true if it was pressed.
struct RailRow {
    std::string_view name;
    std::string_view figure;
    std::string_view address = {};  // Link target; empty: a button.
    float indent_px = 0;            // CSS pixels.
    bool selected = false;
    bool quiet = false;  // A note, not a link.
    int box = -1;        // 0, 1: with an empty or ticked checkbox.
};
bool rail_row(const Ui& ui, const std::string& id, const Rect& rail, float y, const RailRow& row);
float rail_row_height(const Ui& ui);

}  // namespace kexie
