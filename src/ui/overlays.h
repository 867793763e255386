// Draws the overlay that is open, and the text menu: boxes over the reading room.
#pragma once

#include <functional>
#include <string>

#include "ui/fitted_area.h"
#include "ui/help_sheet.h"
#include "ui/own_files_panel.h"
#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class Overlays {
public:
    void draw(const Ui& ui, const Rect& window);
    bool is_moving() const {
        return m_contents.is_dragging() || m_contents.is_gliding() || m_help.is_moving() ||
               m_own_files.is_moving() || m_settings.is_moving() || m_export.is_moving() ||
               m_menu.is_moving();
    }

private:
    Rect box_of(const Ui& ui, const Rect& window, Overlay overlay) const;
    void draw_body(const Ui& ui, Overlay overlay, const Rect& area);
    void draw_contents(Ui ui, const Rect& area);

    ScrollArea m_contents;
    OwnFilesPanel m_own_files;
    HelpSheet m_help;
    FittedArea m_settings;
    FittedArea m_export;
    FittedArea m_menu;
};

// Draws into a floating box: a dialog with a window of its own. `name` is unique; `title` is what
// screen readers call it.
void float_box(const Ui& ui, const char* name, const std::string& title, const Rect& box,
               const std::function<void(const Ui&)>& draw);

// Call at the start of a frame: boxes closed since the last one no longer catch presses.
void release_closed_boxes(const State& state);

}  // namespace kexie
