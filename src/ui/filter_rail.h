// The search filters: time chart, years, sections, contributing units and scope.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class FilterRail {
public:
    void draw(Ui ui, const Rect& area);
    bool is_moving() const { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

private:
    float draw_boxes(const Ui& ui, const Rect& rail, float y) const;
    float draw_scope(const Ui& ui, const Rect& rail, float y) const;

    ScrollArea m_scroll;
    float m_content_height = 0;
};

}  // namespace kexie
