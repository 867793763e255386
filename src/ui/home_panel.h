// What the archive holds, as a square for each number of each year, and what was searched before.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

// The squares; returns the y under them.
float draw_holdings(const Ui& ui, const Rect& rail, float y);
// Recent searches; returns the y under them, draws nothing where there are none.
float draw_recent_searches(const Ui& ui, const Rect& rail, float y);

// Both, beside the newest issue in a wide window.
class HomePanel {
public:
    void draw(Ui ui, const Rect& area);
    bool is_moving() const { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

private:
    ScrollArea m_scroll;
    float m_content_height = 0;
};

}  // namespace kexie
