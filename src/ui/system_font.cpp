#include "ui/system_font.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>
#include <cstring>

namespace kexie {

namespace {

const SystemFace& face_of(const ImFontConfig* source) {
    const SystemFace* face = nullptr;
    std::memcpy(&face, source->FontData, sizeof face);
    return *face;
}

bool init_source(ImFontAtlas*, ImFontConfig*) {
    return true;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) {
    return c >= 0x20;
}

bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
    const SystemFace& face = face_of(source);
    baked->Ascent = std::ceil(face.ascent_em * baked->Size);
    baked->Descent = -std::ceil(face.descent_em * baked->Size);
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c,
                ImFontGlyph* glyph, float* only_advance) {
    const auto picture = face_of(source).draw(static_cast<char32_t>(c), baked->Size);
    if (!picture) return false;
    if (only_advance) {
        *only_advance = picture->advance;
        return true;
    }
    glyph->Codepoint = c & 0x1FFFFF;
    glyph->AdvanceX = picture->advance;
    if (picture->width == 0 || picture->height == 0) return true;
    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, picture->width, picture->height);
    if (id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* slot = ImFontAtlasPackGetRect(atlas, id);
    glyph->X0 = picture->left;
    glyph->Y0 = baked->Ascent - picture->top;
    glyph->X1 = glyph->X0 + static_cast<float>(picture->width);
    glyph->Y1 = glyph->Y0 + static_cast<float>(picture->height);
    glyph->Visible = true;
    glyph->Colored = picture->colored;
    glyph->PackId = id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, slot, picture->rgba.data(),
                                       ImTextureFormat_RGBA32, picture->width * 4);
    return true;
}

const ImFontLoader& loader() {
    static const ImFontLoader instance = [] {
        ImFontLoader made;
        made.Name = "system";
        made.FontSrcInit = init_source;
        made.FontSrcContainsGlyph = contains;
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return instance;
}

}  // namespace

ImFont* add_system_font(const SystemFace& face) {
    ImFontConfig config;
    config.FontLoader = &loader();
    config.SizePixels = 16;
    config.Flags = ImFontFlags_NoLoadError;
    // The atlas frees the pointer, not what it points to.
    const SystemFace* pointer = &face;
    config.FontData = ImGui::MemAlloc(sizeof pointer);
    config.FontDataSize = static_cast<int>(sizeof pointer);
    std::memcpy(config.FontData, &pointer, sizeof pointer);
    return ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace kexie
