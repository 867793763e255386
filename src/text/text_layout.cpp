#include "text/text_layout.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/line_break.h"

namespace kexie {

namespace {

bool is_line_blank(char32_t c) {
    return c == U' ' || c == U'\u3000' || c == U'\n';
}

// Space may be added after this character when a line is stretched: between ideographs and their
// punctuation, and at blanks, but never inside a Latin word or a number.
bool stretches_after(char32_t c, char32_t next) {
    if (c == U' ') return true;
    if (is_zero_width(c) || is_zero_width(next)) return false;
    // —— and …… are each one mark of two characters.
    if (c == next && (c == U'—' || c == U'…')) return false;
    return display_columns(c) == 2 || display_columns(next) == 2;
}

class Setter {
public:
    Setter(std::string_view text, const TextStyle& style, const Advance& advance)
        : m_text(text), m_style(style), m_breaks(line_breaks(to_utf32(text))) {
        m_layout.glyphs.reserve(m_breaks.size());
        for (std::size_t i = 0; i < text.size();) {
            const Decoded next = decode_utf8(text, i);
            m_layout.glyphs.push_back({next.code_point, static_cast<std::uint32_t>(i), 0,
                                       advance(next.code_point) + style.letter_spacing});
            i += next.size;
        }
    }

    TextLayout set() {
        const std::size_t count = m_layout.glyphs.size();
        std::size_t first = 0;
        while (first < count) {
            const std::size_t last = line_end(first);
            place(first, last);
            first = last;
        }
        if (count == 0) m_layout.lines.push_back({});
        return std::move(m_layout);
    }

private:
    float indent_of(std::size_t first) const { return first == 0 ? m_style.indent : 0; }

    // One past the last glyph of the line that starts at `first`.
    std::size_t line_end(std::size_t first) const {
        const auto& glyphs = m_layout.glyphs;
        float width = indent_of(first);
        std::size_t last_break = first;
        for (std::size_t i = first; i < glyphs.size(); ++i) {
            width += glyphs[i].advance;
            // Blanks at the end of a line may hang over the measure.
            const bool hangs = is_line_blank(glyphs[i].character);
            if (width > m_style.width + 0.01f && !hangs && i > first) {
                return last_break > first ? last_break : i;
            }
            if (m_breaks[i] == LineBreak::Must) return i + 1;
            if (m_breaks[i] == LineBreak::Can) last_break = i + 1;
        }
        return glyphs.size();
    }

    void place(std::size_t first, std::size_t last) {
        auto& glyphs = m_layout.glyphs;
        std::size_t visible_end = last;
        while (visible_end > first && is_line_blank(glyphs[visible_end - 1].character)) {
            --visible_end;
        }
        float width = indent_of(first);
        std::size_t gaps = 0;
        for (std::size_t i = first; i < visible_end; ++i) {
            width += glyphs[i].advance;
            if (i + 1 < visible_end &&
                stretches_after(glyphs[i].character, glyphs[i + 1].character)) {
                ++gaps;
            }
        }
        const float slack = std::max(0.0f, m_style.width - width);
        const bool is_last = last == glyphs.size() || m_breaks[last - 1] == LineBreak::Must;
        float x = indent_of(first);
        float gap = 0;
        if (m_style.align == Align::Center) x += (slack + m_style.letter_spacing) / 2;
        if (m_style.align == Align::Right) x += slack;
        if (m_style.align == Align::Justify && !is_last && gaps > 0) {
            gap = slack / static_cast<float>(gaps);
        }
        for (std::size_t i = first; i < last; ++i) {
            glyphs[i].x = x;
            x += glyphs[i].advance;
            if (gap > 0 && i + 1 < visible_end &&
                stretches_after(glyphs[i].character, glyphs[i + 1].character)) {
                x += gap;
            }
        }
        const auto end =
            last < glyphs.size() ? glyphs[last].byte : static_cast<std::uint32_t>(m_text.size());
        m_layout.lines.push_back({static_cast<std::uint32_t>(first),
                                  static_cast<std::uint32_t>(last), glyphs[first].byte, end});
    }

    std::string_view m_text;
    const TextStyle& m_style;
    std::vector<LineBreak> m_breaks;
    TextLayout m_layout;
};

}  // namespace

TextLayout lay_out(std::string_view text, const TextStyle& style, const Advance& advance) {
    return Setter(text, style, advance).set();
}

Extent extent_on_line(const TextLayout& layout, const TextLine& line, std::uint32_t begin,
                      std::uint32_t end) {
    Extent extent;
    bool met = false;
    for (std::uint32_t i = line.first; i < line.last; ++i) {
        const PlacedGlyph& glyph = layout.glyphs[i];
        if (glyph.byte < begin || glyph.byte >= end) continue;
        if (!met) extent.left = glyph.x;
        extent.right = glyph.x + glyph.advance;
        met = true;
    }
    return extent;
}

}  // namespace kexie
