#include "ui/text_pointer.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "app/selection.h"

namespace kexie {

namespace {

constexpr double long_press_s = 0.5;
constexpr float held_still_px = 8;  // Less movement is a long press.
// Scroll speed per second, as a multiple of the pointer's distance past the edge.
constexpr float edge_speed = 8;

}  // namespace

void TextPointer::read(const Ui& ui, const IssueLayout& page, const Rect& area, int clicks,
                       ScrollArea& scroll) {
    m_page = &page;
    m_area = area;
    m_offset = scroll.offset();
    m_clicks = clicks;
    m_waiting = false;
    if (ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen) {
        read_finger(ui, scroll);
    } else {
        read_mouse(ui, scroll);
    }
}

bool TextPointer::is_over_text() const {
    // Not IsAnyItemHovered(), which is still true in the frame in which the pointer leaves an item:
    // a press in that frame would be lost.
    const bool over_item = ImGui::GetCurrentContext()->HoveredId != 0;
    return m_area.contains(ImGui::GetIO().MousePos) && !over_item && ImGui::IsWindowHovered();
}

std::optional<TextAddress> TextPointer::address_at_pointer(Snap snap) const {
    const ImVec2 at = ImGui::GetIO().MousePos;
    const float y = std::clamp(at.y, m_area.top, m_area.bottom);
    return m_page->address_at(at.x - m_area.left, y - m_area.top + m_offset, snap);
}

void TextPointer::read_mouse(const Ui& ui, ScrollArea& scroll) {
    const bool over = is_over_text();
    if (over) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (over && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
        const auto at = address_at_pointer(Snap::Border);
        const auto range = selected_range(ui.state);
        const bool inside = at && range && *at >= range->begin && *at <= range->end;
        if (!inside) ui.send(command::ClearSelection{});
        open_menu(ui);
    }
    // A press outside the open menu only closes it.
    if (over && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ui.state.reader.menu) {
        press_text(ui);
    }
    if (m_press == Press::None) return;
    // Move and release may come in one frame: it still drags.
    drag(ui, scroll);
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    m_press = Press::None;
    if (!m_dragged && !selected_range(ui.state)) ui.send(command::ClearSelection{});
}

void TextPointer::press_text(const Ui& ui) {
    const ImGuiIO& io = ImGui::GetIO();
    const int count = m_clicks > 0 ? m_clicks : io.MouseClickedCount[ImGuiMouseButton_Left];
    m_grain = count == 1   ? SelectionGrain::Character
              : count == 2 ? SelectionGrain::Word
                           : SelectionGrain::Paragraph;
    const bool goes_on = io.KeyShift && ui.state.reader.selection.has_value();
    if (goes_on) m_grain = ui.state.reader.selection->grain;
    const auto at =
        address_at_pointer(m_grain == SelectionGrain::Character ? Snap::Border : Snap::Glyph);
    if (!at) return;
    if (goes_on) {
        ui.send(command::ExtendSelection{*at});
    } else {
        ui.send(command::StartSelection{*at, m_grain});
    }
    m_press = Press::Selecting;
    m_dragged = false;
}

void TextPointer::drag(const Ui& ui, ScrollArea& scroll) {
    const ImGuiIO& io = ImGui::GetIO();
    const float above = m_area.top - io.MousePos.y;
    const float below = io.MousePos.y - m_area.bottom;
    const bool outside = std::max(above, below) > 0;
    if (outside) {
        const float speed = below > 0 ? below : -above;
        scroll.scroll_by(speed * edge_speed * std::min(io.DeltaTime, 0.1f));
        m_waiting = true;
    }
    // Small movements during a click do not select.
    const ImVec2 from = io.MouseClickedPos[ImGuiMouseButton_Left];
    const float distance = std::hypot(io.MousePos.x - from.x, io.MousePos.y - from.y);
    if (distance >= io.MouseDragThreshold) m_dragged = true;
    const bool moves = io.MouseDelta.x != 0 || io.MouseDelta.y != 0;
    if (!m_dragged || (!moves && !outside)) return;
    const auto to =
        address_at_pointer(m_grain == SelectionGrain::Character ? Snap::Border : Snap::Glyph);
    if (to) ui.send(command::ExtendSelection{*to});
}

void TextPointer::read_finger(const Ui& ui, ScrollArea& scroll) {
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        m_press = is_over_text() && !ui.state.reader.menu ? Press::Held : Press::None;
        m_pressed_at_s = ImGui::GetTime();
    }
    if (m_press == Press::None) return;
    const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
    const bool still =
        std::abs(moved.x) < ui.px(held_still_px) && std::abs(moved.y) < ui.px(held_still_px);
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        if (m_press == Press::Selecting) {
            scroll.let_go();
            drag(ui, scroll);
            return;
        }
        if (!still || scroll.is_dragging()) {
            m_press = Press::None;
            return;
        }
        m_waiting = true;
        if (ImGui::GetTime() - m_pressed_at_s < long_press_s) return;
        const auto at = address_at_pointer(Snap::Glyph);
        if (!at) return;
        m_press = Press::Selecting;
        m_dragged = false;
        m_grain = SelectionGrain::Word;
        scroll.let_go();
        ui.send(command::StartSelection{*at, m_grain});
        return;
    }
    if (m_press == Press::Selecting) open_menu(ui);
    if (m_press == Press::Held && ui.state.reader.selection) ui.send(command::ClearSelection{});
    m_press = Press::None;
}

void TextPointer::open_menu(const Ui& ui) const {
    const auto at = address_at_pointer(Snap::Border);
    if (!at) return;
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const float scale = ui.paint.scale();
    ui.send(command::OpenTextMenu{pointer.x / scale, pointer.y / scale, at->article});
}

}  // namespace kexie
