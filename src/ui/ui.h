// What every panel is given: the state to draw, the means to draw it, and where commands go.
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
    std::vector<Command>& commands;
    Semantics& semantics;
    KeyboardFocus& focus;
    // On a phone: what can be pressed is as tall as a finger needs.
    bool one_column = false;
    // A finger that drags a list does not press what is under it.
    bool presses_count = true;

    float px(float css) const { return paint.px(css); }
    std::string tr(StringId word, std::initializer_list<std::string> values = {}) const {
        return kexie::tr(state.preferences.language, word, values);
    }
    void send(Command command) const;
    // The same for another window.
    Ui on(const Painter& painter) const {
        return {state, painter, colors, commands, semantics, focus, one_column, true};
    }
};

// What a pointer does to a place this frame.
struct Press {
    bool hovered = false;
    bool pressed = false;  // Pressed and let go over it.
};

// What a place that can be pressed is called and is, for those who do not see it.
struct Spoken {
    std::string_view name = {};  // Never empty.
    Role role = Role::Button;
    std::string_view address = {};  // For Role::Link.
    Tick tick = Tick::None;
    bool current = false;
};

// A place that can be pressed, by pointer, key or from outside; draws nothing. `id` is unique
// within the frame and names the same thing from frame to frame. What is painted in `rect` next is
// taken to be its label.
Press press_area(const Ui& ui, const std::string& id, const Rect& rect, const Spoken& spoken);

// Writes one line in the middle of `rect`; gives its right edge.
float center_text(const Ui& ui, Face face, float em, const Rect& rect, Rgb color,
                  std::string_view words);

// A word that can be pressed, in a box of `height`; returns its right edge.
struct TextButton {
    float right = 0;
    bool pressed = false;
};
TextButton text_button(const Ui& ui, const std::string& id, float x, float y, float height,
                       std::string_view words, bool active = false);

// A rounded label that can be pressed, vertically centred in `height`; returns its right edge.
// `tick`: whether it is chosen, where it is one of several to choose from.
TextButton chip(const Ui& ui, const std::string& id, float x, float y, float height,
                std::string_view words, bool active, Tick tick = Tick::None);

// One of several, with a ring before it that is filled where it is chosen.
TextButton radio(const Ui& ui, const std::string& id, float x, float y, float height,
                 std::string_view words, bool chosen);

// The cap of a key, around the middle of a line; returns its right edge.
float key_cap(const Ui& ui, float x, float middle, std::string_view label);

// Text that wraps within `width`, line under line; returns the y under it.
struct TextLook {
    Face face{};
    float em = 0;
    float line_height = 0;
    Rgb color = 0;
};
float paragraph(const Ui& ui, const TextLook& look, float x, float y, float width,
                std::string_view words);

// A magnifying glass, drawn rather than typed: no face of ours has one.
void draw_glass(const Ui& ui, float x, float middle);

// A small heading of a rail, with the list under it; returns the y under it.
float rail_heading(const Ui& ui, const Rect& rail, float y, std::string_view words);

// A line of a rail: a name and, at the right, a figure. Returns true if it was pressed.
struct RailRow {
    std::string_view name;
    std::string_view figure;
    std::string_view address = {};  // What it is a link to; empty: a button.
    float indent_px = 0;            // CSS pixels.
    bool selected = false;
    bool quiet = false;  // A note, not a link.
    int box = -1;        // 0, 1: an empty or ticked box before the name.
};
bool rail_row(const Ui& ui, const std::string& id, const Rect& rail, float y, const RailRow& row);
float rail_row_height(const Ui& ui);

}  // namespace kexie
