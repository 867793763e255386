// Typesets a paragraph: breaks it into lines by the rules for Chinese text, justifies them, and
// positions each character. Draws nothing; fonts are a function.
//
// Half of the em of a full-width mark is blank: after a closing mark, before an opening one. As the
// Requirements for Chinese Text Layout (CLREQ) say, that half is trimmed between two marks and at
// the ends of lines, and a quarter of an em where a line is compressed to fit one more character.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace kexie {

enum class Align { Justify, Left, Center, Right };
// Balanced: as few lines as possible, of nearly the same length; for headings.
enum class Wrap { Greedy, Balanced };

struct TextStyle {
    float em = 17;      // Pixels.
    float width = 600;  // Of the measure, in pixels.
    float indent = 0;   // Of the first line, in pixels.
    float letter_spacing = 0;
    Align align = Align::Justify;
    Wrap wrap = Wrap::Greedy;
};

struct PlacedGlyph {
    char32_t character = 0;
    std::uint32_t byte = 0;  // Where it begins in the text.
    float x = 0;             // Of its left edge, from the left of the measure, in pixels.
    float advance = 0;       // Width without any space added by justification.
    float trim = 0;          // Blank trimmed at its left: the glyph is drawn at x - trim.
};

struct TextLine {
    std::uint32_t first = 0;  // Glyphs [first, last).
    std::uint32_t last = 0;
    std::uint32_t begin = 0;  // Bytes [begin, end) of the text.
    std::uint32_t end = 0;
};

struct TextLayout {
    std::vector<PlacedGlyph> glyphs;
    std::vector<TextLine> lines;
};

// Width of a character in pixels.
using Advance = std::function<float(char32_t)>;

// `text` is UTF-8; its line ends break lines. A character wider than the measure gets a line of its
// own. O(text).
TextLayout lay_out(std::string_view text, const TextStyle& style, const Advance& advance);

// Left and right edge of the bytes [begin, end) on a line; equal if none of them is on it.
struct Extent {
    float left = 0;
    float right = 0;
};
Extent extent_on_line(const TextLayout& layout, const TextLine& line, std::uint32_t begin,
                      std::uint32_t end);

// The byte at a point of a line, `x` from the left of the measure.
enum class Snap {
    Border,  // The nearest border between two characters.
    Glyph,   // The character under the point, or the nearest.
};
std::uint32_t byte_at(const TextLayout& layout, const TextLine& line, float x, Snap snap);

}  // namespace kexie
