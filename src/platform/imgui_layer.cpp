#include "platform/imgui_layer.h"

#include <SDL.h>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl2.h>
#include <imgui.h>
#include <imgui_internal.h>

#include "platform/gl.h"

namespace kexie::imgui_layer {

namespace {

bool can_draw() {
    return ImGui::GetIO().BackendRendererUserData != nullptr;
}

// What ImGui hands to a renderer is left lying: textures wait until there is one.
void do_without_renderer() {
    ImGui::GetIO().BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
}

// Shaders take time to compile: not in the first frame, but beside what comes before it.
void start_renderer(const char* glsl) {
    ImGui_ImplOpenGL3_Init(glsl);
    ImGui_ImplOpenGL3_CreateDeviceObjects();
}

}  // namespace

void open(SDL_Window* window, void* gl_context, const char* glsl) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // The program keeps its own preferences.
    io.LogFilename = nullptr;
    ImGui_ImplSDL2_InitForOpenGL(window, gl_context);
    if (glsl) {
        start_renderer(glsl);
    } else {
        do_without_renderer();
    }
}

void close() {
    if (can_draw()) ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
}

void lose() {
    if (can_draw()) ImGui_ImplOpenGL3_Shutdown();
    do_without_renderer();
}

void restore(const char* glsl) {
    ImGui::GetIO().BackendFlags &= ~ImGuiBackendFlags_RendererHasVtxOffset;
    start_renderer(glsl);
}

void handle(const SDL_Event& event) {
    ImGui_ImplSDL2_ProcessEvent(&event);
}

void begin_frame() {
    if (can_draw()) ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGui::NewFrame();
}

bool has_input() {
    return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
}

bool is_pressed() {
    return ImGui::IsMouseClicked(ImGuiMouseButton_Left);
}

void end_frame(int width_px, int height_px, std::uint32_t background) {
    ImGui::Render();
    if (!can_draw()) return;
    const auto channel = [&](int shift) {
        return static_cast<float>((background >> shift) & 0xFF) / 255.0f;
    };
    glViewport(0, 0, width_px, height_px);
    glClearColor(channel(16), channel(8), channel(0), 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace kexie::imgui_layer
