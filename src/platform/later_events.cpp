#include "platform/later_events.h"

#include <imgui_internal.h>

namespace kexie {

LaterEvents::LaterEvents() {
    ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    bool pressed = false;
    for (ImGuiInputEvent* event = queue.begin(); event != queue.end(); ++event) {
        if (event->Type != ImGuiInputEventType_Key) continue;
        const bool modifier = (event->Key.Key & ImGuiMod_Mask_) != 0;
        if (pressed && modifier && !event->Key.Down) {
            m_events.assign(event, queue.end());
            queue.resize(static_cast<int>(event - queue.begin()));
            return;
        }
        pressed |= event->Key.Down && !modifier;
    }
}

LaterEvents::~LaterEvents() {
    for (const ImGuiInputEvent& event : m_events) {
        ImGui::GetCurrentContext()->InputEventsQueue.push_back(event);
    }
}

}  // namespace kexie
