// The order of keys and their modifiers.
#pragma once

#include <vector>

struct ImGuiInputEvent;

namespace kexie {

// Dear ImGui reads the modifiers once a frame, after all of its events: where N is pressed and
// Shift released since the last frame, it sees N without Shift. Such a release, and what follows
// it, is taken out of the queue of the current context, and put back when this goes: after
// NewFrame().
class LaterEvents {
public:
    LaterEvents();
    ~LaterEvents();
    LaterEvents(const LaterEvents&) = delete;
    LaterEvents& operator=(const LaterEvents&) = delete;

private:
    std::vector<ImGuiInputEvent> m_events;
};

}  // namespace kexie
