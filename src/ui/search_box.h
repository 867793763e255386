// The search box: a frame around a text field, which is the system's where there is one.
#pragma once

#include <string>

#include "ui/ui.h"

namespace kexie {

// Where a text field of the system's is to lie; device pixels.
struct FieldPlace {
    bool visible = false;
    Rect rect;
    float em = 0;
};

class SearchBox {
public:
    // `native_field`: the platform lays its own field over the returned place; otherwise the text
    // is edited here. `focused`: the native field has the keyboard.
    FieldPlace draw(const Ui& ui, const Rect& rect, bool native_field, bool focused);

private:
    void edit(const Ui& ui, const Rect& rect, float em);

    std::string m_text;
    std::uint64_t m_focus_serial = 0;
    bool m_editing = false;
};

}  // namespace kexie
