// ImGui's text field, for platforms without their own. Not built into the page.
#include <imgui_internal.h>

#include <cmath>

#include "ui/search_box.h"

namespace kexie {

namespace {

// ImGui's callback to resize the buffer.
int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto* text = static_cast<std::string*>(data->UserData);
        text->resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text->data();
    }
    return 0;
}

}  // namespace

void SearchBox::edit(const Ui& ui, const Rect& rect, float em) {
    const bool was_editing = m_editing;
    // A text set elsewhere, such as a taken suggestion, replaces the typed one.
    if (!m_editing || box_text(ui.state) != m_sent) m_text = box_text(ui.state);
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
    const bool arrived = ui.focus.is_at("search") && !m_had_focus;
    m_had_focus = ui.focus.is_at("search");
    if (arrived || ui.state.focus_search_serial != m_focus_serial) {
        m_focus_serial = ui.state.focus_search_serial;
        ImGui::SetKeyboardFocusHere();
    }
    // Escape leaves the box and keeps its text; ImGui's handling would revert it.
    const bool escapes = ImGui::IsKeyPressed(ImGuiKey_Escape);
    if (m_editing && (escapes || ImGui::IsKeyPressed(ImGuiKey_Tab))) {
        ImGui::ClearActiveID();
        // The first Escape only closes the suggestions.
        if (escapes && !ui.state.box.suggestions.empty()) {
            ui.send(command::CloseBoxSuggestions{});
            ImGui::SetKeyboardFocusHere();
        }
    }
    if (m_editing && ImGui::IsKeyPressed(ImGuiKey_Enter)) ui.send(command::SubmitBox{});
    const bool changed = ImGui::InputText(
        "##query", m_text.data(), m_text.capacity() + 1,
        ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_AutoSelectAll, grow, &m_text);
    m_editing = ImGui::IsItemActive();
    m_sent = changed ? m_text : box_text(ui.state);
    // Tab continues from here.
    if (ImGui::IsItemActivated() && !m_had_focus) ui.focus.pointer_pressed("search");
    if (m_editing && !was_editing) ui.send(command::EnterBox{});
    if (changed) ui.send(command::TypeQuery{m_text});
    if (m_editing && ImGui::IsKeyPressed(ImGuiKey_DownArrow))
        ui.send(command::StepBoxSuggestion{1});
    if (m_editing && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) ui.send(command::StepBoxSuggestion{-1});
    if (m_text.empty() && !m_editing) {
        ui.paint.text_elided(Face::Sans, em, rect.left, rect.top, rect.height(), rect.right,
                             ui.colors.ink3, ui.tr(box_hint(ui.state, ui.one_column)));
    }
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor(5);
    ImGui::PopFont();
}

}  // namespace kexie
