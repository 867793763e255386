// The program that reads an archive, the same on the desktop and on the page: holds the state,
// draws it, and passes what the person does between view, state and platform.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "app/command.h"
#include "app/state.h"
#include "app/update.h"
#include "platform/platform.h"
#include "ui/fonts.h"
#include "ui/view.h"

namespace kexie {

class Viewer {
public:
    // `platform` outlives the viewer.
    explicit Viewer(Platform& platform);

    // Loads the faces of the interface, then calls `ready`; where a face cannot be had, draws
    // nothing and calls `failed`.
    void load_fonts(std::function<void()> ready, std::function<void(const Error&)> failed);

    void send(const Command& command);
    void frame();

    const State& state() const { return m_state; }
    std::uint64_t frames() const { return m_frames; }

private:
    void read_field_events();
    void place_field(const FieldPlace& place);
    void load_missing_glyphs();
    void sync_address(const Effects& effects);
    void show_title();

    Platform& m_platform;
    State m_state;
    Fonts m_fonts;
    View m_view;
    std::uint64_t m_frames = 0;
    std::string m_address;
    bool m_field_focused = false;
    bool m_full_fonts_asked = false;
    int m_fonts_loading = 0;
};

}  // namespace kexie
