// What lies over the reading room for a while: help, contents of the issue, settings.
#pragma once

#include <functional>
#include <string>

#include "ui/own_files_panel.h"
#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class Overlays {
public:
    // Each open overlay is a window of its own, so that what is under it cannot be pressed.
    void draw(const Ui& ui, const Rect& window);
    bool is_moving() const {
        return m_contents.is_dragging() || m_contents.is_gliding() || m_help.is_dragging() ||
               m_help.is_gliding() || m_own_files.is_moving();
    }

private:
    void draw_contents(Ui ui, const Rect& box);
    void draw_help(Ui ui, const Rect& box);

    ScrollArea m_contents;
    OwnFilesPanel m_own_files;
    ScrollArea m_help;
    float m_help_height = 0;
    float m_settings_height = 0;  // Of the last frame.
};

// A box over everything, and what is drawn into it with that window's own list. `name` is unique;
// `title` is what it is called.
void float_box(const Ui& ui, const char* name, const std::string& title, const Rect& box,
               const std::function<void(const Ui&)>& draw);

// Before anything asks for the pointer: a box that has been closed since the last frame no longer
// takes what is pressed where it was.
void drop_closed_boxes(const State& state);

// Theme, language, text size and line spacing, in a column of `area`; returns the y under them.
float draw_settings(const Ui& ui, const Rect& area);

}  // namespace kexie
