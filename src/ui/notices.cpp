#include "ui/notices.h"

#include <algorithm>
#include <cmath>

namespace kexie {

void draw_toast(const Ui& ui, const Rect& window) {
    // The node is always there: screen readers announce changes of a live region, not new ones.
    ui.semantics.add({.role = Role::Status, .id = "toast", .name = ui.state.toast});
    if (ui.state.toast.empty()) return;
    const TextStyle style = {ui.px(13), window.width() - ui.px(60), 0, 0, Align::Left};
    const TextLayout words = ui.paint.fonts().lay_out(Face::Sans, ui.state.toast, style);
    const float line = ui.px(20);
    const float height = static_cast<float>(words.lines.size()) * line;
    const float room =
        words.lines.size() > 1 ? style.width : ui.paint.width(Face::Sans, style.em, ui.state.toast);
    const float left = window.left + std::round((window.width() - room) / 2);
    const float bottom = window.bottom - ui.px(ui.low ? 44 : 76);
    const Rect box = {left, bottom - height, left + room, bottom};
    ui.paint.fill(box.inset(-ui.px(18), -ui.px(8)), ui.colors.ink, ui.px(18));
    ui.paint.layout(words, Face::Sans, style.em, left, box.top, line, ui.colors.paper);
}

std::string not_kept_words(const State& state) {
    constexpr StringId names[] = {StringId::Settings, StringId::OwnFiles, StringId::NotKeptAddress};
    const Language language = state.preferences.language;
    std::string all;
    for (unsigned i = 0; i < 3; ++i) {
        if ((state.refused >> i & 1) == 0) continue;
        if (!all.empty()) all += tr(language, StringId::Comma);
        all += tr(language, names[i]);
    }
    return all.empty() ? all : tr(language, StringId::NotKept, {all});
}

void draw_update_notice(const Ui& ui, const Rect& window) {
    // Always there, as for the toast.
    const bool ready = ui.state.update_ready;
    const std::string words = ready ? ui.tr(StringId::UpdateReady) : "";
    ui.semantics.add({.role = Role::Status, .id = "update", .name = words});
    if (!ready) return;
    const Semantics::Group part =
        ui.semantics.group({.role = Role::Region, .id = "update part", .name = words});
    const float em = ui.px(13);
    const std::string act = ui.tr(StringId::UseUpdate);
    const float gap = ui.px(16);
    const float text_width = ui.paint.width(Face::Sans, em, words);
    const float act_width = ui.paint.width(Face::Sans, em, act);
    const float width = text_width + act_width + 3 * gap;
    const float left = std::round(window.left + (window.width() - width) / 2);
    const float height = ui.px(size::touch_target);
    const float top = window.top + ui.px(size::top_bar) + ui.px(8);
    const Rect box = {left, top, left + width, top + height};
    ui.paint.fill(box, ui.colors.panel, ui.px(8));
    ui.paint.border(box, ui.colors.red, ui.px(8), std::max(1.0f, ui.px(1)));
    ui.semantics.begin_described();
    ui.paint.text(Face::Sans, em, left + gap, top, height, ui.colors.ink, words);
    ui.semantics.end_described();
    const TextButton button =
        text_button(ui, "use update", left + 2 * gap + text_width, top, height, act, true);
    if (button.pressed) ui.send(command::ApplyUpdate{});
}

}  // namespace kexie
