#include "platform/imgui_layer.h"

#include <SDL.h>
#include <backends/imgui_impl_sdl2.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <memory>

#include "platform/later_events.h"
#include "platform/renderer.h"

namespace kexie::imgui_layer {

namespace {

Renderer* renderer() {
    return static_cast<Renderer*>(ImGui::GetIO().BackendRendererUserData);
}

}  // namespace

void open(SDL_Window* window, void* gl_context) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // The program stores its own preferences.
    io.LogFilename = nullptr;
    // Set even without a renderer: textures wait until there is one.
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    ImGui_ImplSDL2_InitForOpenGL(window, gl_context);
}

void close() {
    stop_renderer();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
}

bool start_renderer() {
    auto started = std::make_unique<Renderer>();
    if (!started->works()) return false;
    ImGui::GetIO().BackendRendererUserData = started.release();
    return true;
}

void stop_renderer() {
    delete renderer();
    ImGui::GetIO().BackendRendererUserData = nullptr;
}

void handle(const SDL_Event& event) {
    ImGui_ImplSDL2_ProcessEvent(&event);
}

void begin_frame() {
    ImGui_ImplSDL2_NewFrame();
    const LaterEvents later;
    ImGui::NewFrame();
}

bool has_input() {
    return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
}

bool is_pressed() {
    return ImGui::IsMouseClicked(ImGuiMouseButton_Left);
}

void end_frame(std::uint32_t background) {
    ImGui::Render();
    if (renderer()) renderer()->draw(*ImGui::GetDrawData(), background);
}

}  // namespace kexie::imgui_layer
