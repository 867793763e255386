// Colours and measures of the interface.
#pragma once

#include <array>
#include <cstdint>

#include "app/state.h"

namespace kexie {

// 0xRRGGBB.
using Rgb = std::uint32_t;

struct Palette {
    Rgb paper;   // Behind text.
    Rgb panel;   // Bars and rails.
    Rgb ink;     // Text.
    Rgb ink2;    // Secondary text.
    Rgb ink3;    // Hints and counts.
    Rgb line;    // Rules and borders.
    Rgb red;     // The accent: masthead, section heads, selection.
    Rgb red_bg;  // Behind an active chip; ring of a focused field.
    Rgb hit;     // Behind a found word.
    Rgb hit2;    // Behind the current one.
    Rgb sel;     // Behind a selected row.
    Rgb chip;
    Rgb focus;                  // Ring around the focused node.
    Rgb selected;               // Behind selected text.
    std::array<Rgb, 5> series;  // The lines of a chart.
    // The system's colours, which go in pairs: what is drawn on `sel`, `hit2` and `selected` has
    // the colour `on_selected`, and on `hit` `on_hit`. Otherwise these two are unused.
    bool forced = false;
    Rgb on_selected = 0;
    Rgb on_hit = 0;
    Rgb link = ink;  // Titles that lead somewhere.
};

// The colours of every scheme but Scheme::Forced.
const Palette& palette(Scheme scheme);
Palette forced_palette(const SystemColors& colors);
// The palette of the state.
Palette palette_of(const State& state);
// What to draw a selected row with.
Palette palette_on_selected(const Palette& colors);

// Lengths in CSS pixels.
namespace size {
inline constexpr float top_bar = 56;
inline constexpr float status_bar = 28;
inline constexpr float browse_rail = 280;
inline constexpr float filter_rail = 240;
inline constexpr float home_panel = 260;
inline constexpr float home_panel_from = 1280;  // Narrower windows show it in the browse rail.
inline constexpr float hit_list = 440;
inline constexpr float hit_list_narrow = 340;
inline constexpr float hit_list_wide = 720;   // Where the window is wide: a quarter of it.
inline constexpr float contents = 360;        // Beside the text,
inline constexpr float contents_from = 1400;  // where text and contents together have this width.
inline constexpr float search_box = 640;
inline constexpr float search_box_height = 36;
inline constexpr float bottom_bar = 52;
inline constexpr float low_head = 40;  // Bars of a low window with one column.
inline constexpr float low_foot = 36;
inline constexpr float low_below = 300;
inline constexpr float touch_target = 44;
inline constexpr float one_column_below = 760;
inline constexpr float filters_from = 1180;  // Narrower windows have no room for the filter rail.
inline constexpr float measure_em = 38;      // Maximum characters per line.
}  // namespace size

}  // namespace kexie
