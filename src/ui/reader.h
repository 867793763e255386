// The reading column: one issue, with marks, selection and scrolling.
#pragma once

#include <cstdint>
#include <string>

#include "ui/issue_layout.h"
#include "ui/scroll_area.h"
#include "ui/text_pointer.h"
#include "ui/ui.h"

namespace kexie {

class Reader {
public:
    void draw(Ui ui, const Rect& area);
    // Call after everything else is drawn: presses that no button took belong to the text.
    void read_pointer(const Ui& ui, const PointerInput& input);

    bool is_moving() const {
        return m_scroll.is_dragging() || m_scroll.is_gliding() || m_pointer.is_waiting();
    }

private:
    // What the cached layout was made for.
    struct Key {
        const Issue* issue = nullptr;
        float width = 0;
        float scale = 0;
        int font_size_px = 0;
        LineSpacing spacing{};
        Language language{};

        bool operator==(const Key&) const = default;
    };

    void prepare(const Ui& ui, const Issue& issue, float width);
    void follow_request(const Ui& ui, const Rect& area);
    void read_keys(const Ui& ui, const Rect& area);
    void read_selection_keys(const Ui& ui) const;
    void extend_by_line(const Ui& ui, float lines) const;
    void show_mark(const Ui& ui, const Rect& area, const TextRange& mark);
    void draw_marks(const Ui& ui, float x, float top) const;
    void draw_selection(const Ui& ui, float x, float top) const;
    void draw_block(const Ui& ui, const Block& block, float x, float y) const;
    void report_scroll(const Ui& ui, const Rect& area);

    Key m_key;
    IssueLayout m_page;
    ScrollArea m_scroll;
    TextPointer m_pointer;
    Rect m_area;
    bool m_drawn = false;       // In this frame.
    int m_pinched_from_px = 0;  // Text size when a pinch began; 0: none.
    std::uint64_t m_serial = 0;
    float m_reported = -1;
};

}  // namespace kexie
