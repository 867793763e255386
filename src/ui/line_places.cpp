#include "ui/line_places.h"

#include <cmath>

namespace kexie {

namespace {

// Distances that differ by less, in device pixels, are equal.
constexpr float same_px = 0.05f;

}  // namespace

std::string line_places(const TextLayout& layout, float scale) {
    std::string out;
    const auto& glyphs = layout.glyphs;
    const auto put = [&](float x) { out += std::to_string(std::lround(x / scale * 10)); };
    for (const TextLine& line : layout.lines) {
        if (!out.empty()) out.push_back('|');
        const auto right_of = [&](std::uint32_t at) {
            return at + 1 < line.last ? glyphs[at + 1].x : glyphs[at].x + glyphs[at].advance;
        };
        std::uint32_t at = line.first;
        put(at < line.last ? glyphs[at].x : 0);
        while (at < line.last) {
            const std::uint32_t first = at;
            const float step = right_of(at) - glyphs[at].x;
            while (++at < line.last && std::abs(right_of(at) - glyphs[at].x - step) < same_px) {
            }
            out += ";" + std::to_string(at - first) + ":";
            put(right_of(at - 1));
        }
    }
    return out;
}

}  // namespace kexie
