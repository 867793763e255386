// A picture for the window to draw.
#pragma once

#include <imgui.h>

#include <memory>
#include <vector>

#include "document/drawn_page.h"

namespace kexie {

// Lives no longer than the Dear ImGui context.
class PageTexture {
public:
    PageTexture() = default;
    ~PageTexture();
    PageTexture(const PageTexture&) = delete;
    PageTexture& operator=(const PageTexture&) = delete;

    // Replaces the picture. Call only within a frame, and at most once in it.
    void set(const DrawnPage& page);
    void clear();
    // Gives back, a frame later, what was replaced; once in each frame.
    void release_old();

    bool is_set() const { return m_texture != nullptr; }
    ImTextureRef ref() const { return m_texture->GetTexRef(); }

private:
    std::unique_ptr<ImTextureData> m_texture;
    std::vector<std::unique_ptr<ImTextureData>> m_old;
};

}  // namespace kexie
