// What the desktop window and the page share: the ImGui context over an SDL window with OpenGL.
#pragma once

#include <cstdint>

union SDL_Event;
struct SDL_Window;

namespace kexie::imgui_layer {

// `gl_context` may be null where SDL did not make the context. Frames have no pixels until
// start_renderer().
void open(SDL_Window* window, void* gl_context);
void close();

// With a current OpenGL context; once more when it was lost and is restored.
void start_renderer();
void stop_renderer();

void handle(const SDL_Event& event);
void begin_frame();
// True while events wait for another frame: ImGui takes no press and release in the same one.
bool has_input();
// True in the frame of a press of the left button.
bool is_pressed();
// `background` is 0xRRGGBB.
void end_frame(std::uint32_t background);

}  // namespace kexie::imgui_layer
