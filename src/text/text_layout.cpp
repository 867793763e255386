#include "text/text_layout.h"

#include <algorithm>
#include <cstddef>
#include <optional>

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

// Pauses give way when a line is squeezed; ？ and ！ do not.
bool gives_way(char32_t c) {
    return c != U'？' && c != U'！';
}

class Typesetter {
public:
    Typesetter(std::string_view text, const TextStyle& style, const Advance& advance)
        : m_text(text),
          m_style(style),
          m_measure(style.width),
          m_breaks(line_breaks(to_utf32(text))) {
        m_layout.glyphs.reserve(m_breaks.size());
        m_marks.reserve(m_breaks.size());
        for (std::size_t i = 0; i < text.size();) {
            const Decoded next = decode_utf8(text, i);
            const char32_t c = next.code_point;
            const float width = advance(c);
            m_layout.glyphs.push_back(
                {c, static_cast<std::uint32_t>(i), 0, width + style.letter_spacing, 0});
            m_marks.push_back(mark_of(c, width));
            i += next.size;
        }
        close_up_marks();
    }

    TextLayout set() {
        if (m_style.wrap == Wrap::Balanced) balance();
        const std::size_t count = m_layout.glyphs.size();
        for (std::size_t first = 0; first < count;) {
            const std::size_t last = line_end(first);
            place(first, last);
            first = last;
        }
        if (count == 0) m_layout.lines.push_back({});
        return std::move(m_layout);
    }

private:
    // A full-width mark by the side on which it has its blank half.
    enum class MarkKind : std::uint8_t { None, Opening, Closing };

    MarkKind mark_of(char32_t c, float width) const {
        if (width < m_style.em * 0.9f) return MarkKind::None;
        if (is_opening(c)) return MarkKind::Opening;
        return is_closing(c) ? MarkKind::Closing : MarkKind::None;
    }

    float half() const { return m_style.em / 2; }
    bool is_whole(std::size_t i) const { return m_layout.glyphs[i].advance > m_style.em * 0.75f; }

    void trim_left(std::size_t i, float width) {
        m_layout.glyphs[i].trim += width;
        m_layout.glyphs[i].advance -= width;
    }

    // Between two marks there is one blank half at most.
    void close_up_marks() {
        for (std::size_t i = 0; i + 1 < m_marks.size(); ++i) {
            if (m_marks[i + 1] == MarkKind::None) continue;
            if (m_marks[i] == MarkKind::Closing) m_layout.glyphs[i].advance -= half();
            if (m_marks[i] == MarkKind::Opening && m_marks[i + 1] == MarkKind::Opening) {
                trim_left(i + 1, half());
            }
        }
    }

    // What a line that starts or ends with this glyph takes away from it. The indent of a paragraph
    // stays what it is.
    float trim_at_start(std::size_t i) const {
        const bool is_indent = i == 0 && m_style.indent > 0;
        return !is_indent && m_marks[i] == MarkKind::Opening && is_whole(i) ? half() : 0;
    }
    float trim_at_end(std::size_t i) const {
        return m_marks[i] == MarkKind::Closing && is_whole(i) ? half() : 0;
    }

    // How much narrower the mark may become inside a line.
    float squeeze_room(std::size_t i) const {
        const bool squeezes =
            m_marks[i] != MarkKind::None && is_whole(i) && gives_way(m_layout.glyphs[i].character);
        return squeezes ? m_style.em / 4 : 0;
    }

    float indent_of(std::size_t first) const { return first == 0 ? m_style.indent : 0; }

    // One past the last glyph of the line that starts at `first`.
    std::size_t line_end(std::size_t first) const {
        const auto& glyphs = m_layout.glyphs;
        float width = indent_of(first) - trim_at_start(first);
        float width_at_break = 0;
        std::size_t last_break = first;
        for (std::size_t i = first; i < glyphs.size(); ++i) {
            width += glyphs[i].advance;
            const float visible = width - trim_at_end(i);
            // Blanks at the end of a line may hang over the measure.
            const bool hangs = is_line_blank(glyphs[i].character);
            if (visible > m_measure + 0.01f && !hangs && i > first) {
                if (last_break == first) return i;
                return squeezed_end(first, i, width, m_measure - width_at_break)
                    .value_or(last_break);
            }
            if (m_breaks[i] == LineBreak::Must) return i + 1;
            if (m_breaks[i] == LineBreak::Can) {
                last_break = i + 1;
                if (!hangs) width_at_break = visible;
            }
        }
        return glyphs.size();
    }

    // The end of the line if squeezing it up to the next break opportunity, at `from` or soon
    // after, disturbs it less than stretching it by `slack` would.
    std::optional<std::size_t> squeezed_end(std::size_t first, std::size_t from, float width,
                                            float slack) const {
        if (m_style.align != Align::Justify) return std::nullopt;
        std::size_t end = from;
        while (end < m_breaks.size() && m_breaks[end] == LineBreak::No) {
            if (++end < m_breaks.size()) width += m_layout.glyphs[end].advance;
        }
        if (end >= m_breaks.size()) return std::nullopt;
        const float over = width - trim_at_end(end) - m_measure;
        if (over > slack) return std::nullopt;
        float room = 0;
        for (std::size_t i = first + 1; i < end; ++i) room += squeeze_room(i);
        if (over > room) return std::nullopt;
        return end + 1;
    }

