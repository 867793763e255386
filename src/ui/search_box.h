// The search box: a border around the platform's text field, or around ImGui's if it has none.
#pragma once

#include <string>

#include "ui/ui.h"

namespace kexie {

// Where to put the platform's text field; device pixels.
struct FieldLayout {
    bool visible = false;
    Rect rect;
    float em = 0;
};

// The placeholder of the empty box. `short_of_room`: the short one.
StringId box_hint(const State& state, bool short_of_room);

// True if the open overlay covers the search box. The platform's text field, which would lie on top
// of it, is hidden then. The settings open below the box.
bool covers_box(const State& state);

class SearchBox {
public:
    // `native_field`: the platform puts its own text field at the returned rectangle; otherwise
    // ImGui's is drawn. `focused`: the platform's field has the keyboard.
    FieldLayout draw(const Ui& ui, const Rect& rect, bool native_field, bool focused);

    // The box as last drawn; suggestions are listed below it.
    const Rect& rect() const { return m_rect; }
    // ImGui's text field is being edited.
    bool is_editing() const { return m_editing; }

private:
    void edit(const Ui& ui, const Rect& rect, float em);
    // Underlines the mistakes of the query.
    void underline_problems(const Ui& ui, const Rect& text, float em) const;

    Rect m_rect;
    std::string m_text;
    std::string m_sent;  // The text last sent to the state.
    std::uint64_t m_focus_serial = 0;
    bool m_editing = false;
    bool m_had_focus = false;  // In the last frame.
};

}  // namespace kexie
