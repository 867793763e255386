// What the desktop window and the page share: the Dear ImGui context over an SDL window.
#pragma once

#include <cstdint>

union SDL_Event;
struct SDL_Window;

namespace kexie::imgui_layer {

// `gl_context` is null if SDL did not create the OpenGL context. Until start_renderer(), frames run
// without drawing.
void open(SDL_Window* window, void* gl_context);
void close();

// Start needs a current OpenGL context; false if its driver does not accept the shaders. Stop when
// the context is lost, start again once restored.
bool start_renderer();
void stop_renderer();

void handle(const SDL_Event& event);
void begin_frame();
// True while events are queued for the next frame: Dear ImGui never handles a press and its release
// in the same frame.
bool has_input();
// True in the frame that handles a press of the left button.
bool is_pressed();
// `background` is 0xRRGGBB.
void end_frame(std::uint32_t background);

}  // namespace kexie::imgui_layer