    // Narrows the measure as far as the number of lines stays.
    void balance() {
        const std::size_t wanted = count_lines();
        if (wanted < 2) return;
        float too_narrow = 0;
        float fits = m_style.width;
        while (fits - too_narrow > m_style.em / 8) {
            m_measure = (fits + too_narrow) / 2;
            (count_lines() > wanted ? too_narrow : fits) = m_measure;
        }
        m_measure = fits;
    }

    std::size_t count_lines() const {
        std::size_t lines = 0;
        for (std::size_t first = 0; first < m_layout.glyphs.size(); ++lines) {
            first = line_end(first);
        }
        return lines;
    }

    // Glyphs [first, end) of the line are seen; what follows are blanks.
    std::size_t visible_end(std::size_t first, std::size_t last) const {
        while (last > first && is_line_blank(m_layout.glyphs[last - 1].character)) --last;
        return last;
    }

    void place(std::size_t first, std::size_t last) {
        auto& glyphs = m_layout.glyphs;
        const std::size_t end = visible_end(first, last);
        if (const float trim = trim_at_start(first); trim > 0) trim_left(first, trim);
        if (end > first) glyphs[end - 1].advance -= trim_at_end(end - 1);
        const float slack = squeeze(first, end, m_style.width - width_of(first, end));
        const bool is_last = last == glyphs.size() || m_breaks[last - 1] == LineBreak::Must;
        float x = indent_of(first);
        if (m_style.align == Align::Center) x += (slack + m_style.letter_spacing) / 2;
        if (m_style.align == Align::Right) x += slack;
        const float gap =
            m_style.align == Align::Justify && !is_last ? gap_for(first, end, slack) : 0;
        for (std::size_t i = first; i < last; ++i) {
            glyphs[i].x = x;
            x += glyphs[i].advance;
            if (i + 1 < end && stretches_after(glyphs[i].character, glyphs[i + 1].character)) {
                x += gap;
            }
        }
        const auto end_byte =
            last < glyphs.size() ? glyphs[last].byte : static_cast<std::uint32_t>(m_text.size());
        m_layout.lines.push_back({static_cast<std::uint32_t>(first),
                                  static_cast<std::uint32_t>(last), glyphs[first].byte, end_byte});
    }

    float width_of(std::size_t first, std::size_t end) const {
        float width = indent_of(first);
        for (std::size_t i = first; i < end; ++i) width += m_layout.glyphs[i].advance;
        return width;
    }

    // Makes the marks of a line narrower where it is too long; returns the width left over.
    float squeeze(std::size_t first, std::size_t end, float slack) {
        if (slack >= 0) return slack;
        float room = 0;
        for (std::size_t i = first + 1; i + 1 < end; ++i) room += squeeze_room(i);
        if (room <= 0) return 0;
        const float share = std::min(1.0f, -slack / room);
        for (std::size_t i = first + 1; i + 1 < end; ++i) {
            const float less = squeeze_room(i) * share;
            if (m_marks[i] == MarkKind::Opening) {
                trim_left(i, less);
            } else {
                m_layout.glyphs[i].advance -= less;
            }
        }
        return 0;
    }

    float gap_for(std::size_t first, std::size_t end, float slack) const {
        const auto& glyphs = m_layout.glyphs;
        std::size_t gaps = 0;
        for (std::size_t i = first; i + 1 < end; ++i) {
            if (stretches_after(glyphs[i].character, glyphs[i + 1].character)) ++gaps;
        }
        return gaps > 0 ? slack / static_cast<float>(gaps) : 0;
    }

    std::string_view m_text;
    const TextStyle& m_style;
    float m_measure;  // Where lines end; narrower than the style's where they are balanced.
    std::vector<LineBreak> m_breaks;
    std::vector<MarkKind> m_marks;
    TextLayout m_layout;
};

}  // namespace

TextLayout lay_out(std::string_view text, const TextStyle& style, const Advance& advance) {
    return Typesetter(text, style, advance).set();
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

std::uint32_t byte_at(const TextLayout& layout, const TextLine& line, float x, Snap snap) {
    std::uint32_t nearest = line.begin;
    for (std::uint32_t i = line.first; i < line.last; ++i) {
        const PlacedGlyph& glyph = layout.glyphs[i];
        // A zero-width character belongs to the character before it.
        if (glyph.character == U'\n') return snap == Snap::Border ? glyph.byte : nearest;
        if (is_zero_width(glyph.character)) continue;
        if (x < glyph.x + (snap == Snap::Border ? glyph.advance / 2 : 0)) {
            return snap == Snap::Border ? glyph.byte : nearest;
        }
        nearest = glyph.byte;
    }
    return snap == Snap::Border ? line.end : nearest;
}

}  // namespace kexie
