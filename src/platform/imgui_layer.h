// What the desktop window and the page share: the ImGui context over an SDL window with OpenGL.
#pragma once

#include <cstdint>

union SDL_Event;
struct SDL_Window;

namespace kexie::imgui_layer {

// `gl_context` may be null where SDL did not make the context. `glsl` is the version line of the
// shaders, e.g. "#version 300 es"; null where nothing can be drawn: frames are then gone through
// without pixels.
void open(SDL_Window* window, void* gl_context, const char* glsl);
void close();

// Lets go of the graphics objects when the context is lost, and makes them anew.
void lose();
void restore(const char* glsl);

void handle(const SDL_Event& event);
void begin_frame();
// True while events wait for another frame: ImGui takes no press and release in the same one.
bool has_input();
// True in the frame of a press of the left button.
bool is_pressed();
// `background` is 0xRRGGBB; sizes in device pixels.
void end_frame(int width_px, int height_px, std::uint32_t background);

}  // namespace kexie::imgui_layer
