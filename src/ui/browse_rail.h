// Years and issues with their gaps, sections and contributing units, each with its count.
#pragma once

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class BrowseRail {
public:
    // `has_home_panel`: the home panel is shown elsewhere, so the rail leaves it out.
    void draw(Ui ui, const Rect& area, bool has_home_panel);
    bool is_moving() const { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

private:
    float draw_issues(const Ui& ui, const Rect& rail, float y);
    float draw_counts(const Ui& ui, const Rect& rail, float y);

    ScrollArea m_scroll;
    float m_content_height = 0;
};

}  // namespace kexie
