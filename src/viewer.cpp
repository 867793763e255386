#include "viewer.h"

#include <ctime>
#include <utility>

#include "app/preferences_json.h"
#include "app/selection.h"
#include "base/utf8.h"
#include "ui/strings.h"

namespace kexie {

namespace {

constexpr const char* preferences_key = "preferences";
constexpr const char* scroll_key = "scroll";
// Characters indexed between two frames: well below a frame's time on an office PC.
constexpr std::size_t index_slice = 60000;

// The query, article or issue, for the window's title.
std::string title_of_route(const State& state) {
    const Route& route = state.route;
    if (route.kind == Route::Kind::Search) return route.query;
    const auto issue = state.library->find_issue(route.target.issue);
    if (!issue) return {};
    const Issue& open = state.library->issue(*issue);
    if (route.kind == Route::Kind::Article) {
        return open.articles[static_cast<std::size_t>(route.target.article)].title;
    }
    if (!open.year || !open.number) return open.date ? to_iso(*open.date) : open.id;
    return tr(state.preferences.language, StringId::YearIssue, {*open.year, *open.number});
}

Date today() {
    const std::time_t now = std::time(nullptr);
    const std::tm* local = std::localtime(&now);
    return {local->tm_year + 1900, local->tm_mon + 1, local->tm_mday};
}

}  // namespace

Viewer::Viewer(Platform& platform) : m_platform(platform), m_font_loader(platform, m_fonts) {
    m_state.preferences = read_preferences(platform.load(preferences_key));
    m_state.system_dark = platform.prefers_dark();
    m_state.can_choose_files = platform.has_file_store();
    m_state.scroll_memory = read_scroll_memory(platform.load_for_visit(scroll_key));
    platform.on_leave([this] {
        m_platform.store_for_visit(scroll_key, write_scroll_memory(m_state.scroll_memory));
    });
    m_state.system_contrast = platform.prefers_contrast();
    m_state.system_colors = forced_colors();
    m_address = platform.address();
    update(m_state, command::OpenAddress{m_address, true});
    platform.on_address([this](const std::string& address) {
        m_address = address;
        send(command::OpenAddress{address, true});
    });
    platform.on_copy([this] {
        const std::string text = selected_text(m_state);
        if (!text.empty()) show_copied(text);
        return text;
    });
    platform.on_theme([this] {
        send(command::SystemThemeChanged{m_platform.prefers_dark(), m_platform.prefers_contrast(),
                                         forced_colors()});
    });
}

std::optional<SystemColors> Viewer::forced_colors() const {
    const auto colors = m_platform.forced_colors();
    if (!colors) return std::nullopt;
    const ForcedColors& c = *colors;
    return SystemColors{c[0], c[1], c[2], c[3], c[5], c[4], c[6]};
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
        update(m_state, command::ShowToast{tr(m_state.preferences.language, StringId::LinkCopied)});
    }
    act(effects);
    if (effects.copy_link_to) {
        m_platform.copy(link_to(*effects.copy_link_to));
        update(m_state, command::ShowToast{tr(m_state.preferences.language, StringId::LinkCopied)});
    }
    if (effects.copy) copy_text(*effects.copy);
    if (effects.save) save(*effects.save);
    m_platform.wake(2);
}

void Viewer::act(const Effects& effects) {
    if (effects.choose_files) m_platform.choose_files();
    if (effects.forget_file) m_platform.forget_file(*effects.forget_file);
    if (effects.apply_update) m_platform.apply_update();
    if (effects.export_bundle && m_state.library) {
        save({"archive.json", "application/json", write_bundle(m_state.library->archive())});
    }
}

std::string Viewer::link_to(const ArticleAddress& address) const {
    Route route;
    route.kind = Route::Kind::Article;
    route.target = address;
    const std::string here = m_platform.link();
    return here.substr(0, here.find('#')) + write_address(route);
}

void Viewer::copy_text(const command::CopySelection& request) {
    const std::string& issue = m_state.library->issue(m_state.reader.issue).id;
    const auto address_of = [&](int article) { return link_to({issue, article}); };
    const std::string text = copied_text(m_state, request, address_of, today());
    if (text.empty()) return;
    m_platform.copy(text);
    show_copied(text);
}

void Viewer::show_copied(std::string_view text) {
    update(m_state, command::ShowToast{tr(m_state.preferences.language, StringId::TextCopied,
                                          {count_code_points(text)})});
}

void Viewer::save(const FileToSave& file) {
    const Result<std::string> saved = m_platform.save_file(file.name, file.media_type, file.bytes);
    const Language language = m_state.preferences.language;
    const std::string words = saved ? tr(language, StringId::FileSaved, {saved.value()})
                                    : tr(language, StringId::FileNotSaved, {saved.error().source});
    update(m_state, command::ShowToast{words});
}

void Viewer::sync_address(const Effects& effects) {
    // While loading, the address says what to open and must not change.
    if (m_state.load.phase != LoadState::Phase::Ready) return;
    const std::string address = write_address(m_state.route);
    if (address != m_address) {
        m_address = address;
        m_platform.set_address(address,
                               effects.replace_address ? AddressMode::Replace : AddressMode::Push);
    }
    show_title();
}

