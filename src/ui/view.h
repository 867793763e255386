// The whole interface: draws a State and returns what the person did as commands.
#pragma once

#include <string_view>
#include <vector>

#include "app/command.h"
#include "app/state.h"
#include "ui/browse_rail.h"
#include "ui/contents_panel.h"
#include "ui/filter_rail.h"
#include "ui/fitted_area.h"
#include "ui/hit_list.h"
#include "ui/home_panel.h"
#include "ui/message_page.h"
#include "ui/overlays.h"
#include "ui/reader.h"
#include "ui/search_box.h"
#include "ui/source_page.h"
#include "ui/ui.h"

namespace kexie {

struct ViewInput {
    float width_px = 0;  // Of the window, in device pixels.
    float height_px = 0;
    float scale = 1;             // Device pixels per CSS pixel.
    bool native_field = false;   // The platform has a text field of its own.
    bool field_focused = false;  // It has the keyboard.
    bool seen = true;            // False: nothing reaches the screen; see Semantics::begin().
    PointerInput pointer;
};

struct ViewOutput {
    std::vector<Command> commands;
    FieldLayout field;
    bool moving = false;  // An animation goes on: draw another frame.
};

class View {
public:
    // Call between begin and end of an ImGui frame.
    ViewOutput draw(const State& state, const Fonts& fonts, const ViewInput& input);

    // The semantic tree of the last frame, and the focus in it.
    const Semantics& semantics() const { return m_semantics; }
    const KeyboardFocus& focus() const { return m_focus; }
    // The printed page of the last frame.
    const PicturePlace& picture() const { return m_source.picture(); }

    // `drawer` outlives it.
    void draw_pictures_with(PictureDrawer& drawer) { m_source.draw_pictures_with(drawer); }

    // Events of the DOM elements, between frames: focus a node, press it, or scroll to an offset in
    // CSS pixels.
    void focus_node(std::string_view id) { m_focus.move_to(m_semantics, id); }
    void press_node(std::string_view id) { m_focus.press(id); }
    void scroll_node(std::string_view id, float offset_px) {
        m_focus.scroll(id, offset_px * m_scale);
    }

private:
    FieldLayout draw_archive(const Ui& ui, const Rect& window, const ViewInput& input);
    FieldLayout draw_wide(const Ui& ui, const Rect& window, const ViewInput& input);
    void draw_columns(const Ui& ui, Rect body);
    // Takes the columns from the left of `body`.
    void draw_search_columns(const Ui& ui, Rect& body);
    FieldLayout draw_one_column(const Ui& ui, const Rect& window, const ViewInput& input);
    FieldLayout draw_head(const Ui& ui, const Rect& head, const ViewInput& input);
    void draw_pane(const Ui& ui, const Rect& body);
    void draw_message(const Ui& ui, const Rect& area, const Message& message);
    void draw_reading(const Ui& ui, const Rect& area);
    // Sends LeaveBox when the search box has lost the keyboard.
    void watch_box(const Ui& ui, const ViewInput& input);
    bool is_moving() const;

    SearchBox m_search_box;
    bool m_box_entered = false;
    BrowseRail m_browse;
    FilterRail m_filters;
    HitList m_hits;
    Reader m_reader;
    HomePanel m_home;
    ContentsPanel m_contents;
    SourcePage m_source;
    Overlays m_overlays;
    FittedArea m_message;
    FittedArea m_settings;
    FittedArea m_trends;
    Semantics m_semantics;
    KeyboardFocus m_focus;
    float m_scale = 1;
};

}  // namespace kexie
