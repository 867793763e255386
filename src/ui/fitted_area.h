// Content that is drawn whole where it fits, and scrolls where it does not: in low windows.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class FittedArea {
public:
    // Where to draw: as large as `area`, moved up where the content has been scrolled. `id` is
    // unique among scroll areas.
    Rect begin(Ui& ui, const char* id, const Rect& area);
    // `bottom` of the content, in device pixels of the window.
    void end(const Ui& ui, float bottom);

    // Of the content in the last frame.
    float height() const { return m_height; }
    bool is_moving() const { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

private:
    ScrollArea m_scroll;
    float m_top = 0;
    float m_height = 0;
    bool m_scrolls = false;
};

// Draws what a function draws that returns the y below.
template <typename Draw>
void draw_fitted(Ui ui, FittedArea& fitted, const char* id, const Rect& area, const Draw& draw) {
    const Rect moved = fitted.begin(ui, id, area);
    fitted.end(ui, draw(ui, moved));
}

}  // namespace kexie
