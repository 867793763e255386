#include "ui/page_texture.h"

#include <imgui_internal.h>

#include <cstddef>
#include <utility>

namespace kexie {

namespace {

void forget(ImTextureData& texture) {
    ImGui::UnregisterUserTexture(&texture);
    // The renderer may look through this list before the next frame makes it anew.
    ImGui::GetPlatformIO().Textures.find_erase(&texture);
}

}  // namespace

PageTexture::~PageTexture() {
    // What the graphics driver holds goes with the window.
    clear();
    for (const auto& texture : m_old) forget(*texture);
}

void PageTexture::clear() {
    if (m_texture) m_old.push_back(std::move(m_texture));
}

void PageTexture::set(const DrawnPage& page) {
    clear();
    m_texture = std::make_unique<ImTextureData>();
    m_texture->Create(ImTextureFormat_RGBA32, page.width, page.height);
    m_texture->UseColors = true;
    m_texture->SetStatus(ImTextureStatus_WantCreate);
    unsigned char* to = m_texture->Pixels;
    for (std::size_t from = 0; from + 2 < page.rgb.size(); from += 3) {
        for (std::size_t i = 0; i < 3; ++i) *to++ = static_cast<unsigned char>(page.rgb[from + i]);
        *to++ = 255;
    }
    ImGui::RegisterUserTexture(m_texture.get());
}

void PageTexture::release_old() {
    std::erase_if(m_old, [](const std::unique_ptr<ImTextureData>& texture) {
        // The frame that replaced it may have drawn with it before.
        ++texture->UnusedFrames;
        const bool is_gone = texture->Status == ImTextureStatus_Destroyed ||
                             texture->Status == ImTextureStatus_WantCreate;
        if (is_gone) {
            forget(*texture);
        } else {
            texture->SetStatus(ImTextureStatus_WantDestroy);
        }
        return is_gone;
    });
}

}  // namespace kexie
