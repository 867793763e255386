// A Dear ImGui renderer backend for OpenGL 3.3 and OpenGL ES 3.0 (WebGL 2).
#pragma once

#include <cstdint>

struct ImDrawData;

namespace kexie {

// Owns the OpenGL state: sets most of it once and never queries OpenGL while drawing, because on
// the page every query blocks until the GPU process has caught up.
//
// Must be destroyed before the Dear ImGui context. When the OpenGL context is lost, destroy the
// renderer and create another after the restore: Dear ImGui then uploads its textures again.
class Renderer {
public:
    // Needs current OpenGL and Dear ImGui contexts.
    Renderer();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    // False if the driver has not accepted the shaders: nothing can be drawn.
    bool works() const { return m_program != 0; }

    // Clears the framebuffer to `background` (0xRRGGBB) and draws `data` over it.
    void draw(const ImDrawData& data, std::uint32_t background);

private:
    void point_at_vertices(unsigned first);

    unsigned m_program = 0;
    unsigned m_vertex_array = 0;
    unsigned m_vertices = 0;
    unsigned m_indices = 0;
};

}  // namespace kexie
