#include "viewer.h"

#include <array>
#include <utility>

#include "app/preferences_json.h"
#include "ui/strings.h"

namespace kexie {

namespace {

constexpr const char* preferences_key = "preferences";
// Characters indexed between two frames: well under a frame's time on an office PC.
constexpr std::size_t index_slice = 200000;

struct FaceFile {
    Face face;
    const char* core;  // The characters of the archive and the interface.
    const char* full;  // GB 2312; asked for when a character is missing. May be null.
};

constexpr std::array<FaceFile, face_count> face_files = {{
    {Face::Sans, "sans-regular", "sans-regular-full"},
    {Face::SansBold, "sans-bold", "sans-regular-full"},
    {Face::Serif, "serif-regular", "serif-regular-full"},
    {Face::SerifBold, "serif-bold", "serif-regular-full"},
}};

}  // namespace

Viewer::Viewer(Platform& platform) : m_platform(platform) {
    m_state.preferences = read_preferences(platform.load(preferences_key));
    m_state.system_dark = platform.prefers_dark();
    m_address = platform.address();
    update(m_state, command::OpenAddress{m_address, true});
    platform.on_address([this](const std::string& address) {
        m_address = address;
        send(command::OpenAddress{address, true});
    });
    platform.on_dark([this](bool dark) { send(command::SystemThemeChanged{dark}); });
}

void Viewer::load_fonts(std::function<void()> ready, std::function<void(const Error&)> failed) {
    m_fonts_loading = static_cast<int>(face_files.size());
    for (const FaceFile& file : face_files) {
        m_platform.load_asset(file.core, [this, file, ready, failed](Result<std::string> loaded) {
            if (!loaded) {
                failed(loaded.error());
                return;
            }
            if (!m_fonts.add(file.face, loaded.value())) {
                failed(Error{"font", "This is no font, or a damaged one.", file.core, {}});
                return;
            }
            // Where the system has no text field of its own, ImGui's needs a face of its kind.
            if (file.face == Face::Sans && !m_platform.has_text_field()) {
                m_fonts.add_field_font(loaded.value());
            }
            if (--m_fonts_loading == 0) ready();
        });
    }
}

void Viewer::send(const Command& command) {
    const Preferences before = m_state.preferences;
    const Effects effects = update(m_state, command);
    if (!(m_state.preferences == before)) {
        m_platform.store(preferences_key, write_preferences(m_state.preferences));
    }
    sync_address(effects);
    if (effects.copy_link) {
        m_platform.copy(m_platform.link());
        update(m_state, command::ShowToast{say(m_state.preferences.language, Word::LinkCopied)});
    }
    m_platform.wake(2);
}

void Viewer::sync_address(const Effects& effects) {
    // Until the archive is there, the address says what to open and must not be changed.
    if (m_state.load.phase != LoadState::Phase::Ready) return;
    const std::string address = write_address(m_state.route);
    if (address == m_address) {
        if (m_frames == 0) show_title();
        return;
    }
    m_address = address;
    m_platform.set_address(address,
                           effects.replace_address ? AddressMode::Replace : AddressMode::Push);
    show_title();
}

void Viewer::show_title() {
    std::string title = m_state.library->archive().title;
    if (m_state.route.kind == Route::Kind::Search) title = m_state.route.query + " - " + title;
    m_platform.set_title(title);
}

void Viewer::read_field_events() {
    for (const TextFieldEvent& event : m_platform.take_text_events()) {
        switch (event.kind) {
            case TextFieldEvent::Kind::Changed:
                send(command::SetQuery{event.text});
                break;
            case TextFieldEvent::Kind::Submitted:
                if (m_state.search.open_hit) send(command::OpenHit{*m_state.search.open_hit});
                break;
            case TextFieldEvent::Kind::Down:
                send(command::StepHit{1});
                break;
            case TextFieldEvent::Kind::Up:
                send(command::StepHit{-1});
                break;
            case TextFieldEvent::Kind::Focused:
                m_field_focused = true;
                break;
            case TextFieldEvent::Kind::Left:
            case TextFieldEvent::Kind::Blurred:
                m_field_focused = false;
                break;
        }
    }
}

void Viewer::place_field(const FieldPlace& place) {
    const Palette& colors = palette(is_dark(m_state));
    const Language language = m_state.preferences.language;
    TextField field;
    field.visible = place.visible && !m_state.help_open && !m_state.contents_open;
    field.x = place.rect.left;
    field.y = place.rect.top;
    field.width = place.rect.width();
    field.height = place.rect.height();
    field.font_size = place.em;
    field.text_color = colors.ink;
    field.placeholder_color = colors.ink3;
    field.text = m_state.route.query;
    field.placeholder = say(language, Word::SearchHint);
    field.label = say(language, Word::SearchLabel);
    field.focus_serial = m_state.focus_search_serial;
    m_platform.set_text_field(field);
}

void Viewer::load_missing_glyphs() {
    if (!m_fonts.take_missing() || m_full_fonts_asked) return;
    m_full_fonts_asked = true;
    for (const FaceFile& file : face_files) {
        m_platform.load_asset(file.full, [this, face = file.face](Result<std::string> loaded) {
            // Where the larger set cannot be had, missing characters stay boxes; all else works.
            if (loaded) m_fonts.add(face, loaded.value());
            m_platform.wake(2);
        });
    }
}

void Viewer::frame() {
    read_field_events();
    if (m_fonts_loading > 0 || !m_platform.begin_frame()) return;
    const WindowMetrics window = m_platform.metrics();
    const ViewInput input = {static_cast<float>(window.width_px),
                             static_cast<float>(window.height_px), window.scale,
                             m_platform.has_text_field(), m_field_focused};
    const ViewOutput output = m_view.draw(m_state, m_fonts, input);
    m_platform.end_frame(palette(is_dark(m_state)).paper);
    ++m_frames;
    if (m_frames == 1) m_platform.mark("firstFrame");
    if (m_state.load.phase != LoadState::Phase::Loading) m_platform.mark("ready");
    place_field(output.field);
    for (const Command& command : output.commands) send(command);
    load_missing_glyphs();
    if (output.moving) m_platform.wake(1);
    // Queries are exact before the index is whole; it grows while the person looks.
    if (m_state.library && m_state.library->index_some(index_slice)) m_platform.wake(1);
}

}  // namespace kexie
