#include "ui/view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/bars.h"
#include "ui/error_words.h"
#include "ui/message_page.h"
#include "ui/notices.h"
#include "ui/plain_window.h"
#include "ui/settings_panel.h"
#include "ui/shortcuts.h"
#include "ui/suggestion_list.h"
#include "ui/trends_view.h"

namespace kexie {

namespace {

bool is_searching(const State& state) {
    return state.route.kind == Route::Kind::Search;
}

// Draws a landmark: a part of the window that screen readers can jump to.
template <typename Draw>
void landmark(const Ui& ui, Role role, const char* id, std::string name, const Draw& draw) {
    const Semantics::Group group =
        ui.semantics.group({.role = role, .id = id, .name = std::move(name)});
    draw();
}

// While the archive loads: bars and rails without content, so that nothing moves when it appears.
void draw_opening(const Ui& ui, const Rect& window) {
    Rect body = window;
    const Rect head = body.take_top(ui.px(ui.one_column ? size::bottom_bar : size::top_bar));
    const Rect foot = body.take_bottom(ui.px(ui.one_column ? size::bottom_bar : size::status_bar));
    draw_bar_ground(ui, head, head.bottom - 1);
    draw_bar_ground(ui, foot, foot.top);
    const bool has_hits = is_searching(ui.state);
    const bool has_rail = ui.state.route.kind != Route::Kind::Trends &&
                          (!has_hits || window.width() >= ui.px(size::filters_from));
    if (!ui.one_column && has_rail) {
        const Rect rail = body.take_left(ui.px(has_hits ? size::filter_rail : size::browse_rail));
        ui.paint.fill(rail, ui.colors.panel);
        ui.paint.rule(rail.right - 1, rail.top, rail.right - 1, rail.bottom, ui.colors.line, 1);
    }
    const Rect upper = {body.left, body.top, body.right, body.top + body.height() * 0.6f};
    center_text(ui, Face::Sans, ui.px(15), upper, ui.colors.ink2, ui.tr(StringId::Loading));
}

Message failure(const Ui& ui) {
    const Error& error = ui.state.load.error;
    std::string words = error_words(ui.state.preferences.language, error);
    if (!error.source.empty()) words = error.source + "：" + words;
    return {ui.tr(StringId::LoadFailed), std::move(words), "", {}};
}

bool shows_search_box(const Ui& ui) {
    const Pane pane = ui.state.pane;
    return !ui.one_column || pane == Pane::Browse || pane == Pane::Hits || pane == Pane::Trends;
}

}  // namespace

void View::watch_box(const Ui& ui, const ViewInput& input) {
    const bool focused = input.field_focused || m_search_box.is_editing();
    // Pressing a suggestion blurs the box before the press counts: wait for the button to go up.
    const bool pointing =
        ImGui::IsMouseDown(ImGuiMouseButton_Left) || ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    // First in the queue: a key of the same frame may begin a new text in the box.
    if (m_box_entered && !focused && !pointing) {
        ui.commands.insert(ui.commands.begin(), command::LeaveBox{});
    }
    if (focused || !pointing) m_box_entered = focused;
}

void View::draw_message(const Ui& ui, const Rect& area, const Message& message) {
    draw_fitted(ui, m_message, "message part", area, [&](const Ui& part, const Rect& moved) {
        return kexie::draw_message(part, moved, message);
    });
}

void View::draw_reading(const Ui& ui, const Rect& area) {
    ui.paint.fill(area, ui.colors.paper);
    if (ui.state.route.kind == Route::Kind::Unknown) {
        draw_message(ui, area,
                     {ui.tr(StringId::UnknownAddress),
                      ui.tr(StringId::UnknownAddressHint, {readable_address(ui.state.route)}),
                      ui.tr(StringId::OpenNewest), command::OpenHome{}});
    } else if (ui.state.library->issue_count() == 0) {
        draw_message(ui, area,
                     {ui.tr(StringId::EmptyArchive), ui.tr(StringId::EmptyArchiveHint), "", {}});
    } else if (ui.state.route.kind == Route::Kind::Source) {
        m_source.draw(ui, area);
    } else {
        m_reader.draw(ui, area);
    }
}

void View::draw_search_columns(const Ui& ui, Rect& body) {
    const bool roomy = body.width() >= ui.px(size::filters_from);
    if (roomy || ui.state.pane == Pane::Filters) {
        landmark(ui, Role::Region, "filters part", ui.tr(StringId::Filters),
                 [&] { m_filters.draw(ui, body.take_left(ui.px(size::filter_rail))); });
    }
    const float wide =
        std::clamp(std::floor(body.width() / 4), ui.px(size::hit_list), ui.px(size::hit_list_wide));
    const float width = roomy ? wide : ui.px(size::hit_list_narrow);
    landmark(ui, Role::Region, "hits part", ui.tr(StringId::HitsLabel),
             [&] { m_hits.draw(ui, body.take_left(width), !roomy); });
}

void View::draw_columns(const Ui& ui, Rect body) {
    const Route::Kind kind = ui.state.route.kind;
    if (kind == Route::Kind::Trends) {
        landmark(ui, Role::Main, "main", {}, [&] {
            ui.paint.fill(body, ui.colors.paper);
            draw_fitted(ui, m_trends, "trends part", body, draw_trends);
        });
        return;
    }
    const bool home_panel =
        kind == Route::Kind::Home && body.width() >= ui.px(size::home_panel_from);
    Rect home = body;
    if (home_panel) home.left = body.right -= ui.px(size::home_panel);
    if (kind == Route::Kind::Search) {
        draw_search_columns(ui, body);
    } else if (!shown_original(ui.state)) {  // A printed page needs the width.
        landmark(ui, Role::Navigation, "browse part", ui.tr(StringId::Browse),
                 [&] { m_browse.draw(ui, body.take_left(ui.px(size::browse_rail)), home_panel); });
    }
    const bool reads =
        ui.state.reader.issue >= 0 && kind != Route::Kind::Source && kind != Route::Kind::Unknown;
    const bool contents = reads && body.width() >= ui.px(size::contents_from);
    Rect beside = body;
    if (contents) beside.left = body.right -= ui.px(size::contents);
    landmark(ui, Role::Main, "main", {}, [&] {
        draw_reading(ui, body);
        if (reads) draw_reader_steps(ui, body);
    });
    if (contents) {
        landmark(ui, Role::Navigation, "contents part", ui.tr(StringId::Contents),
                 [&] { m_contents.draw(ui, beside); });
    }
    if (home_panel) {
        landmark(ui, Role::Region, "home part", ui.tr(StringId::Holdings),
                 [&] { m_home.draw(ui, home); });
    }
}

FieldLayout View::draw_wide(const Ui& ui, const Rect& window, const ViewInput& input) {
    Rect body = window;
    const Rect top = body.take_top(ui.px(size::top_bar));
    const Rect status = body.take_bottom(ui.px(size::status_bar));
    FieldLayout field;
    landmark(ui, Role::Banner, "banner", {}, [&] {
        field = draw_top_bar(ui, top, m_search_box, input.native_field, input.field_focused);
    });
    draw_columns(ui, body);
    landmark(ui, Role::ContentInfo, "status", {}, [&] { draw_status_bar(ui, status); });
    return field;
}

FieldLayout View::draw_head(const Ui& ui, const Rect& head, const ViewInput& input) {
    // Not painted, for want of room; screen readers still get a title.
    ui.semantics.add({.role = Role::Heading,
                      .id = "title",
                      .name = ui.state.library->archive().title,
                      .level = 1});
    switch (ui.state.pane) {
        case Pane::Reader:
            draw_reader_header(ui, head);
            return {};
        case Pane::Filters:
            draw_panel_header(ui, head, ui.tr(StringId::Filters));
            return {};
        case Pane::Settings:
            draw_panel_header(ui, head, ui.tr(StringId::Settings));
            return {};
        default:
            draw_bar_ground(ui, head, head.bottom - 1);
            return m_search_box.draw(ui, head.inset(ui.px(10), ui.px(ui.low ? 4 : 8)),
                                     input.native_field, input.field_focused);
    }
}

void View::draw_pane(const Ui& ui, const Rect& body) {
    switch (ui.state.pane) {
        case Pane::Reader:
            draw_reading(ui, body);
            break;
        case Pane::Browse:
            m_browse.draw(ui, body, false);
            break;
        case Pane::Hits:
            ui.paint.fill(body, ui.colors.paper);
            if (is_searching(ui.state)) m_hits.draw(ui, body, true);
            break;
        case Pane::Trends:
            ui.paint.fill(body, ui.colors.paper);
            if (ui.state.route.kind == Route::Kind::Trends) {
                draw_fitted(ui, m_trends, "trends part", body, draw_trends);
            }
            break;
        case Pane::Filters:
            m_filters.draw(ui, body);
            break;
        case Pane::Settings:
            ui.paint.fill(body, ui.colors.paper);
            draw_fitted(ui, m_settings, "settings part", body.inset(0, ui.px(ui.low ? 0 : 12)),
                        draw_settings);
            break;
    }
}

FieldLayout View::draw_one_column(const Ui& ui, const Rect& window, const ViewInput& input) {
    Rect body = window;
    const Rect head = body.take_top(ui.px(ui.low ? size::low_head : size::bottom_bar));
    const Rect foot = body.take_bottom(ui.px(ui.low ? size::low_foot : size::bottom_bar));
    FieldLayout field;
    landmark(ui, Role::Banner, "banner", {}, [&] { field = draw_head(ui, head, input); });
    landmark(ui, Role::Main, "main", {}, [&] { draw_pane(ui, body); });
    if (ui.state.pane == Pane::Reader) {
        landmark(ui, Role::Navigation, "tools", ui.tr(StringId::ReaderTools),
                 [&] { draw_reader_footer(ui, foot); });
    } else {
        landmark(ui, Role::Navigation, "tabs", ui.tr(StringId::MainMenu),
                 [&] { draw_tabs(ui, foot); });
    }
    return field;
}

FieldLayout View::draw_archive(const Ui& ui, const Rect& window, const ViewInput& input) {
    const bool typing = ImGui::GetIO().WantTextInput || input.field_focused;
    for (Command& command : read_shortcuts(ui.state, typing)) ui.send(std::move(command));
    const FieldLayout field =
        ui.one_column ? draw_one_column(ui, window, input) : draw_wide(ui, window, input);
    draw_toast(ui, window);
    draw_update_notice(ui, window);
    // The text takes the presses that nothing above took.
    m_reader.read_pointer(ui, input.pointer);
    if (shows_search_box(ui)) draw_box_suggestions(ui, window, m_search_box.rect());
    watch_box(ui, input);
    m_overlays.draw(ui, window);
    return field;
}

bool View::is_moving() const {
    return m_browse.is_moving() || m_filters.is_moving() || m_hits.is_moving() ||
           m_reader.is_moving() || m_source.is_moving() || m_home.is_moving() ||
           m_contents.is_moving() || m_overlays.is_moving() || m_message.is_moving() ||
           m_settings.is_moving() || m_trends.is_moving() || m_focus.is_waiting();
}

ViewOutput View::draw(const State& state, const Fonts& fonts, const ViewInput& input) {
    ViewOutput output;
    m_scale = input.scale;
    m_source.begin_frame();
    release_closed_boxes(state);
    m_focus.read_keys(m_semantics);
    m_semantics.begin(input.scale, !input.seen);

    const Rect window = {0, 0, input.width_px, input.height_px};
    const PlainWindow main("kexie", window, ImGuiWindowFlags_NoBringToFrontOnFocus);
    const Painter paint(*ImGui::GetWindowDrawList(), fonts, m_semantics, input.scale);
    const bool one_column = window.width() < size::one_column_below * input.scale;
    const bool low = window.height() < size::low_below * input.scale;
    const Palette colors = palette_of(state);
    const Palette colors_on_selected = palette_on_selected(colors);
    const Ui ui = {
        state,      paint, colors, colors_on_selected, output.commands, m_semantics, m_focus,
        one_column, true,  low};
    paint.fill(window, ui.colors.paper);
    switch (state.load.phase) {
        case LoadState::Phase::Loading:
            draw_opening(ui, window);
            break;
        case LoadState::Phase::Failed:
            landmark(ui, Role::Main, "main", {}, [&] { draw_message(ui, window, failure(ui)); });
            break;
        case LoadState::Phase::Ready:
            output.field = draw_archive(ui, window, input);
            break;
    }
    m_focus.draw_ring(paint.on(*ImGui::GetForegroundDrawList()), ui.colors);
    m_focus.settle(m_semantics);
    output.moving = is_moving();
    return output;
}

}  // namespace kexie
