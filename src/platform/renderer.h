// Draws what Dear ImGui wants drawn, with OpenGL 3.3 or OpenGL ES 3.0 (WebGL 2).
#pragma once

#include <cstdint>

struct ImDrawData;

namespace kexie {

// Has the OpenGL context to itself: sets most of its state once and never reads any back while it
// draws, because on the page every answer waits for the graphics process.
//
// Dear ImGui's context outlives it. When the OpenGL context is lost, destroy the renderer and make
// another for the restored one: Dear ImGui then hands out its textures again.
class Renderer {
public:
    // Needs a current OpenGL context.
    Renderer();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    // Fills the framebuffer with `background` (0xRRGGBB) and draws `data` over it.
    void draw(const ImDrawData& data, std::uint32_t background);

private:
    void point_at_vertices(unsigned first);

    unsigned m_program = 0;
    unsigned m_vertex_array = 0;
    unsigned m_vertices = 0;
    unsigned m_indices = 0;
};

}  // namespace kexie
