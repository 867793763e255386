// Pointer input that Dear ImGui does not keep: pinch gestures, and the number of consecutive
// clicks.
#pragma once

#include <SDL.h>

#include <array>
#include <deque>

namespace kexie {

class Pointers {
public:
    // `width` and `height` of the window: SDL reports touch positions as fractions of them.
    void handle(const SDL_Event& event, int width, int height);

    // Call at the start of a frame. `pressed`: this frame handles a press of the left button;
    // `more_waits`: further events are queued for later frames. Each press gets its own frame, so
    // fast clicks queue up.
    void begin_frame(bool pressed, bool more_waits);

    // Consecutive presses of the left button up to the latest frame with one.
    int clicks() const { return m_clicks; }

    // Distance between two fingers relative to the start of the gesture; 0 without two fingers.
    float pinch() const;

private:
    struct Finger {
        SDL_FingerID id = 0;
        bool down = false;
        float x = 0;
        float y = 0;
    };

    float distance() const;

    std::array<Finger, 2> m_fingers;
    float m_first_distance = 0;
    int m_clicks = 0;
    std::deque<int> m_presses;  // Click counts of presses whose frame is still to come.
};

}  // namespace kexie
