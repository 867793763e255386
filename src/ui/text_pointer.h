// Selecting the text of an issue by mouse and finger.
//
// Mouse: drag; twice for words, three times for paragraphs; Shift goes on from what is selected; a
// drag over the edge scrolls; the right button opens the menu. Finger: held still it takes a word,
// moved then it takes more, lifted it opens the menu; a tap ends the selection.
#pragma once

#include <optional>

#include "ui/issue_layout.h"
#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

// What the system knows of pointers and ImGui does not.
struct PointerInput {
    float pinch = 0;  // Distance of two fingers to that at first; 0: not two fingers.
    // How many presses followed one another, by the clock of the events; 0: unknown. ImGui counts
    // by frames, which a slow machine draws too seldom.
    int clicks = 0;
};

class TextPointer {
public:
    // `area`: where the page is seen, as far as it has scrolled. Once a frame, when all that can be
    // pressed has been drawn.
    void read(const Ui& ui, const IssueLayout& page, const Rect& area, int clicks,
              ScrollArea& scroll);

    // Nothing more of the press that goes on is meant for the text.
    void let_go() { m_press = Press::None; }

    // More frames are needed though nothing moves: a finger is held, a drag is over the edge.
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

    const IssueLayout* m_page = nullptr;  // Of this frame, as are the three below.
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
