// The help sheet: every key, and the query syntax by example.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class HelpSheet {
public:
    // `area`: the overlay below its heading.
    void draw(Ui ui, const Rect& area);
    bool is_moving() const { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

private:
    ScrollArea m_scroll;
    float m_height = 0;  // Of the content, in the last frame.
};

}  // namespace kexie
