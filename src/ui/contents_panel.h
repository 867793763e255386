// The contents of the open issue beside its text, in wide windows.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class ContentsPanel {
public:
    void draw(Ui ui, const Rect& area);
    bool is_moving() const { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

private:
    ScrollArea m_scroll;
    float m_content_height = 0;
};

}  // namespace kexie
