// What every panel is given: the state to draw, the means to draw it, and where commands go.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/command.h"
#include "app/state.h"
#include "ui/painter.h"
#include "ui/strings.h"
#include "ui/theme.h"

namespace kexie {

struct Ui {
    const State& state;
    const Painter& paint;
    const Palette& colors;
    std::vector<Command>& commands;
    // On a phone: what can be pressed is as tall as a finger needs.
    bool one_column = false;
    // A finger that drags a list does not press what is under it.
    bool presses_count = true;

    float px(float css) const { return paint.px(css); }
    std::string say(Word word, std::initializer_list<std::string> values = {}) const {
        return kexie::say(state.preferences.language, word, values);
    }
    template <typename C>
    void send(C command) const {
        commands.push_back(Command(std::move(command)));
    }
};

// What a pointer does to a place this frame.
struct Press {
    bool hovered = false;
    bool pressed = false;  // Pressed and let go over it.
};

// A place that can be pressed; draws nothing. `id` is unique within the frame.
Press press_area(const Ui& ui, const std::string& id, const Rect& rect);

// A word that can be pressed, in a box of `height`; returns its right edge.
struct WordButton {
    float right = 0;
    bool pressed = false;
};
WordButton word_button(const Ui& ui, const std::string& id, float x, float y, float height,
                       std::string_view words, bool active = false);

// A rounded label that can be pressed, vertically centred in `height`; returns its right edge.
WordButton chip(const Ui& ui, const std::string& id, float x, float y, float height,
                std::string_view words, bool active);

// A small heading of a rail; returns the y under it.
float rail_heading(const Ui& ui, const Rect& rail, float y, std::string_view words);

// A line of a rail: a name and, at the right, a figure. Returns true if it was pressed.
struct RailRow {
    std::string_view name;
    std::string_view figure;
    float indent_px = 0;  // CSS pixels.
    bool selected = false;
    bool quiet = false;  // A note, not a link.
    int box = -1;        // 0, 1: an empty or ticked box before the name.
};
bool rail_row(const Ui& ui, const std::string& id, const Rect& rail, float y, const RailRow& row);
float rail_row_height(const Ui& ui);

}  // namespace kexie
