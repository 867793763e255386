// The person's own files: what was found in each, with a way to remove it, to add others and to
// save everything as one bundle.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class OwnFilesPanel {
public:
    // `area`: what is left of the panel under its heading.
    void draw(Ui ui, const Rect& area);
    bool is_moving() const { return m_list.is_dragging() || m_list.is_gliding(); }

private:
    ScrollArea m_list;
};

}  // namespace kexie
