// What the events of SDL tell of pointers beside what ImGui takes from them: two fingers on a
// screen, and presses that follow one another.
#pragma once

#include <SDL.h>

#include <array>

namespace kexie {

class Pointers {
public:
    // `width` and `height` of the window: SDL gives places as shares of them.
    void handle(const SDL_Event& event, int width, int height);

    // Presses of a button that followed one another, the last one included.
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
};

}  // namespace kexie
