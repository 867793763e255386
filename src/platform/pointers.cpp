#include "platform/pointers.h"

#include <algorithm>
#include <cmath>

namespace kexie {

void Pointers::handle(const SDL_Event& event, int width, int height) {
    if (event.type == SDL_MOUSEBUTTONDOWN && event.button.button == SDL_BUTTON_LEFT) {
        m_presses.push_back(event.button.clicks);
    }
    const bool down = event.type == SDL_FINGERDOWN;
    const bool up = event.type == SDL_FINGERUP;
    if (!down && !up && event.type != SDL_FINGERMOTION) return;
    const auto found = std::find_if(m_fingers.begin(), m_fingers.end(), [&](const Finger& finger) {
        return down ? !finger.down : finger.down && finger.id == event.tfinger.fingerId;
    });
    if (found == m_fingers.end()) return;
    *found = {event.tfinger.fingerId, !up, event.tfinger.x * static_cast<float>(width),
              event.tfinger.y * static_cast<float>(height)};
    if (down) m_first_distance = distance();
}

void Pointers::begin_frame(bool pressed, bool more_waits) {
    if (pressed && !m_presses.empty()) {
        m_clicks = m_presses.front();
        m_presses.pop_front();
    }
    if (!more_waits) m_presses.clear();
}

float Pointers::distance() const {
    return std::hypot(m_fingers[0].x - m_fingers[1].x, m_fingers[0].y - m_fingers[1].y);
}

float Pointers::pinch() const {
    if (!m_fingers[0].down || !m_fingers[1].down || m_first_distance <= 0) return 0;
    return distance() / m_first_distance;
}

}  // namespace kexie
