// The source lines of an article beside the parsed text, with the parser's diagnostics.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class SourcePage {
public:
    void draw(Ui ui, const Rect& area);
    bool is_moving() const { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

private:
    ScrollArea m_scroll;
    float m_content_height = 0;
    ArticleAddress m_shown;  // Another one starts at the top.
};

}  // namespace kexie
