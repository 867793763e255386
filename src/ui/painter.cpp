#include "ui/painter.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/utf8.h"

namespace kexie {

ImU32 color_of(Rgb rgb, float alpha) {
    return IM_COL32((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF,
                    static_cast<int>(alpha * 255.0f + 0.5f));
}

float Painter::px(float css) const {
    return std::round(css * m_scale);
}

float Painter::text(Face face, float em, float x, float y, float height, Rgb color,
                    std::string_view words) const {
    const float right = glyphs(face, em, x, y, height, color, words);
    report(face, em, {x, y, right, y + height}, words, words.size());
    return right;
}

float Painter::glyphs(Face face, float em, float x, float y, float height, Rgb color,
                      std::string_view words) const {
    const Fonts::Vertical vertical = m_fonts.vertical(face, em);
    const float top = std::round(y + (height - vertical.height) / 2);
    const float left = x;
    for (std::size_t i = 0; i < words.size();) {
        const Decoded next = decode_utf8(words, i);
        const char32_t c = next.code_point;
        m_fonts.draw(m_list, face, em, x, top, color_of(color), c);
        x += m_fonts.advance(face, c, em);
        i += next.size;
    }
    if (y + height > m_list.GetClipRectMin().y && y < m_list.GetClipRectMax().y) {
        check_extent(left, x);
    }
    return x;
}

void Painter::report(Face face, float em, const Rect& rect, std::string_view words,
                     std::size_t shown) const {
    if (!m_semantics.hears_painting() || m_semantics.is_alone()) {
        m_semantics.painted({words, rect, em, rect.height()});
        return;
    }
    TextLayout line;
    float x = 0;
    for (std::size_t i = 0; i < shown;) {
        const Decoded next = decode_utf8(words, i);
        const float advance = m_fonts.advance(face, next.code_point, em);
        line.glyphs.push_back({next.code_point, static_cast<std::uint32_t>(i), x, advance, 0});
        x += advance;
        i += next.size;
    }
    const auto bytes = static_cast<std::uint32_t>(shown);
    line.lines = {{0, static_cast<std::uint32_t>(line.glyphs.size()), 0, bytes}};
    m_semantics.painted({words, rect, em, rect.height(), shown, &line});
}

void Painter::check_extent(float left, float right) const {
    const bool cut = left < m_list.GetClipRectMin().x - 1 || right > m_list.GetClipRectMax().x + 1;
    if (cut && right > left) m_fonts.note_clipped_text();
}

void Painter::text_elided(Face face, float em, float x, float y, float height, float right,
                          Rgb color, std::string_view words) const {
    const float whole = x + width(face, em, words);
    if (whole <= right) {
        report(face, em, {x, y, whole, y + height}, words, words.size());
        glyphs(face, em, x, y, height, color, words);
        return;
    }
    constexpr std::string_view ellipsis = "…";
    const float room = right - x - width(face, em, ellipsis);
    float used = 0;
    std::size_t fits = 0;
    while (fits < words.size()) {
        const Decoded next = decode_utf8(words, fits);
        used += m_fonts.advance(face, next.code_point, em);
        if (used > room) break;
        fits += next.size;
    }
    const float left = x;
    x = glyphs(face, em, x, y, height, color, words.substr(0, fits));
    report(face, em, {left, y, x, y + height}, words, fits);
    glyphs(face, em, x, y, height, color, ellipsis);
}

float Painter::width(Face face, float em, std::string_view words) const {
    return m_fonts.text_width(face, words, em);
}

void Painter::layout(const TextLayout& layout, Face face, float em, float x, float y,
                     float line_height, Rgb color) const {
    if (m_semantics.hears_painting()) {
        std::string words;
        float right = x;
        for (const PlacedGlyph& glyph : layout.glyphs) {
            append_utf8(words, glyph.character);
            right = std::max(right, x + glyph.x + glyph.advance);
        }
        const float height = static_cast<float>(layout.lines.size()) * line_height;
        m_semantics.painted({.words = words,
                             .rect = {x, y, right, y + height},
                             .em = em,
                             .line_height = line_height,
                             .layout = &layout});
    }
    layout_part(layout, face, em, x, y, line_height, color, 0,
                std::numeric_limits<std::uint32_t>::max());
}

void Painter::layout_part(const TextLayout& layout, Face face, float em, float x, float y,
                          float line_height, Rgb color, std::uint32_t begin,
                          std::uint32_t end) const {
    const Fonts::Vertical vertical = m_fonts.vertical(face, em);
    const float lead = (line_height - vertical.height) / 2;
    const ImVec4 clip(m_list.GetClipRectMin().x, m_list.GetClipRectMin().y,
                      m_list.GetClipRectMax().x, m_list.GetClipRectMax().y);
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        const float line_y = y + static_cast<float>(i) * line_height;
        if (line_y + line_height < clip.y) continue;
        if (line_y > clip.w) break;
        const TextLine& line = layout.lines[i];
        const float top = std::round(line_y + lead);
        if (line.last > line.first) {
            check_extent(x + layout.glyphs[line.first].x, x + layout.glyphs[line.last - 1].x);
        }
        for (std::uint32_t at = line.first; at < line.last; ++at) {
            const PlacedGlyph& glyph = layout.glyphs[at];
            if (glyph.byte < begin || glyph.byte >= end) continue;
            if (glyph.character <= U' ' || glyph.character == U'\u3000') continue;
            m_fonts.draw(m_list, face, em, x + glyph.x - glyph.trim, top, color_of(color),
                         glyph.character);
        }
    }
}

void Painter::mark(const TextLayout& layout, float em, float x, float y, float line_height,
                   std::uint32_t begin, std::uint32_t end, Rgb color) const {
    const float height = std::round(em * 1.45f);
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        const TextLine& line = layout.lines[i];
        if (line.end <= begin || line.begin >= end) continue;
        const Extent extent = extent_on_line(layout, line, begin, end);
        if (extent.right <= extent.left) continue;
        const float top =
            std::round(y + static_cast<float>(i) * line_height + (line_height - height) / 2);
        fill({std::round(x + extent.left) - px(1), top, std::round(x + extent.right) + px(1),
              top + height},
             color, px(2));
    }
}

void Painter::fill(const Rect& rect, Rgb color, float radius, float alpha) const {
    m_list.AddRectFilled(ImVec2(rect.left, rect.top), ImVec2(rect.right, rect.bottom),
                         color_of(color, alpha), radius);
}

void Painter::border(const Rect& rect, Rgb color, float radius, float thickness) const {
    const float half = thickness / 2;
    m_list.AddRect(ImVec2(rect.left + half, rect.top + half),
                   ImVec2(rect.right - half, rect.bottom - half), color_of(color), radius, 0,
                   thickness);
}

void Painter::rule(float x1, float y1, float x2, float y2, Rgb color, float thickness) const {
    const bool horizontal = y1 == y2;
    m_list.AddRectFilled(ImVec2(x1, y1),
                         horizontal ? ImVec2(x2, y1 + thickness) : ImVec2(x1 + thickness, y2),
                         color_of(color));
}

}  // namespace kexie
