#include "platform/renderer.h"

#include <imgui.h>

#include <cstddef>

#include "platform/gl.h"

namespace kexie {

namespace {

// The projection (scale, then offset) is a constant vertex attribute instead of a uniform, because
// the location of a uniform has to be queried.
enum Attribute : GLuint { Position, Uv, Color, Projection };

constexpr const char* vertex_shader = R"(
layout (location = 0) in vec2 position;
layout (location = 1) in vec2 uv;
layout (location = 2) in vec4 color;
layout (location = 3) in vec4 projection;
out vec2 fragment_uv;
out vec4 fragment_color;
void main() {
    fragment_uv = uv;
    fragment_color = color;
    gl_Position = vec4(position * projection.xy + projection.zw, 0.0, 1.0);
}
)";

constexpr const char* fragment_shader = R"(
precision mediump float;
uniform sampler2D glyphs;
in vec2 fragment_uv;
in vec4 fragment_color;
layout (location = 0) out vec4 pixel;
void main() {
    pixel = fragment_color * texture(glyphs, fragment_uv);
}
)";

// 0 if the driver refuses it.
GLuint link_program() {
    const GLuint program = glCreateProgram();
    const auto attach = [&](GLenum kind, const char* text) {
        const char* const parts[] = {glsl_version, text};
        const GLuint shader = glCreateShader(kind);
        glShaderSource(shader, 2, parts, nullptr);
        glCompileShader(shader);
        glAttachShader(program, shader);
        glDeleteShader(shader);  // Takes effect when the program is deleted.
    };
    attach(GL_VERTEX_SHADER, vertex_shader);
    attach(GL_FRAGMENT_SHADER, fragment_shader);
    glLinkProgram(program);
    // Also false if a shader was not compiled.
    GLint linked = GL_FALSE;
    glGetProgramiv(program, GL_LINK_STATUS, &linked);
    if (linked == GL_TRUE) return program;
    glDeleteProgram(program);
    return 0;
}

// OpenGL takes an offset into a buffer as a pointer.
const void* offset(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);
}

void create_texture(ImTextureData& texture) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, texture.GetPixels());
    texture.SetTexID(name);
    texture.SetStatus(ImTextureStatus_OK);
}

void update_texture(ImTextureData& texture) {
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture.GetTexID()));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
    for (const ImTextureRect& part : texture.Updates) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                        texture.GetPixelsAt(part.x, part.y));
    }
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    texture.SetStatus(ImTextureStatus_OK);
}

void destroy_texture(ImTextureData& texture) {
    const auto name = static_cast<GLuint>(texture.GetTexID());
    glDeleteTextures(1, &name);
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
}

void follow(ImTextureData& texture) {
    if (texture.Status == ImTextureStatus_WantCreate) create_texture(texture);
    if (texture.Status == ImTextureStatus_WantUpdates) update_texture(texture);
    // The frame that requests the destruction may still draw with it.
    const bool unused = texture.UnusedFrames > 0;
    if (texture.Status == ImTextureStatus_WantDestroy && unused) destroy_texture(texture);
}

// Maps Dear ImGui's coordinates, y down, to clip space, -1 to 1 and y up.
void set_projection(const ImDrawData& data) {
    const float scale_x = 2.0f / data.DisplaySize.x;
    const float scale_y = -2.0f / data.DisplaySize.y;
    glVertexAttrib4f(Projection, scale_x, scale_y, -1.0f - data.DisplayPos.x * scale_x,
                     1.0f - data.DisplayPos.y * scale_y);
}

// False if the clip rectangle is empty.
bool set_clip(const ImDrawData& data, const ImVec4& rect, int height_px) {
    const auto to_px = [](float at, float origin, float scale) {
        return static_cast<int>((at - origin) * scale);
    };
    const int left = to_px(rect.x, data.DisplayPos.x, data.FramebufferScale.x);
    const int top = to_px(rect.y, data.DisplayPos.y, data.FramebufferScale.y);
    const int right = to_px(rect.z, data.DisplayPos.x, data.FramebufferScale.x);
    const int bottom = to_px(rect.w, data.DisplayPos.y, data.FramebufferScale.y);
    if (right <= left || bottom <= top) return false;
    glScissor(left, height_px - bottom, right - left, bottom - top);
    return true;
}

template <class T>
void upload(GLenum target, const ImVector<T>& values) {
    glBufferData(target, values.size_in_bytes(), values.Data, GL_STREAM_DRAW);
}

}  // namespace

Renderer::Renderer() : m_program(link_program()) {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Renderer_TextureMaxWidth = platform.Renderer_TextureMaxHeight = limit;

    glGenVertexArrays(1, &m_vertex_array);
    glGenBuffers(1, &m_vertices);
    glGenBuffers(1, &m_indices);
    glUseProgram(m_program);
    glBindVertexArray(m_vertex_array);
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices);
    glEnableVertexAttribArray(Position);
    glEnableVertexAttribArray(Uv);
    glEnableVertexAttribArray(Color);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

Renderer::~Renderer() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) destroy_texture(*texture);
    glDeleteBuffers(1, &m_indices);
    glDeleteBuffers(1, &m_vertices);
    glDeleteVertexArrays(1, &m_vertex_array);
    glDeleteProgram(m_program);
}

// Supports ImDrawCmd::VtxOffset: OpenGL ES 3.0 has no base vertex, so the attributes start at
// `first`.
void Renderer::point_at_vertices(unsigned first) {
    constexpr GLsizei stride = sizeof(ImDrawVert);
    const std::size_t base = first * sizeof(ImDrawVert);
    glVertexAttribPointer(Position, 2, GL_FLOAT, GL_FALSE, stride,
                          offset(base + offsetof(ImDrawVert, pos)));
    glVertexAttribPointer(Uv, 2, GL_FLOAT, GL_FALSE, stride,
                          offset(base + offsetof(ImDrawVert, uv)));
    glVertexAttribPointer(Color, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride,
                          offset(base + offsetof(ImDrawVert, col)));
}

void Renderer::draw(const ImDrawData& data, std::uint32_t background) {
    const auto width_px = static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x);
    const auto height_px = static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y);
    if (width_px <= 0 || height_px <= 0) return;
    for (ImTextureData* texture : *data.Textures) follow(*texture);

    const auto channel = [&](int shift) {
        return static_cast<float>((background >> shift) & 0xFF) / 255.0f;
    };
    glViewport(0, 0, width_px, height_px);
    glClearColor(channel(16), channel(8), channel(0), 1.0f);
    glDisable(GL_SCISSOR_TEST);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_SCISSOR_TEST);
    set_projection(data);
    constexpr GLenum index_type = sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;
    for (const ImDrawList* list : data.CmdLists) {
        upload(GL_ARRAY_BUFFER, list->VtxBuffer);
        upload(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer);
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (!set_clip(data, command.ClipRect, height_px)) continue;
            point_at_vertices(command.VtxOffset);
            glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(command.GetTexID()));
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), index_type,
                           offset(command.IdxOffset * sizeof(ImDrawIdx)));
        }
    }
}

}  // namespace kexie
