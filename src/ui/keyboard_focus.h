// Where the keyboard is: the Tab key goes through everything that can be pressed, arrows through a
// list, Enter and Space press. The page's elements move and press through the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/painter.h"
#include "ui/semantics.h"

namespace kexie {

class KeyboardFocus {
public:
    // Reads this frame's keys; `shown` is what the last frame showed. Before anything is drawn.
    void read_keys(const Semantics& shown);

    // The node that has the keyboard; empty: none, keys scroll and are shortcuts.
    const std::string& id() const { return m_id; }
    bool is_at(std::string_view id) const { return !m_id.empty() && m_id == id; }
    // Arrow keys go through a list and do not scroll.
    bool takes_arrows() const { return m_in_list; }

    // From outside, between frames.
    void move_to(const Semantics& shown, std::string_view id);
    void press(std::string_view id) { m_press = id; }
    void scroll(std::string_view scroller, float offset) {
        m_scroll = {std::string(scroller), offset};
    }

    // True in the frame in which a node is pressed by key or from outside.
    bool is_pressed(std::string_view id) const { return !m_pressed.empty() && m_pressed == id; }
    // The pointer pressed a node: the keyboard leaves, and Tab goes on from there.
    void pointer_pressed(std::string_view id);
    // Where a scroller is asked to be, once; device pixels from the top of its content.
    std::optional<float> take_scroll(std::string_view scroller);

    // The node with the keyboard is drawn at `rect`, cut off by `clip`.
    void place_ring(const Rect& rect, const Rect& clip);
    void draw_ring(const Painter& paint, const Palette& colors) const;

    // After a frame: goes into a dialog that opened, back where it was when that closes, and on to
    // what is left where its node is gone.
    void settle(const Semantics& shown);
    // Something is still to be done in the next frame.
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
    std::string m_start;    // Where Tab goes on from while no node has the keyboard.
    std::string m_press;    // To be pressed in the next frame.
    std::string m_pressed;  // Pressed in this frame.
    std::string m_dialog;   // The dialog that was open, and where the keyboard was before.
    std::string m_before_dialog;
    std::optional<Scroll> m_scroll;
    std::optional<Ring> m_ring;
    bool m_in_list = false;
};

}  // namespace kexie
