// Draws text and shapes in device pixels; every length that a caller has in CSS pixels goes through
// px() first.
#pragma once

#include <imgui.h>

#include <string_view>

#include "text/text_layout.h"
#include "ui/fonts.h"
#include "ui/rect.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace kexie {

// `alpha` from 0 to 1.
ImU32 color_of(Rgb rgb, float alpha = 1.0f);

class Painter {
public:
    // Painted text is also reported to `semantics`.
    Painter(ImDrawList& list, const Fonts& fonts, Semantics& semantics, float scale)
        : m_list(list), m_fonts(fonts), m_semantics(semantics), m_scale(scale) {}

    // The same for another draw list.
    Painter on(ImDrawList& list) const { return {list, m_fonts, m_semantics, m_scale}; }

    // CSS pixels to whole device pixels.
    float px(float css) const;

    // One line, vertically centred in a box of `height` at `y`. Returns the x after the text.
    float text(Face face, float em, float x, float y, float height, Rgb color,
               std::string_view words) const;
    // As text(), truncated with … at `right`.
    void text_elided(Face face, float em, float x, float y, float height, float right, Rgb color,
                     std::string_view words) const;
    float width(Face face, float em, std::string_view words) const;

    // The lines of a layout inside the clip rectangle, `line_height` apart.
    void layout(const TextLayout& layout, Face face, float em, float x, float y, float line_height,
                Rgb color) const;
    // As layout(), only what stands in the bytes [begin, end); not reported.
    void layout_part(const TextLayout& layout, Face face, float em, float x, float y,
                     float line_height, Rgb color, std::uint32_t begin, std::uint32_t end) const;
    // Highlights the bytes [begin, end) of a layout; call before layout() with the same position.
    void mark(const TextLayout& layout, float em, float x, float y, float line_height,
              std::uint32_t begin, std::uint32_t end, Rgb color) const;

    void fill(const Rect& rect, Rgb color, float radius = 0, float alpha = 1.0f) const;
    void border(const Rect& rect, Rgb color, float radius, float thickness) const;
    // A horizontal or vertical rule, `thickness` device pixels.
    void rule(float x1, float y1, float x2, float y2, Rgb color, float thickness) const;

    ImDrawList& list() const { return m_list; }
    const Fonts& fonts() const { return m_fonts; }
    float scale() const { return m_scale; }

private:
    float glyphs(Face face, float em, float x, float y, float height, Rgb color,
                 std::string_view words) const;
    // Reports one line of text, of which `shown` bytes are seen, from (x, y) to `right`.
    void report(Face face, float em, const Rect& rect, std::string_view words,
                std::size_t shown) const;
    // Counts a line that the sides of the panel cut off.
    void check_extent(float left, float right) const;

    ImDrawList& m_list;
    const Fonts& m_fonts;
    Semantics& m_semantics;
    float m_scale;
};

}  // namespace kexie
