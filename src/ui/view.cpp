#include "ui/view.h"

#include <algorithm>

#include "ui/bars.h"
#include "ui/error_words.h"
#include "ui/message_page.h"
#include "ui/offer_list.h"
#include "ui/shortcuts.h"
#include "ui/trends_view.h"

namespace kexie {

namespace {

bool is_searching(const State& state) {
    return state.route.kind == Route::Kind::Search;
}

// A part of the window that can be gone to by its name.
Semantics::Group landmark(const Ui& ui, Role role, const char* id, std::string name = {}) {
    return ui.semantics.group({.role = role, .id = id, .name = std::move(name)});
}

// While the archive is read: the grounds of what will be there, so that nothing moves when it is.
void draw_opening(const Ui& ui, const Rect& window) {
    const float head = ui.px(ui.one_column ? size::bottom_bar : size::top_bar);
    const float foot = ui.px(ui.one_column ? size::bottom_bar : size::status_bar);
    Rect body = {window.left, window.top + head, window.right, window.bottom - foot};
    draw_bar_ground(ui, {window.left, window.top, window.right, body.top}, body.top - 1);
    draw_bar_ground(ui, {window.left, body.bottom, window.right, window.bottom}, body.bottom);
    const bool has_hits = is_searching(ui.state);
    const bool has_rail = ui.state.route.kind != Route::Kind::Trends &&
                          (!has_hits || window.width() >= ui.px(size::filters_from));
    if (!ui.one_column && has_rail) {
        const float right = window.left + ui.px(has_hits ? size::filter_rail : size::browse_rail);
        ui.paint.fill({window.left, body.top, right, body.bottom}, ui.colors.panel);
        ui.paint.rule(right - 1, body.top, right - 1, body.bottom, ui.colors.line, 1);
        body.left = right;
    }
    const Rect upper = {body.left, body.top, body.right, body.top + body.height() * 0.6f};
    center_text(ui, Face::Sans, ui.px(15), upper, ui.colors.ink2, ui.say(Word::Loading));
}

}  // namespace

void View::watch_box(const Ui& ui, const ViewInput& input) {
    const bool focused = input.field_focused || m_search_box.is_editing();
    // A press on what is offered takes the keyboard from the box before it counts.
    const bool pointing =
        ImGui::IsMouseDown(ImGuiMouseButton_Left) || ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    // Before what was pressed in the same frame, which may begin a new text in the box.
    if (m_box_entered && !focused && !pointing) {
        ui.commands.insert(ui.commands.begin(), command::LeaveBox{});
    }
    if (focused || !pointing) m_box_entered = focused;
}

void View::draw_reading(const Ui& ui, const Rect& area) {
    ui.paint.fill(area, ui.colors.paper);
    if (ui.state.route.kind == Route::Kind::Unknown) {
        draw_message(ui, area,
                     {ui.say(Word::UnknownAddress),
                      ui.say(Word::UnknownAddressHint, {ui.state.route.unknown}),
                      ui.say(Word::OpenNewest), command::OpenHome{}});
    } else if (ui.state.library->issue_count() == 0) {
        draw_message(ui, area,
                     {ui.say(Word::EmptyArchive), ui.say(Word::EmptyArchiveHint), "", {}});
    } else if (ui.state.route.kind == Route::Kind::Source) {
        m_source.draw(ui, area);
    } else {
        m_reader.draw(ui, area);
    }
}

void View::draw_wide(const Ui& ui, const Rect& window, const ViewInput& input, ViewOutput& output) {
    const float top = window.top + ui.px(size::top_bar);
    const float bottom = window.bottom - ui.px(size::status_bar);
    float left = window.left;
    const auto column = [&](float css_width) {
        const Rect rect = {left, top, left + ui.px(css_width), bottom};
        left = rect.right;
        return rect;
    };
    {
        const Semantics::Group part = landmark(ui, Role::Banner, "banner");
        output.field = draw_top_bar(ui, {window.left, window.top, window.right, top}, m_search_box,
                                    input.native_field, input.field_focused);
    }
    const Rect status = {window.left, bottom, window.right, window.bottom};
    if (ui.state.route.kind == Route::Kind::Trends) {
        {
            const Semantics::Group part = landmark(ui, Role::Main, "main");
            draw_trends(ui, {left, top, window.right, bottom});
        }
        const Semantics::Group part = landmark(ui, Role::ContentInfo, "status");
        draw_status_bar(ui, status);
        return;
    }
    const bool at_home = ui.state.route.kind == Route::Kind::Home;
    const bool home_panel = at_home && window.width() >= ui.px(size::home_panel_from);
    const float right = home_panel ? window.right - ui.px(size::home_panel) : window.right;
    if (is_searching(ui.state)) {
        const bool roomy = window.width() >= ui.px(size::filters_from);
        const bool filters = roomy || ui.state.pane == Pane::Filters;
        if (filters) {
            const Semantics::Group part =
                landmark(ui, Role::Region, "filters part", ui.say(Word::Filters));
            m_filters.draw(ui, column(size::filter_rail));
        }
        const Semantics::Group part =
            landmark(ui, Role::Region, "hits part", ui.say(Word::HitsLabel));
        m_hits.draw(ui, column(roomy ? size::hit_list : size::hit_list_narrow), !roomy);
    } else {
        const Semantics::Group part =
            landmark(ui, Role::Navigation, "browse part", ui.say(Word::Browse));
        m_browse.draw(ui, column(size::browse_rail), home_panel);
    }
    const Rect reading = {left, top, right, bottom};
    // First drawn is first asked for the pointer: steps float over the text, so they are placed
    // after it but nothing under them can be pressed.
    {
        const Semantics::Group part = landmark(ui, Role::Main, "main");
        draw_reading(ui, reading);
        const bool reads = ui.state.reader.issue >= 0 && ui.state.route.kind != Route::Kind::Source;
        if (reads) draw_reader_steps(ui, reading);
    }
    if (home_panel) {
        const Semantics::Group part =
            landmark(ui, Role::Region, "home part", ui.say(Word::Holdings));
        m_home.draw(ui, {right, top, window.right, bottom});
    }
    const Semantics::Group part = landmark(ui, Role::ContentInfo, "status");
    draw_status_bar(ui, status);
}

void View::draw_head(const Ui& ui, const Rect& head, const ViewInput& input, ViewOutput& output) {
    // There is no room for it, but a page has a title.
    ui.semantics.add({.role = Role::Heading,
                      .id = "title",
                      .name = ui.state.library->archive().title,
                      .level = 1});
    switch (ui.state.pane) {
        case Pane::Reader:
            draw_reader_header(ui, head);
            break;
        case Pane::Filters:
            draw_panel_header(ui, head, ui.say(Word::Filters));
            break;
        case Pane::Settings:
            draw_panel_header(ui, head, ui.say(Word::Settings));
            break;
        default:
            draw_bar_ground(ui, head, head.bottom - 1);
            output.field = m_search_box.draw(ui, head.inset(ui.px(10), ui.px(8)),
                                             input.native_field, input.field_focused);
            break;
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
            if (ui.state.route.kind == Route::Kind::Trends) draw_trends(ui, body);
            break;
        case Pane::Filters:
            m_filters.draw(ui, body);
            break;
        case Pane::Settings:
            ui.paint.fill(body, ui.colors.paper);
            draw_settings(ui, body.inset(0, ui.px(12)));
            break;
    }
}

void View::draw_one_column(const Ui& ui, const Rect& window, const ViewInput& input,
                           ViewOutput& output) {
    const float bar = ui.px(size::bottom_bar);
    const Rect head = {window.left, window.top, window.right, window.top + bar};
    const Rect body = {window.left, head.bottom, window.right, window.bottom - bar};
    const Rect foot = {window.left, body.bottom, window.right, window.bottom};
    {
        const Semantics::Group part = landmark(ui, Role::Banner, "banner");
        draw_head(ui, head, input, output);
    }
    {
        const Semantics::Group part = landmark(ui, Role::Main, "main");
        draw_pane(ui, body);
    }
    if (ui.state.pane == Pane::Reader) {
        const Semantics::Group part =
            landmark(ui, Role::Navigation, "tools", ui.say(Word::ReaderTools));
        draw_reader_footer(ui, foot);
    } else {
        const Semantics::Group part =
            landmark(ui, Role::Navigation, "tabs", ui.say(Word::MainMenu));
        draw_tabs(ui, foot);
    }
}

ViewOutput View::draw(const State& state, const Fonts& fonts, const ViewInput& input) {
    ViewOutput output;
    drop_closed_boxes(state);
    const Rect window = {0, 0, input.width_px, input.height_px};
    ImGui::SetNextWindowPos(ImVec2(0, 0));
    ImGui::SetNextWindowSize(ImVec2(input.width_px, input.height_px));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
    ImGui::Begin("kexie", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    m_scale = input.scale;
    m_focus.read_keys(m_semantics);
    m_semantics.begin(input.scale, !input.seen);
    const Painter paint(*ImGui::GetWindowDrawList(), fonts, m_semantics, input.scale);
    const bool one_column = input.width_px < size::one_column_below * input.scale;
    const Ui ui = {state,           paint,       palette(scheme_of(state)),
                   output.commands, m_semantics, m_focus,
                   one_column,      true};
    paint.fill(window, ui.colors.paper);
    const bool box_shown = !one_column || state.pane == Pane::Browse || state.pane == Pane::Hits ||
                           state.pane == Pane::Trends;
    if (state.load.phase == LoadState::Phase::Ready) {
        const bool typing = ImGui::GetIO().WantTextInput || input.field_focused;
        for (Command& command : read_shortcuts(state, typing)) {
            output.commands.push_back(std::move(command));
        }
        if (one_column) {
            draw_one_column(ui, window, input, output);
        } else {
            draw_wide(ui, window, input, output);
        }
        draw_toast(ui, window);
        draw_update_notice(ui, window);
        // Last, so that it knows whether the pointer is over something that can be pressed.
        m_reader.read_pointer(ui, input.pointer);
    } else if (state.load.phase == LoadState::Phase::Failed) {
        const Semantics::Group part = landmark(ui, Role::Main, "main");
        const Error& error = state.load.error;
        std::string words = error_words(state.preferences.language, error);
        if (!error.source.empty()) words = error.source + "：" + words;
        draw_message(ui, window, {ui.say(Word::LoadFailed), std::move(words), "", {}});
    } else {
        draw_opening(ui, window);
    }
    ImGui::End();
    ImGui::PopStyleVar(3);
    if (state.load.phase == LoadState::Phase::Ready) {
        if (box_shown) draw_offers(ui, window, m_search_box.frame());
        watch_box(ui, input);
        m_overlays.draw(ui, window);
    }
    const Painter over(*ImGui::GetForegroundDrawList(), fonts, m_semantics, input.scale);
    m_focus.draw_ring(over, ui.colors);
    m_focus.settle(m_semantics);
    output.moving = m_browse.is_moving() || m_filters.is_moving() || m_hits.is_moving() ||
                    m_reader.is_moving() || m_source.is_moving() || m_home.is_moving() ||
                    m_overlays.is_moving() || m_focus.is_waiting();
    return output;
}

}  // namespace kexie
