#include "ui/fonts.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>
#include <cstring>
#include <utility>

#include "base/utf8.h"
#include "base/verify.h"
#include "text/chars.h"

namespace kexie {

namespace {

// Index of Simplified Chinese in the Noto CJK collections.
constexpr ImU32 simplified_chinese_face = 2;

Face regular_of(Face face) {
    return face == Face::Serif || face == Face::SerifBold ? Face::Serif : Face::Sans;
}

bool is_collection(std::string_view bytes) {
    return bytes.substr(0, 4) == "ttcf";
}

bool is_font(std::string_view bytes) {
    const std::string_view tag = bytes.substr(0, 4);
    return is_collection(bytes) || tag == "OTTO" || tag == std::string_view("\0\1\0\0", 4) ||
           tag == "true";
}

// One em wide in every Noto CJK font.
bool is_full_width(char32_t c) {
    return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF60) || c >= 0x20000;
}

ImFont* add_to_atlas(ImFontConfig config, std::string_view bytes) {
    if (!is_font(bytes)) return nullptr;
    config.OversampleH = 1;  // Glyphs are placed on whole pixels.
    config.FontNo = is_collection(bytes) ? simplified_chinese_face : 0;
    config.Flags = ImFontFlags_NoLoadError;
    // The atlas frees it.
    config.FontData = ImGui::MemAlloc(bytes.size());
    config.FontDataSize = static_cast<int>(bytes.size());
    std::memcpy(config.FontData, bytes.data(), bytes.size());
    return ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace

bool Fonts::add(Face face, std::string_view bytes) {
    ImFontConfig config;
    // A negative size makes ImGui measure sizes by the em, as typography and the mockups do.
    config.SizePixels = -1.0f;
    // ImGui multiplies the advance limits by this size too, which turns the default maximum into
    // minus infinity: these become -1000 em and 1000 em.
    config.GlyphMinAdvanceX = 1000.0f;
    config.GlyphMaxAdvanceX = -1000.0f;
    ImFont* font = add_to_atlas(config, bytes);
    if (font) m_fonts[static_cast<std::size_t>(face)].push_back(font);
    return font != nullptr;
}

bool Fonts::add_field_font(std::string_view bytes) {
    m_field_font = add_to_atlas({}, bytes);
    return m_field_font != nullptr;
}

void Fonts::set_last_resort(Face face, DrawGlyph draw) {
    const auto index = static_cast<std::size_t>(face);
    if (m_last_resorts[index]) return;
    constexpr float em = 100;
    const Vertical beside = vertical(face, em);
    m_system_faces[index] = std::make_unique<SystemFace>(
        SystemFace{std::move(draw), beside.ascent / em, (beside.height - beside.ascent) / em});
    m_last_resorts[index] = add_system_font(*m_system_faces[index]);
}

void Fonts::redraw_last_resorts() {
    for (ImFont* font : m_last_resorts) {
        if (font) ImFontAtlasFontDiscardBakes(ImGui::GetIO().Fonts, font, 0);
    }
}

Fonts::Choice Fonts::choose(Face face, char32_t c) const {
    const auto& fonts = fonts_of(face);
    KEXIE_VERIFY(!fonts.empty());
    if (c < 0x20 || c == 0x3000 || is_zero_width(c)) return {fonts.front()};
    for (ImFont* font : fonts) {
        if (font->IsGlyphInFont(static_cast<ImWchar>(c))) return {font};
    }
    const Face regular = regular_of(face);
    for (ImFont* font : fonts_of(regular)) {
        if (font->IsGlyphInFont(static_cast<ImWchar>(c))) return {font, regular != face};
    }
    ++m_faults.missing_glyphs;
    ImFont* last_resort = m_last_resorts[static_cast<std::size_t>(face)];
    return {last_resort ? last_resort : fonts.front()};
}

void Fonts::draw(ImDrawList& list, Face face, float em, float left, float top, std::uint32_t color,
                 char32_t c) const {
    const Choice choice = choose(face, c);
    const float x = std::round(left);
    const auto character = static_cast<ImWchar>(c);
    choice.font->RenderChar(&list, em, ImVec2(x, top), color, character);
    if (!choice.emboldened) return;
    // About what the strokes of Noto's bold faces have more.
    const float wider = std::max(1.0f, std::round(em / 28));
    choice.font->RenderChar(&list, em, ImVec2(x + wider, top), color, character);
}

float Fonts::advance(Face face, char32_t c, float em) const {
    if (is_full_width(c)) return em;
    if (is_zero_width(c)) return 0;
    return choose(face, c).font->GetFontBaked(em)->GetCharAdvance(static_cast<ImWchar>(c));
}

float Fonts::text_width(Face face, std::string_view text, float em) const {
    float width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        width += advance(face, next.code_point, em);
        i += next.size;
    }
    return width;
}

TextLayout Fonts::lay_out(Face face, std::string_view text, const TextStyle& style) const {
    return kexie::lay_out(text, style, [&](char32_t c) { return advance(face, c, style.em); });
}

Fonts::Faults Fonts::take_faults() {
    return std::exchange(m_faults, {});
}

Fonts::Vertical Fonts::vertical(Face face, float em) const {
    const ImFontBaked* baked = fonts_of(face).front()->GetFontBaked(em);
    return {baked->Ascent, baked->Ascent - baked->Descent};
}

}  // namespace kexie
