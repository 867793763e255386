// Keyboard focus: Tab moves through everything pressable, arrows through a list, Enter and Space
// press. The DOM elements of the page go through the same functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/painter.h"
#include "ui/semantics.h"

namespace kexie {

class KeyboardFocus {
public:
    // Reads this frame's keys, before drawing. `shown`: the semantic tree of the last frame.
    void read_keys(const Semantics& shown);

    // The focused node; empty: none, so keys scroll and act as shortcuts.
    const std::string& id() const { return m_id; }
    bool is_at(std::string_view id) const { return !m_id.empty() && m_id == id; }
    // Arrow keys move through a list instead of scrolling.
    bool takes_arrows() const { return m_in_list; }

    // From outside, between frames.
    void move_to(const Semantics& shown, std::string_view id);
    void press(std::string_view id) { m_press = id; }
    void scroll(std::string_view scroller, float offset) {
        m_scroll = {std::string(scroller), offset};
    }

    // True in the frame in which a node is pressed by key or by press().
    bool is_pressed(std::string_view id) const { return !m_pressed.empty() && m_pressed == id; }
    // The pointer pressed a node: focus is dropped, and Tab continues from there.
    void pointer_pressed(std::string_view id);
    // Takes the offset that a scroller was asked to scroll to, in device pixels.
    std::optional<float> take_scroll(std::string_view scroller);

    // The focused node is drawn at `rect`, clipped by `clip`.
    void place_ring(const Rect& rect, const Rect& clip);
    void draw_ring(const Painter& paint, const Palette& colors) const;

    // After a frame: moves focus into a dialog that opened, back when it closes, and to the main
    // part if the focused node is gone.
    void settle(const Semantics& shown);
    // The next frame has something to do.
    bool is_waiting() const { return m_scroll || !m_press.empty(); }

private:
    struct Scroll {
        std::string scroller;
        float offset = 0;
    };
    struct Ring {
        Rect rect;
        Rect clip;
    };

    void step(const Semantics& shown, int by);
    void step_in_list(const Semantics& shown, int by);
    void arrive(const Semantics& shown, std::size_t index);

    std::string m_id;
    std::string m_start;    // Where Tab continues from while no node is focused.
    std::string m_press;    // To be pressed in the next frame.
    std::string m_pressed;  // Pressed in this frame.
    std::string m_dialog;   // The open dialog, and the node that was focused before.
    std::string m_before_dialog;
    std::optional<Scroll> m_scroll;
    std::optional<Ring> m_ring;
    bool m_in_list = false;
};

}  // namespace kexie
