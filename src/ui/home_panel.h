// The holdings, as a square for each issue number of each year, and recent searches.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

// Draws the squares; returns the y below.
float draw_holdings(const Ui& ui, const Rect& rail, float y);
// Draws recent searches, if there are any; returns the y below.
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
