// What lies over the reading room for a while: help, contents of the issue, settings.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class Overlays {
public:
    // Each open overlay is a window of its own, so that what is under it cannot be pressed.
    void draw(const Ui& ui, const Rect& window);
    bool is_moving() const { return m_contents.is_dragging() || m_contents.is_gliding(); }

private:
    void draw_contents(Ui ui, const Rect& box);

    ScrollArea m_contents;
};

// Theme, language and text size, in a column of `area`.
void draw_settings(const Ui& ui, const Rect& area);

}  // namespace kexie
