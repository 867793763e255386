// The typefaces of the interface. Each starts with a small subset; larger ones are added when a
// character is missing.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/text_layout.h"
#include "ui/system_font.h"

struct ImDrawList;
struct ImFont;
struct ImFontBaked;

namespace kexie {

enum class Face { Sans, SansBold, Serif, SerifBold };
inline constexpr std::size_t face_count = 4;

class Fonts {
public:
    // `bytes` is an OpenType font, or a collection whose third face is Simplified Chinese (Noto
    // Sans/Serif CJK). Fonts of one face are tried in the order in which they were added. False if
    // the bytes are no font. Not between begin and end of a frame.
    bool add(Face face, std::string_view bytes);

    // A face for ImGui's own text field, which takes a font's size for the height of its line.
    bool add_field_font(std::string_view bytes);
    ImFont* field_font() const { return m_field_font; }

    // Draws characters that no font of the face has. Call after the face's first add().
    void set_last_resort(Face face, DrawGlyph draw);
    // Draws again what still has no font, after an add().
    void redraw_last_resorts();

    bool has(Face face) const { return !fonts_of(face).empty(); }

    // Width of a character in pixels at `em` pixels per em. O(1) for CJK.
    float advance(Face face, char32_t c, float em) const;
    float text_width(Face face, std::string_view text, float em) const;
    // Breaks text into lines and positions its glyphs, at the em of the style.
    TextLayout lay_out(Face face, std::string_view text, const TextStyle& style) const;

    // Draws a character, `top` being that of its line; in pixels, and a colour as ImGui packs it.
    // One that a bold face lacks is the regular one, emboldened.
    void draw(ImDrawList& list, Face face, float em, float left, float top, std::uint32_t color,
              char32_t c) const;

    // What went wrong while measuring and drawing.
    struct Faults {
        int missing_glyphs = 0;  // Characters without a glyph, drawn as boxes.
        int clipped_texts = 0;   // Lines cut off at the side of their panel.
    };
    // Returns the faults since the last call and resets them; called once a frame.
    Faults take_faults();
    void note_clipped_text() const { ++m_faults.clipped_texts; }

    // Distance of the baseline from the top of a glyph's line, and the line's height, in pixels.
    struct Vertical {
        float ascent = 0;
        float height = 0;
    };
    Vertical vertical(Face face, float em) const;

private:
    struct Choice {
        ImFont* font = nullptr;
        bool emboldened = false;
    };
    // The first font of the face that has the character, or of its regular face. If none has it:
    // the last resort or the first font, and the character is counted as missing.
    Choice choose(Face face, char32_t c) const;

    const std::vector<ImFont*>& fonts_of(Face face) const {
        return m_fonts[static_cast<std::size_t>(face)];
    }

    std::array<std::vector<ImFont*>, face_count> m_fonts;
    std::array<std::unique_ptr<SystemFace>, face_count> m_system_faces;
    std::array<ImFont*, face_count> m_last_resorts{};
    ImFont* m_field_font = nullptr;
    // Counted by const measuring and drawing functions.
    mutable Faults m_faults;
};

}  // namespace kexie
