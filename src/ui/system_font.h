// The fallback for characters that no font of ours has: the system draws them, and ImGui uses the
// picture as a glyph.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

struct ImFont;

namespace kexie {

// A character as pixels.
struct GlyphPicture {
    int width = 0;  // Of `rgba`, in pixels; 0: blank.
    int height = 0;
    float left = 0;  // From the pen to the left edge.
    float top = 0;   // From the baseline up to the upper edge.
    float advance = 0;
    bool colored = false;            // Has its own colours, as emoji do; otherwise white.
    std::vector<std::uint8_t> rgba;  // Not premultiplied, row by row.
};

// Draws a character at `em_px` pixels per em; nothing if the system cannot.
using DrawGlyph = std::function<std::optional<GlyphPicture>(char32_t c, float em_px)>;

// A font of one face. Lives as long as ImGui's atlas.
struct SystemFace {
    DrawGlyph draw;
    float ascent_em = 0.88f;  // From the top of the line to the baseline, as in the face beside it.
    float descent_em = 0.12f;
};

// A font that has every character; `face` is not copied. Not between begin and end of a frame.
ImFont* add_system_font(const SystemFace& face);

}  // namespace kexie
