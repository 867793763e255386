#include "ui/scroll_area.h"

#include <algorithm>
#include <cmath>

namespace kexie {

namespace {

constexpr float wheel_step_px = 100;    // CSS pixels per notch.
constexpr float drag_threshold_px = 8;  // A finger that moves less is a tap.
constexpr float glide_half_life_s = 0.3f;
constexpr float glide_stops_below = 20;  // Pixels per second.
constexpr float bar_width_px = 10;
constexpr float thumb_min_px = 36;

}  // namespace

float ScrollArea::range() const {
    return std::max(0.0f, m_content_height - m_area.height());
}

void ScrollArea::set_offset(float offset) {
    m_offset = std::max(0.0f, offset);
    m_velocity = 0;
}

void ScrollArea::read_wheel(const Painter& painter, bool hovered) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!hovered || io.MouseWheel == 0) return;
    m_velocity = 0;
    m_offset -= io.MouseWheel * painter.px(wheel_step_px);
}

void ScrollArea::read_finger(const Painter& painter, bool hovered) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseSource != ImGuiMouseSource_TouchScreen) {
        m_touched = m_dragging = false;
        m_velocity = 0;
        return;
    }
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        m_touched = hovered;
        m_dragging = false;
        m_velocity = 0;
    }
    if (m_touched && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
        if (!m_dragging && std::abs(moved.y) > painter.px(drag_threshold_px)) m_dragging = true;
        if (m_dragging) {
            m_offset -= io.MouseDelta.y;
            const float now = -io.MouseDelta.y / std::max(io.DeltaTime, 0.001f);
            m_velocity = m_velocity * 0.6f + now * 0.4f;
        }
        return;
    }
    if (!ImGui::IsMouseReleased(ImGuiMouseButton_Left)) m_touched = m_dragging = false;
    if (m_velocity != 0) {
        m_offset += m_velocity * io.DeltaTime;
        m_velocity *= std::exp2(-io.DeltaTime / glide_half_life_s);
        const bool at_end = m_offset <= 0 || m_offset >= range();
        if (std::abs(m_velocity) < glide_stops_below || at_end) m_velocity = 0;
    }
}

Rect ScrollArea::bar(const Painter& painter) const {
    const float height = m_area.height();
    const float thumb = std::max(painter.px(thumb_min_px), height * height / m_content_height);
    const float top = m_area.top + (height - thumb) * (range() > 0 ? m_offset / range() : 0);
    return {m_area.right - painter.px(bar_width_px), top, m_area.right, top + thumb};
}

void ScrollArea::read_bar(const Painter& painter, const char* id) {
    if (range() <= 0) return;
    const Rect track = {m_area.right - painter.px(bar_width_px), m_area.top, m_area.right,
                        m_area.bottom};
    ImGui::SetCursorScreenPos(ImVec2(track.left, track.top));
    ImGui::PushID(id);
    ImGui::InvisibleButton("bar", ImVec2(track.width(), track.height()));
    ImGui::PopID();
    if (!ImGui::IsItemActive()) return;
    const Rect thumb = bar(painter);
    const float room = track.height() - thumb.height();
    if (ImGui::IsItemActivated()) {
        const float y = ImGui::GetIO().MousePos.y;
        if (y >= thumb.top && y < thumb.bottom) return;
        set_offset((y - track.top - thumb.height() / 2) / std::max(1.0f, room) * range());
        return;
    }
    m_offset += ImGui::GetIO().MouseDelta.y / std::max(1.0f, room) * range();
}

void ScrollArea::begin(const Ui& ui, const char* id, const Rect& area, float content_height,
                       std::string name) {
    const Painter& painter = ui.paint;
    m_area = area;
    m_content_height = content_height;
    ImGui::PushClipRect(ImVec2(area.left, area.top), ImVec2(area.right, area.bottom), true);
    const bool hovered = ImGui::IsWindowHovered() && area.contains(ImGui::GetIO().MousePos);
    read_wheel(painter, hovered);
    read_finger(painter, hovered);
    read_bar(painter, id);
    if (const auto wanted = ui.focus.take_scroll(id)) set_offset(*wanted);
    m_offset = std::round(std::clamp(m_offset, 0.0f, range()));
    if (ui.focus.is_at(id)) ui.focus.place_ring(area, area);
    const bool is_stop = !name.empty();
    ui.semantics.open({.role = Role::Scroller,
                       .id = id,
                       .name = std::move(name),
                       .rect = area,
                       .pressable = is_stop,
                       .offset = m_offset,
                       .content_height = std::max(content_height, area.height())});
}

void ScrollArea::end(const Ui& ui) {
    const Painter& painter = ui.paint;
    ui.semantics.close();
    if (range() > 0) {
        const Rect thumb = bar(painter);
        painter.fill({thumb.left + painter.px(3), thumb.top + painter.px(2),
                      thumb.right - painter.px(2), thumb.bottom - painter.px(2)},
                     ui.colors.ink3, painter.px(3), 0.45f);
    }
    ImGui::PopClipRect();
}

}  // namespace kexie
