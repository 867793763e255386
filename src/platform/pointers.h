// What the events of SDL tell of pointers beside what ImGui takes from them: two fingers on a
// screen, and presses that follow one another.
#pragma once

#include <SDL.h>

#include <array>
#include <deque>

namespace kexie {

class Pointers {
public:
    // `width` and `height` of the window: SDL gives places as shares of them.
    void handle(const SDL_Event& event, int width, int height);

    // A frame has begun: whether it is that of a press of the left button, and whether more events
    // wait for another frame. A quick hand is ahead of the frames: each press has one of its own.
    void begin_frame(bool pressed, bool more_waits);

    // Presses of the left button that followed one another, that of the last frame that had one
    // included.
    int clicks() const { return m_clicks; }

    // Distance of the fingers as a ratio to that at first; 0 while there are not two.
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
    std::deque<int> m_presses;  // Clicks of the presses whose frame has not begun.
};

}  // namespace kexie
