// The program that reads an archive, the same on the desktop and on the page: holds the state,
// draws it, and passes what the person does between view, state and platform.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "app/command.h"
#include "app/state.h"
#include "app/state_json.h"
#include "app/update.h"
#include "platform/platform.h"
#include "ui/fonts.h"
#include "ui/view.h"

namespace kexie {

class Viewer {
public:
    // `platform` outlives the viewer.
    explicit Viewer(Platform& platform);

    // Loads the faces of the interface. Nothing is drawn before they are there; where a face cannot
    // be had, nothing at all, and `failed` is called.
    void load_fonts(std::function<void(const Error&)> failed);

    void send(const Command& command);
    void frame();

    const State& state() const { return m_state; }
    // Frames since the start, and what was wrong with the last one.
    Drawn drawn() const { return {m_frames, m_faults.missing_glyphs, m_faults.clipped_texts}; }

private:
    void read_field_events();
    void place_field(const FieldLayout& place);
    void read_description_events();
    void describe();
    void load_more(Face face, const char* name);
    // Asks for more characters where some are missing, or will be soon.
    void load_missing_glyphs();
    std::string link_to(const ArticleAddress& place) const;
    void copy_text(const command::CopySelection& request);
    void show_copied(std::string_view text);
    void sync_address(const Effects& effects);
    void set_last_resort(Face face);
    void act(const Effects& effects);
    void show_title();
    void save(const FileToSave& file);

    Platform& m_platform;
    State m_state;
    Fonts m_fonts;
    View m_view;
    std::uint64_t m_frames = 0;
    bool m_is_open = false;  // A frame with the archive, or with what is wrong with it, was drawn.
    Fonts::Faults m_faults;
    std::string m_address;
    std::string m_title;
    bool m_field_focused = false;
    // What the platform was last told of what is shown.
    std::string m_described;
    std::string m_described_place;
    // The largest set of characters that was asked for, and how many of its files are not there
    // yet.
    enum class Glyphs { Core, Text, Full };
    Glyphs m_glyphs_asked = Glyphs::Core;
    int m_fonts_on_their_way = 0;
    int m_fonts_loading = 0;
};

}  // namespace kexie
