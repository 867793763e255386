#include "ui/fitted_area.h"

namespace kexie {

Rect FittedArea::begin(Ui& ui, const char* id, const Rect& area) {
    m_scrolls = m_height > area.height();
    m_top = area.top;
    if (!m_scrolls) {
        m_scroll.set_offset(0);
        return area;
    }
    ui.presses_count = !m_scroll.is_dragging();
    m_scroll.begin(ui, id, area, m_height);
    m_top -= m_scroll.offset();
    return {area.left, m_top, area.right, m_top + area.height()};
}

void FittedArea::end(const Ui& ui, float bottom) {
    m_height = bottom - m_top;
    if (m_scrolls) m_scroll.end(ui);
}

}  // namespace kexie
