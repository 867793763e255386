// Sets a paragraph: breaks it into lines by the rules for Chinese text, justifies them, and says
// where each character stands. Knows no drawing; fonts come in as a function.
//
// Full-width marks leave half of their em blank, after a closing mark and before an opening one. As
// the Requirements for Chinese Text Layout (CLREQ) have it, that half is taken away between two
// marks and at the ends of lines, and a quarter of an em where a line is squeezed so that one more
// character finds room.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace kexie {

enum class Align { Justify, Left, Center, Right };
// Balanced: lines of nearly the same length, as few as there have to be; for headings.
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
    float cut = 0;           // Blank that is taken away at its left: it is drawn at x - cut.
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

// `text` is UTF-8. Line ends in it break lines. A character wider than the measure stands alone on
// its line. O(text).
TextLayout lay_out(std::string_view text, const TextStyle& style, const Advance& advance);

// Left and right edge of the bytes [begin, end) on a line; equal where they do not meet.
struct Extent {
    float left = 0;
    float right = 0;
};
Extent extent_on_line(const TextLayout& layout, const TextLine& line, std::uint32_t begin,
                      std::uint32_t end);

// The byte that a point of a line stands for, `x` from the left of the measure.
enum class Snap {
    Border,  // The nearest border between two characters.
    Glyph,   // The character under the point; where there is none, the nearest.
};
std::uint32_t byte_at(const TextLayout& layout, const TextLine& line, float x, Snap snap);

}  // namespace kexie
