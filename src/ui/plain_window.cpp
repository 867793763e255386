#include "ui/plain_window.h"

#include <imgui_internal.h>

namespace kexie {

PlainWindow::PlainWindow(const char* name, const Rect& rect, ImGuiWindowFlags flags) {
    ImGui::SetNextWindowPos(ImVec2(rect.left, rect.top));
    ImGui::SetNextWindowSize(ImVec2(rect.width(), rect.height()));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
    ImGui::Begin(name, nullptr,
                 flags | ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
}

PlainWindow::~PlainWindow() {
    ImGui::End();
    ImGui::PopStyleVar(3);
}

void release_pointer(const char* window_name) {
    ImGuiWindow* window = ImGui::FindWindowByName(window_name);
    if (!window || !window->WasActive) return;
    window->WasActive = false;
    ImGui::UpdateHoveredWindowAndCaptureFlags(ImGui::GetIO().MousePos);
}

}  // namespace kexie
