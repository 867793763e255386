#include "ui/search_box.h"

#include <imgui_internal.h>

#include <cmath>

namespace kexie {

namespace {

constexpr float text_size = 15;

// ImGui asks for more room while the person types.
int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto* text = static_cast<std::string*>(data->UserData);
        text->resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text->data();
    }
    return 0;
}

// Drawn rather than typed: no face of ours has a magnifying glass.
void draw_glass(const Ui& ui, float x, float middle) {
    const float radius = ui.px(4);
    const ImU32 color = color_of(ui.colors.ink3);
    const float thickness = std::max(1.0f, ui.px(1.4f));
    const ImVec2 centre(x + radius, middle - ui.px(1));
    ui.paint.list().AddCircle(centre, radius, color, 20, thickness);
    const float reach = radius * 0.75f;
    ui.paint.list().AddLine({centre.x + reach, centre.y + reach},
                            {centre.x + radius * 1.7f, centre.y + radius * 1.7f}, color, thickness);
}

}  // namespace

void SearchBox::edit(const Ui& ui, const Rect& rect, float em) {
    if (!m_editing) m_text = ui.state.route.query;
    const Fonts::Vertical vertical = ui.paint.fonts().vertical(Face::Sans, em);
    ImGui::PushFont(ui.paint.fonts().field_font(), vertical.height);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    ImGui::PushStyleColor(ImGuiCol_Text, color_of(ui.colors.ink));
    ImGui::PushStyleColor(ImGuiCol_InputTextCursor, color_of(ui.colors.red));
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, color_of(ui.colors.hit));
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    const float top = std::round((rect.top + rect.bottom - vertical.height) / 2);
    ImGui::SetCursorScreenPos(ImVec2(rect.left, top));
    ImGui::SetNextItemWidth(rect.width());
    if (ui.state.focus_search_serial != m_focus_serial) {
        m_focus_serial = ui.state.focus_search_serial;
        ImGui::SetKeyboardFocusHere();
    }
    // Escape leaves the box with its text; ImGui's own would take the typing back.
    if (m_editing && ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::ClearActiveID();
    const bool changed = ImGui::InputText(
        "##query", m_text.data(), m_text.capacity() + 1,
        ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_AutoSelectAll, grow, &m_text);
    m_editing = ImGui::IsItemActive();
    if (changed) ui.send(command::SetQuery{m_text});
    if (m_editing && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ui.send(command::StepHit{1});
    if (m_editing && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) ui.send(command::StepHit{-1});
    if (m_text.empty() && !m_editing) {
        ui.paint.text(Face::Sans, em, rect.left, rect.top, rect.height(), ui.colors.ink3,
                      ui.say(Word::SearchHint));
    }
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor(5);
    ImGui::PopFont();
}

FieldPlace SearchBox::draw(const Ui& ui, const Rect& rect, bool native_field, bool focused) {
    const bool lit = focused || m_editing || ui.state.route.kind == Route::Kind::Search;
    const float radius = ui.px(6);
    if (lit) {
        const float ring = ui.px(3);
        ui.paint.fill(rect.inset(-ring, -ring), ui.colors.red_bg, radius + ring);
    }
    ui.paint.fill(rect, ui.colors.paper, radius);
    ui.paint.frame(rect, lit ? ui.colors.red : ui.colors.line, radius, std::max(1.0f, ui.px(1)));
    draw_glass(ui, rect.left + ui.px(14), (rect.top + rect.bottom) / 2);

    Rect text = {rect.left + ui.px(30), rect.top + ui.px(2), rect.right - ui.px(40),
                 rect.bottom - ui.px(2)};
    if (ui.state.route.query.empty() && !ui.one_column) {
        const float side = ui.px(18);
        const float middle = (rect.top + rect.bottom) / 2;
        const Rect key = {rect.right - ui.px(12) - side, middle - side / 2, rect.right - ui.px(12),
                          middle + side / 2};
        ui.paint.frame(key, ui.colors.line, ui.px(4), std::max(1.0f, ui.px(1)));
        ui.paint.text(Face::Sans, ui.px(11), key.left + ui.px(6.5f), key.top, side, ui.colors.ink3,
                      "/");
    } else if (!ui.state.route.query.empty()) {
        const Rect clear = {rect.right - ui.px(38), rect.top, rect.right, rect.bottom};
        const Press press = press_area(ui, "clear query", clear);
        ui.paint.text(Face::Sans, ui.px(15), clear.left + ui.px(12), clear.top, clear.height(),
                      press.hovered ? ui.colors.red : ui.colors.ink3, "×");
        if (press.pressed) {
            ui.send(command::SetQuery{});
            ui.send(command::FocusSearch{});
        }
    }
    const float em = ui.px(text_size);
    if (!native_field) edit(ui, text, em);
    return {native_field, text, em};
}

}  // namespace kexie
