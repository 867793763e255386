// The program, the same on desktop and page: holds the state, draws it, and connects view, update()
// and platform.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "app/command.h"
#include "app/state.h"
#include "app/state_json.h"
#include "app/update.h"
#include "font_loader.h"
#include "platform/platform.h"
#include "ui/fonts.h"
#include "ui/view.h"

namespace kexie {

class Viewer {
public:
    // `platform` outlives the viewer.
    explicit Viewer(Platform& platform);

    // Loads the fonts. Nothing is drawn before they are loaded; calls `failed` if one cannot be.
    void load_fonts(std::function<void(const Error&)> failed) {
        m_font_loader.load_core(std::move(failed));
    }

    // Where the platform shows no printed pages, `drawer` does; it outlives the viewer.
    void draw_pictures_with(PictureDrawer& drawer) { m_view.draw_pictures_with(drawer); }

    void send(const Command& command);
    void frame();

    const State& state() const { return m_state; }
    // Frames since the start, and the faults of the last one.
    Drawn drawn() const { return {m_frames, m_faults.missing_glyphs, m_faults.clipped_texts}; }

private:
    std::optional<SystemColors> forced_colors() const;
    void read_field_events();
    void place_field(const FieldLayout& layout);
    void place_picture();
    void read_description_events();
    void describe();
    std::string link_to(const ArticleAddress& address) const;
    void copy_text(const command::CopySelection& request);
    void show_copied(std::string_view text);
    void sync_address(const Effects& effects);
    void act(const Effects& effects);
    void show_title();
    void save(const FileToSave& file);

    Platform& m_platform;
    State m_state;
    Fonts m_fonts;
    FontLoader m_font_loader;
    View m_view;
    std::uint64_t m_frames = 0;
    bool m_is_open = false;  // A frame with the archive, or with its error, was drawn.
    Fonts::Faults m_faults;
    std::string m_address;
    std::string m_title;
    bool m_field_focused = false;
    // The semantic tree last sent to the platform.
    std::string m_described;
    std::string m_described_place;
};

}  // namespace kexie
