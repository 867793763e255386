#include "ui/theme.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace kexie;

namespace {

// WCAG 2.2, relative luminance.
double luminance(Rgb color) {
    const auto channel = [&](int shift) {
        const double value = ((color >> shift) & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

double contrast(Rgb a, Rgb b) {
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

struct Pair {
    const char* name;
    Rgb Palette::*text;
    Rgb Palette::*ground;
};

// Every text colour on every background that it is drawn on.
constexpr Pair pairs[] = {
    {"ink on paper", &Palette::ink, &Palette::paper},
    {"ink on panel", &Palette::ink, &Palette::panel},
    {"ink on sel", &Palette::ink, &Palette::sel},
    {"ink on hit", &Palette::ink, &Palette::hit},
    {"ink on hit2", &Palette::ink, &Palette::hit2},
    {"ink2 on paper", &Palette::ink2, &Palette::paper},
    {"ink2 on panel", &Palette::ink2, &Palette::panel},
    {"ink2 on sel", &Palette::ink2, &Palette::sel},
    {"ink2 on chip", &Palette::ink2, &Palette::chip},
    {"ink2 on hit", &Palette::ink2, &Palette::hit},
    {"ink3 on paper", &Palette::ink3, &Palette::paper},
    {"ink3 on panel", &Palette::ink3, &Palette::panel},
    {"ink3 on sel", &Palette::ink3, &Palette::sel},
    {"red on paper", &Palette::red, &Palette::paper},
    {"red on panel", &Palette::red, &Palette::panel},
    {"red on sel", &Palette::red, &Palette::sel},
    {"red on chip", &Palette::red, &Palette::chip},
    {"red on red_bg", &Palette::red, &Palette::red_bg},
    {"toast", &Palette::paper, &Palette::ink},
};

}  // namespace

TEST_CASE("themes: text has a contrast of 4.5:1 to its background, 7:1 in high contrast") {
    const std::pair<Scheme, double> schemes[] = {{Scheme::Light, 4.5},
                                                 {Scheme::Dark, 4.5},
                                                 {Scheme::LightContrast, 7},
                                                 {Scheme::DarkContrast, 7}};
    for (const auto& [named, least] : schemes) {
        const Scheme scheme = named;  // CAPTURE() cannot take a structured binding.
        const Palette& colors = palette(scheme);
        CAPTURE(static_cast<int>(scheme));
        for (const Pair& pair : pairs) {
            CAPTURE(pair.name);
            CHECK(contrast(colors.*pair.text, colors.*pair.ground) >= least);
        }
        // Lines of a chart are graphics: 3:1.
        for (const Rgb line : colors.series) CHECK(contrast(line, colors.paper) >= 3);
    }
}

TEST_CASE("themes: forced colours are used in the pairs that the system promises to be legible") {
    // Windows 11, "Night sky", with a mark added.
    const SystemColors system = {.canvas = 0x000000,
                                 .canvas_text = 0xFFFFFF,
                                 .link_text = 0x8080FF,
                                 .highlight = 0xD6B4FD,
                                 .highlight_text = 0x2B2B2B,
                                 .mark = 0xFFFF00,
                                 .mark_text = 0x000000};
    State state;
    state.system_contrast = true;
    state.system_colors = system;
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark}) {
        state.preferences.theme = theme;
        CHECK(scheme_of(state) == Scheme::Forced);
    }
    const Palette colors = palette_of(state);
    const Palette on_selected = palette_on_selected(colors);
    CHECK(colors.paper == system.canvas);
    CHECK(colors.ink == system.canvas_text);
    CHECK(colors.link == system.link_text);
    CHECK(on_selected.ink == system.highlight_text);
    for (const Pair& pair : pairs) {
        const bool is_recolored = pair.ground == &Palette::hit || pair.ground == &Palette::hit2 ||
                                  pair.ground == &Palette::sel || pair.ground == &Palette::red_bg;
        CAPTURE(pair.name);
        if (!is_recolored) CHECK(contrast(colors.*pair.text, colors.*pair.ground) >= 4.5);
        if (pair.ground == &Palette::sel)
            CHECK(contrast(on_selected.*pair.text, colors.sel) >= 4.5);
    }
    CHECK(contrast(colors.on_hit, colors.hit) >= 4.5);
    CHECK(contrast(colors.on_selected, colors.hit2) >= 4.5);
    CHECK(contrast(colors.on_selected, colors.selected) >= 4.5);
    // What the person chose here for its contrast stays.
    state.preferences.theme = Theme::Contrast;
    CHECK(palette_of(state).paper == palette(Scheme::LightContrast).paper);
    state.preferences.theme = Theme::System;
    state.system_colors.reset();
    CHECK(palette_of(state).paper == palette(Scheme::LightContrast).paper);
}
