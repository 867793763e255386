#include "ui/view.h"

#include <algorithm>

#include "ui/bars.h"
#include "ui/message_page.h"

namespace kexie {

namespace {

bool is_searching(const State& state) {
    return state.route.kind == Route::Kind::Search;
}

}  // namespace

void View::read_keys(const Ui& ui, const ViewInput& input) const {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, false); };
    const int font_size = ui.state.preferences.font_size_px;
    // F3 works while the box has the keyboard; letters are text there.
    if (pressed(ImGuiKey_F3)) ui.send(command::StepMark{io.KeyShift ? -1 : 1});
    if (input.field_focused) return;
    if (pressed(ImGuiKey_Slash)) {
        if (io.KeyShift) {
            ui.send(command::ToggleHelp{});
        } else {
            ui.send(command::FocusSearch{});
        }
    }
    if (pressed(ImGuiKey_N)) ui.send(command::StepMark{io.KeyShift ? -1 : 1});
    if (pressed(ImGuiKey_LeftBracket)) ui.send(command::StepIssue{-1});
    if (pressed(ImGuiKey_RightBracket)) ui.send(command::StepIssue{1});
    if (pressed(ImGuiKey_Equal)) ui.send(command::SetFontSize{font_size + 1});
    if (pressed(ImGuiKey_Minus)) ui.send(command::SetFontSize{font_size - 1});
    if (pressed(ImGuiKey_0)) ui.send(command::SetFontSize{Preferences{}.font_size_px});
    if (pressed(ImGuiKey_D)) {
        ui.send(command::SetTheme{is_dark(ui.state) ? Theme::Light : Theme::Dark});
    }
    if (pressed(ImGuiKey_Escape)) ui.send(command::CloseOverlays{});
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
    output.field = draw_top_bar(ui, {window.left, window.top, window.right, top}, m_search_box,
                                input.native_field, input.field_focused);
    if (is_searching(ui.state)) {
        const bool roomy = window.width() >= ui.px(size::filters_from);
        const bool filters = roomy || ui.state.pane == Pane::Filters;
        if (filters) m_filters.draw(ui, column(size::filter_rail));
        m_hits.draw(ui, column(roomy ? size::hit_list : size::hit_list_narrow), !roomy);
    } else {
        m_browse.draw(ui, column(size::browse_rail));
    }
    const Rect reading = {left, top, window.right, bottom};
    // First drawn is first asked for the pointer: steps float over the text, so they are placed
    // after it but nothing under them can be pressed.
    draw_reading(ui, reading);
    if (ui.state.reader.issue >= 0) draw_reader_steps(ui, reading);
    draw_status_bar(ui, {window.left, bottom, window.right, window.bottom});
}

void View::draw_one_column(const Ui& ui, const Rect& window, const ViewInput& input,
                           ViewOutput& output) {
    const float bar = ui.px(size::bottom_bar);
    const Rect head = {window.left, window.top, window.right, window.top + bar};
    const Rect body = {window.left, head.bottom, window.right, window.bottom - bar};
    const Rect foot = {window.left, body.bottom, window.right, window.bottom};
    const auto search_head = [&] {
        ui.paint.fill(head, ui.colors.panel);
        ui.paint.rule(head.left, head.bottom - 1, head.right, head.bottom - 1, ui.colors.line, 1);
        output.field = m_search_box.draw(ui, head.inset(ui.px(10), ui.px(8)), input.native_field,
                                         input.field_focused);
    };
    switch (ui.state.pane) {
        case Pane::Reader:
            draw_reader_header(ui, head);
            draw_reading(ui, body);
            draw_reader_footer(ui, foot);
            return;
        case Pane::Browse:
            search_head();
            m_browse.draw(ui, body);
            break;
        case Pane::Hits:
            search_head();
            ui.paint.fill(body, ui.colors.paper);
            if (is_searching(ui.state)) m_hits.draw(ui, body, true);
            break;
        case Pane::Filters:
            draw_panel_header(ui, head, ui.say(Word::Filters));
            m_filters.draw(ui, body);
            break;
        case Pane::Settings:
            draw_panel_header(ui, head, ui.say(Word::Settings));
            ui.paint.fill(body, ui.colors.paper);
            draw_settings(ui, body.inset(0, ui.px(12)));
            break;
    }
    draw_tabs(ui, foot);
}

ViewOutput View::draw(const State& state, const Fonts& fonts, const ViewInput& input) {
    ViewOutput output;
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
    const Painter paint(*ImGui::GetWindowDrawList(), fonts, input.scale);
    const bool one_column = input.width_px < size::one_column_below * input.scale;
    const Ui ui = {state, paint, palette(is_dark(state)), output.commands, one_column, true};
    paint.fill(window, ui.colors.paper);
    if (state.load.phase == LoadState::Phase::Ready) {
        read_keys(ui, input);
        if (one_column) {
            draw_one_column(ui, window, input, output);
        } else {
            draw_wide(ui, window, input, output);
        }
        draw_toast(ui, window);
    } else if (state.load.phase == LoadState::Phase::Failed) {
        const Error& error = state.load.error;
        std::string words =
            error.source.empty() ? error.message : error.source + "：" + error.message;
        draw_message(ui, window, {ui.say(Word::LoadFailed), std::move(words), "", {}});
    } else {
        draw_message(ui, window, {ui.say(Word::Loading), "", "", {}});
    }
    ImGui::End();
    ImGui::PopStyleVar(3);
    if (state.load.phase == LoadState::Phase::Ready) m_overlays.draw(ui, window);
    output.moving = m_browse.is_moving() || m_filters.is_moving() || m_hits.is_moving() ||
                    m_reader.is_moving() || m_overlays.is_moving();
    return output;
}

}  // namespace kexie
