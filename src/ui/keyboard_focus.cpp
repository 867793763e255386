#include "ui/keyboard_focus.h"

#include <algorithm>

namespace kexie {

namespace {

struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
};

// An open dialog traps focus; the last one is on top.
Range reachable(const Semantics& shown) {
    const auto& nodes = shown.nodes();
    for (std::size_t i = nodes.size(); i-- > 0;) {
        if (nodes[i].role == Role::Dialog) return {i, shown.end_of(i)};
    }
    return {0, nodes.size()};
}

std::size_t index_of(const Semantics& shown, std::string_view id) {
    const SemanticNode* node = id.empty() ? nullptr : shown.find(id);
    return node ? static_cast<std::size_t>(node - shown.nodes().data()) : shown.nodes().size();
}

// The next pressable node of a range, from `at` exclusively; the range's end if there is none.
std::size_t next_pressable(const Semantics& shown, Range range, std::size_t at, int by) {
    const auto& nodes = shown.nodes();
    if (by > 0) {
        at = at < range.first || at >= range.last ? range.first : at + 1;
        while (at < range.last && !nodes[at].pressable) ++at;
        return at;
    }
    if (at < range.first || at > range.last) at = range.last;
    while (at-- > range.first) {
        if (nodes[at].pressable) return at;
    }
    return range.last;
}

// Index of the list around a node; nodes().size() if there is none.
std::size_t list_of(const Semantics& shown, std::size_t index) {
    const auto& nodes = shown.nodes();
    int depth = nodes[index].depth;
    while (index-- > 0) {
        if (nodes[index].depth >= depth) continue;
        depth = nodes[index].depth;
        if (nodes[index].role == Role::List) return index;
    }
    return nodes.size();
}

}  // namespace

void KeyboardFocus::arrive(const Semantics& shown, std::size_t index) {
    const auto& nodes = shown.nodes();
    const SemanticNode& node = nodes[index];
    m_id = m_start = node.id;
    m_in_list = list_of(shown, index) < nodes.size();
    const std::size_t at = shown.scroller_of(index);
    if (at >= nodes.size()) return;
    const SemanticNode& scroller = nodes[at];
    const float margin = node.rect.height() / 2;
    if (node.rect.top < scroller.offset) {
        scroll(scroller.id, std::max(0.0f, node.rect.top - margin));
    } else if (node.rect.bottom > scroller.offset + scroller.rect.height()) {
        scroll(scroller.id, node.rect.bottom - scroller.rect.height() + margin);
    }
}

void KeyboardFocus::move_to(const Semantics& shown, std::string_view id) {
    const std::size_t index = index_of(shown, id);
    if (index < shown.nodes().size()) {
        arrive(shown, index);
    } else {
        m_id.clear();
        m_in_list = false;
    }
}

void KeyboardFocus::step(const Semantics& shown, int by) {
    const Range range = reachable(shown);
    std::size_t at = next_pressable(shown, range, index_of(shown, m_start), by);
    // Wrap around.
    if (at >= range.last) at = next_pressable(shown, range, shown.nodes().size() + 1, by);
    if (at < range.last) arrive(shown, at);
}

void KeyboardFocus::step_in_list(const Semantics& shown, int by) {
    const std::size_t at = index_of(shown, m_id);
    if (at >= shown.nodes().size()) return;
    const std::size_t list = list_of(shown, at);
    if (list >= shown.nodes().size()) return;
    const Range range = {list, shown.end_of(list)};
    const std::size_t next = next_pressable(shown, range, at, by);
    if (next < range.last) arrive(shown, next);
}

void KeyboardFocus::read_keys(const Semantics& shown) {
    m_ring.reset();
    m_pressed = std::move(m_press);
    m_press.clear();
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
    if (pressed(ImGuiKey_Tab)) step(shown, io.KeyShift ? -1 : 1);
    if (m_id.empty() || io.WantTextInput) return;
    if (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_Space)) m_pressed = m_id;
    if (pressed(ImGuiKey_DownArrow)) step_in_list(shown, 1);
    if (pressed(ImGuiKey_UpArrow)) step_in_list(shown, -1);
}

void KeyboardFocus::pointer_pressed(std::string_view id) {
    m_start = id;
    m_id.clear();
    m_in_list = false;
}

std::optional<float> KeyboardFocus::take_scroll(std::string_view scroller) {
    if (!m_scroll || m_scroll->scroller != scroller) return std::nullopt;
    const float offset = m_scroll->offset;
    m_scroll.reset();
    return offset;
}

void KeyboardFocus::place_ring(const Rect& rect, const Rect& clip) {
    m_ring = {rect, clip};
}

void KeyboardFocus::draw_ring(const Painter& paint, const Palette& colors) const {
    if (!m_ring) return;
    const float thickness = paint.px(2);
    const Rect& clip = m_ring->clip;
    Rect ring = m_ring->rect.inset(-thickness, -thickness);
    // Inside the clip rectangle, so that the ring is never cut off.
    ring = {std::max(ring.left, clip.left), std::max(ring.top, clip.top),
            std::min(ring.right, clip.right), std::min(ring.bottom, clip.bottom)};
    if (ring.width() <= 0 || ring.height() <= 0) return;
    paint.border(ring, colors.focus, paint.px(4), thickness);
}

void KeyboardFocus::settle(const Semantics& shown) {
    const Range range = reachable(shown);
    const auto& nodes = shown.nodes();
    const bool in_dialog = range.first < nodes.size() && nodes[range.first].role == Role::Dialog;
    const std::string dialog = in_dialog ? nodes[range.first].id : std::string();
    if (dialog != m_dialog) {
        if (m_dialog.empty()) m_before_dialog = m_id;
        m_dialog = dialog;
        if (!dialog.empty() && !m_id.empty()) {
            m_start.clear();
            step(shown, 1);
        }
        if (dialog.empty() && !m_id.empty()) move_to(shown, m_before_dialog);
        return;
    }
    if (m_id.empty() || shown.find(m_id)) return;
    // The focused node is gone: focus the first one of the main landmark, or of the window.
    m_start.clear();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].role != Role::Main) continue;
        const std::size_t first = next_pressable(shown, {i, shown.end_of(i)}, nodes.size(), 1);
        if (first < shown.end_of(i)) return arrive(shown, first);
    }
    step(shown, 1);
}

}  // namespace kexie
