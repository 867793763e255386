// Selecting the text of an issue by mouse and finger.
//
// Mouse: drag to select; double click for words, triple click for paragraphs; Shift extends;
// dragging past the edge scrolls; the right button opens the menu. Touch: a long press selects a
// word, moving then extends, lifting opens the menu; a tap clears the selection.
#pragma once

#include <optional>

#include "ui/issue_layout.h"
#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

// Pointer data from the platform that ImGui does not have.
struct PointerInput {
    float pinch = 0;  // Ratio of the distance of two fingers to that at their start; 0: no pinch.
    // Click count by event time; 0: unknown. ImGui counts by frame time, which is too coarse on a
    // slow machine.
    int clicks = 0;
};

class TextPointer {
public:
    // Call once a frame, after everything pressable is drawn. `area`: the visible part of the
    // window that shows the page.
    void read(const Ui& ui, const IssueLayout& page, const Rect& area, int clicks,
              ScrollArea& scroll);

    // Ignores the rest of the current press.
    void let_go() { m_press = Press::None; }

    // More frames are needed: a finger is held, or a drag is past the edge.
    bool is_waiting() const { return m_waiting; }

private:
    enum class Press { None, Held, Selecting };

    void read_mouse(const Ui& ui, ScrollArea& scroll);
    void read_finger(const Ui& ui, ScrollArea& scroll);
    void press_text(const Ui& ui);
    void drag(const Ui& ui, ScrollArea& scroll);
    void open_menu(const Ui& ui) const;
    bool is_over_text() const;
    std::optional<TextAddress> address_at_pointer(Snap snap) const;

    const IssueLayout* m_page = nullptr;  // Of this frame, like the three below.
    Rect m_area;
    float m_offset = 0;
    int m_clicks = 0;

    Press m_press = Press::None;
    SelectionGrain m_grain{};
    bool m_dragged = false;  // Since the press.
    double m_pressed_at_s = 0;
    bool m_waiting = false;
};

}  // namespace kexie
