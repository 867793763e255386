#include "platform/imgui_layer.h"

#include <SDL.h>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl2.h>
#include <imgui.h>

#include "platform/gl.h"

namespace kexie::imgui_layer {

void open(SDL_Window* window, void* gl_context, const char* glsl) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // The program keeps its own preferences.
    io.LogFilename = nullptr;
    ImGui_ImplSDL2_InitForOpenGL(window, gl_context);
    ImGui_ImplOpenGL3_Init(glsl);
}

void close() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
}

void restore(const char* glsl) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplOpenGL3_Init(glsl);
}

void handle(const SDL_Event& event) {
    ImGui_ImplSDL2_ProcessEvent(&event);
}

void begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGui::NewFrame();
}

void end_frame(int width_px, int height_px, std::uint32_t background) {
    ImGui::Render();
    const auto channel = [&](int shift) {
        return static_cast<float>((background >> shift) & 0xFF) / 255.0f;
    };
    glViewport(0, 0, width_px, height_px);
    glClearColor(channel(16), channel(8), channel(0), 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace kexie::imgui_layer
