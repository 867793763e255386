// The search box: a frame around a text field, which is the system's where there is one.
#pragma once

#include <string>

#include "ui/ui.h"

namespace kexie {

// Where a text field of the system's is to lie; device pixels.
struct FieldLayout {
    bool visible = false;
    Rect rect;
    float em = 0;
};

// What the empty box says: what can be typed into it here.
StringId box_hint(const State& state, bool short_of_room);

// An overlay reaches over the search box: the system's text field, which would lie on top, is
// hidden. The settings open below it.
bool covers_box(const State& state);

class SearchBox {
public:
    // `native_field`: the platform lays its own field over the returned place; otherwise the text
    // is edited here. `focused`: the native field has the keyboard.
    FieldLayout draw(const Ui& ui, const Rect& rect, bool native_field, bool focused);

    // The frame that was drawn last; what is offered hangs under it.
    const Rect& rect() const { return m_rect; }
    // The text is being edited here.
    bool is_editing() const { return m_editing; }

private:
    void edit(const Ui& ui, const Rect& rect, float em);
    // A line under each place of the query that could not be understood.
    void underline_problems(const Ui& ui, const Rect& text, float em) const;

    Rect m_rect;
    std::string m_text;
    std::string m_sent;  // What the state is known to hold.
    std::uint64_t m_focus_serial = 0;
    bool m_editing = false;
    bool m_had_focus = false;  // Of the keyboard, in the last frame.
};

}  // namespace kexie