void Viewer::show_title() {
    const std::string opened = title_of_route(m_state);
    std::string title = m_state.library->archive().title;
    if (!opened.empty()) title = opened + " - " + title;
    if (title == m_title) return;
    m_title = title;
    m_platform.set_title(title);
}

void Viewer::read_field_events() {
    for (const TextFieldEvent& event : m_platform.take_text_events()) {
        switch (event.kind) {
            case TextFieldEvent::Kind::Changed:
                send(command::TypeQuery{event.text});
                break;
            case TextFieldEvent::Kind::Submitted:
                send(command::SubmitBox{});
                break;
            case TextFieldEvent::Kind::Down:
                send(command::StepBoxSuggestion{1});
                break;
            case TextFieldEvent::Kind::Up:
                send(command::StepBoxSuggestion{-1});
                break;
            case TextFieldEvent::Kind::Focused:
                m_field_focused = true;
                send(command::EnterBox{});
                break;
            case TextFieldEvent::Kind::Composing:
            case TextFieldEvent::Kind::Left:
                send(command::CloseBoxSuggestions{});
                break;
            case TextFieldEvent::Kind::Blurred:
                // Suggestions stay open, since the pointer may press one: see View::watch_box().
                m_field_focused = false;
                break;
        }
    }
}

void Viewer::place_field(const FieldLayout& layout) {
    const Palette colors = palette_of(m_state);
    const Language language = m_state.preferences.language;
    TextField field;
    field.visible = layout.visible && !covers_box(m_state);
    field.x = layout.rect.left;
    field.y = layout.rect.top;
    field.width = layout.rect.width();
    field.height = layout.rect.height();
    field.font_size = layout.em;
    field.text_color = colors.ink;
    field.placeholder_color = colors.ink3;
    field.text = box_text(m_state);
    field.expanded = !m_state.box.suggestions.empty();
    const bool short_of_room = layout.rect.width() < size::hit_list * m_platform.metrics().scale;
    field.placeholder = tr(language, box_hint(m_state, short_of_room));
    field.label = tr(language, StringId::SearchLabel);
    field.focus_serial = m_state.focus_search_serial;
    m_platform.set_text_field(field);
}

void Viewer::place_picture() {
    const PicturePlace& place = m_view.picture();
    const Palette colors = palette_of(m_state);
    m_platform.show_page({place.file.c_str(), place.rect.left, place.rect.top, place.rect.width(),
                          place.rect.height(), place.marks.c_str(), colors.ink2, colors.panel,
                          colors.line, m_state.preferences.language == Language::English});
}

void Viewer::read_description_events() {
    for (const DescriptionEvent& event : m_platform.take_description_events()) {
        switch (event.kind) {
            case DescriptionEvent::Kind::Pressed:
                m_view.press_node(event.id);
                break;
            case DescriptionEvent::Kind::Focused:
                m_view.focus_node(event.id);
                break;
            case DescriptionEvent::Kind::Scrolled:
                m_view.scroll_node(event.id, event.offset_px);
                break;
        }
    }
}

void Viewer::describe() {
    if (!m_platform.wants_description()) return;
    std::string tree = m_view.semantics().dump();
    if (tree != m_described) {
        m_described = std::move(tree);
        m_platform.describe(m_described);
    }
    const std::string scrolls = m_view.semantics().dump_scrolls();
    std::string place = m_view.focus().id() + "\n" + scrolls;
    if (place != m_described_place) {
        m_described_place = std::move(place);
        m_platform.describe_focus(m_view.focus().id(), scrolls);
    }
}

void Viewer::frame() {
    read_field_events();
    read_description_events();
    if (!m_font_loader.has_core() || !m_platform.begin_frame()) return;
    const WindowMetrics window = m_platform.metrics();
    const ViewInput input = {static_cast<float>(window.width_px),
                             static_cast<float>(window.height_px),
                             window.scale,
                             m_platform.has_text_field(),
                             m_field_focused,
                             window.seen,
                             {m_platform.pinch(), m_platform.clicks()}};
    const ViewOutput output = m_view.draw(m_state, m_fonts, input);
    m_faults = m_fonts.take_faults();
    m_platform.end_frame(palette_of(m_state).paper);
    ++m_frames;
    m_platform.report(Milestone::FirstFrame);
    if (m_state.load.phase == LoadState::Phase::Loading) return;
    place_field(output.field);
    place_picture();
    // Paint first; the semantic tree follows one frame later.
    if (!m_is_open) {
        m_is_open = true;
        m_platform.report(Milestone::WholeFrame);
        m_platform.wake(1);
    } else {
        describe();
        m_platform.report(Milestone::Ready);
    }
    for (const Command& command : output.commands) send(command);
    const Route::Kind kind = m_state.route.kind;
    const bool soon = kind == Route::Kind::Search || kind == Route::Kind::Source || m_field_focused;
    m_font_loader.load_larger(m_faults.missing_glyphs > 0, soon);
    if (output.moving) m_platform.wake(1);
    // Queries are exact before the index is complete; it grows between frames.
    if (m_state.library && m_state.library->index_some(index_slice)) m_platform.wake(1);
}

}  // namespace kexie
