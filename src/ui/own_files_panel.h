// The overlay for own files: what was found in each; buttons to remove, add, and save all as one
// bundle.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class OwnFilesPanel {
public:
    // `area`: the overlay below its heading.
    void draw(Ui ui, const Rect& area);
    bool is_moving() const { return m_list.is_dragging() || m_list.is_gliding(); }

private:
    ScrollArea m_list;
};

}  // namespace kexie
