// A page with Dear ImGui, SDL2 and one font, and nothing of ours: what tests/web/performance.mjs
// measures the start of the real page against.
#include <SDL.h>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl2.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <GLES3/gl3.h>

namespace {

constexpr int width_px = 1440;
constexpr int height_px = 900;

}  // namespace

extern "C" {

// `font` is allocated with malloc and stays.
void bare_open(void* font, int size) {
    SDL_Init(SDL_INIT_VIDEO);
    SDL_Window* window = SDL_CreateWindow("bare", 0, 0, width_px, height_px, 0);
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.antialias = false;
    emscripten_webgl_make_context_current(emscripten_webgl_create_context("#canvas", &attributes));
    ImGui::CreateContext();
    ImGui_ImplSDL2_InitForOpenGL(window, nullptr);
    ImGui_ImplOpenGL3_Init("#version 300 es");
    ImFontConfig config;
    config.FontDataOwnedByAtlas = true;
    ImGui::GetIO().Fonts->AddFontFromMemoryTTF(font, size, 18.0f, &config);
}

void bare_frame() {
    SDL_Event event;
    while (SDL_PollEvent(&event)) ImGui_ImplSDL2_ProcessEvent(&event);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGui::NewFrame();
    ImGui::Begin("A window");
    ImGui::TextUnformatted("科协每周动态");
    ImGui::Button("OK");
    ImGui::End();
    ImGui::Render();
    glViewport(0, 0, width_px, height_px);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // extern "C"
