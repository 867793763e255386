#include "ui/theme.h"

namespace kexie {

namespace {

// Hints are darker than in the mockups: small text keeps a contrast of
// 4.5:1 (WCAG AA) on paper, on panels and on a selected row; 7:1 (AAA) in high contrast.
constexpr Palette light = {.paper = 0xFBF9F4,
                           .panel = 0xF3EFE6,
                           .ink = 0x22252A,
                           .ink2 = 0x53575E,
                           .ink3 = 0x64676D,
                           .line = 0xE2DCCF,
                           .red = 0xB3261E,
                           .red_bg = 0xF9E3DF,
                           .hit = 0xFFE58A,
                           .hit2 = 0xFFB84D,
                           .sel = 0xECE5D6,
                           .chip = 0xEBE5D8,
                           .focus = 0xB3261E,
                           .selected = 0xF3D3CD,
                           .series = {0xB3261E, 0x1F5FA8, 0x2E7D32, 0x8A6100, 0x7B3FA0}};
constexpr Palette dark = {.paper = 0x16181C,
                          .panel = 0x1C1F24,
                          .ink = 0xE4E2DC,
                          .ink2 = 0xAEB0B4,
                          .ink3 = 0x9A9DA3,
                          .line = 0x2D3138,
                          .red = 0xEF7A6D,
                          .red_bg = 0x3A2220,
                          .hit = 0x50410F,
                          .hit2 = 0x8A5A10,
                          .sel = 0x2A2E35,
                          .chip = 0x2A2E35,
                          .focus = 0xEF7A6D,
                          .selected = 0x462E2B,
                          .series = {0xEF7A6D, 0x7FB2F0, 0x7CC58A, 0xE0B457, 0xC39BE6}};
constexpr Palette light_contrast = {.paper = 0xFFFFFF,
                                    .panel = 0xFFFFFF,
                                    .ink = 0x000000,
                                    .ink2 = 0x1A1A1A,
                                    .ink3 = 0x333333,
                                    .line = 0x000000,
                                    .red = 0x8B0000,
                                    .red_bg = 0xFFE9E6,
                                    .hit = 0xFFE14D,
                                    .hit2 = 0xFFB000,
                                    .sel = 0xE8E8E8,
                                    .chip = 0xE8E8E8,
                                    .focus = 0x0000C0,
                                    .selected = 0xB7D3FF,
                                    .series = {0x8B0000, 0x003A8C, 0x0B5A10, 0x5C4000, 0x5A1E82}};
constexpr Palette dark_contrast = {.paper = 0x000000,
                                   .panel = 0x000000,
                                   .ink = 0xFFFFFF,
                                   .ink2 = 0xF0F0F0,
                                   .ink3 = 0xD6D6D6,
                                   .line = 0xFFFFFF,
                                   .red = 0xFFA39A,
                                   .red_bg = 0x33100C,
                                   .hit = 0x5E4700,
                                   .hit2 = 0x7A4200,
                                   .sel = 0x262626,
                                   .chip = 0x262626,
                                   .focus = 0xFFE14D,
                                   .selected = 0x123A66,
                                   .series = {0xFFA39A, 0x9CC8FF, 0x9BE3A8, 0xFFD37A, 0xDDBDFF}};

}  // namespace

const Palette& palette(Scheme scheme) {
    switch (scheme) {
        case Scheme::Dark:
            return dark;
        case Scheme::LightContrast:
            return light_contrast;
        case Scheme::DarkContrast:
            return dark_contrast;
        case Scheme::Light:
        case Scheme::Forced:
            break;
    }
    return light;
}

Palette forced_palette(const SystemColors& colors) {
    const Rgb ground = colors.canvas;
    const Rgb ink = colors.canvas_text;
    const Rgb accent = colors.link_text;
    return {.paper = ground,
            .panel = ground,
            .ink = ink,
            .ink2 = ink,
            .ink3 = ink,
            .line = ink,
            .red = accent,
            .red_bg = colors.highlight,
            .hit = colors.mark,
            .hit2 = colors.highlight,
            .sel = colors.highlight,
            .chip = ground,
            .focus = colors.highlight,
            .selected = colors.highlight,
            .series = {accent, ink, colors.highlight, accent, ink},
            .forced = true,
            .on_selected = colors.highlight_text,
            .on_hit = colors.mark_text,
            .link = accent};
}

Palette palette_of(const State& state) {
    return state.system_colors && scheme_of(state) == Scheme::Forced
               ? forced_palette(*state.system_colors)
               : palette(scheme_of(state));
}

Palette palette_on_selected(const Palette& colors) {
    if (!colors.forced) return colors;
    Palette on = colors;
    on.paper = on.panel = colors.sel;
    on.ink = on.ink2 = on.ink3 = on.line = on.red = on.link = colors.on_selected;
    return on;
}

}  // namespace kexie
