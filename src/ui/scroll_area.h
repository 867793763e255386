// A scrolling area with wheel, scroll bar, and touch scrolling with inertia. The caller draws the
// content, shifted by offset().
#pragma once

#include <string>

#include "ui/ui.h"

namespace kexie {

class ScrollArea {
public:
    // Reads this frame's input and clips drawing until end(). `content_height` in device pixels.
    // With a `name`, Tab stops at the area: for content without anything pressable.
    void begin(const Ui& ui, const char* id, const Rect& area, float content_height,
               std::string name = {});
    // Ends clipping and draws the scroll bar.
    void end(const Ui& ui);

    float offset() const { return m_offset; }
    // Clamped at the next begin().
    void set_offset(float offset);
    void scroll_by(float pixels) { set_offset(m_offset + pixels); }

    // The finger that is down selects or pinches: it does not scroll until it is lifted.
    void let_go() {
        m_touched = m_dragging = false;
        m_velocity = 0;
    }
    // While a finger drags or the content glides, presses do not count and more frames are needed.
    bool is_dragging() const { return m_dragging; }
    bool is_gliding() const { return m_velocity != 0; }

private:
    void read_wheel(const Painter& painter, bool hovered);
    void read_finger(const Painter& painter, bool hovered);
    void read_bar(const Painter& painter, const char* id);
    Rect bar(const Painter& painter) const;
    float range() const;

    Rect m_area;
    float m_content_height = 0;
    float m_offset = 0;
    float m_velocity = 0;  // Pixels a second, while gliding.
    bool m_touched = false;
    bool m_dragging = false;
};

}  // namespace kexie
