#include "ui/message_page.h"

#include <algorithm>
#include <cmath>

namespace kexie {

float draw_message(const Ui& ui, const Rect& area, const Message& message) {
    const float width = std::min(ui.px(560), area.width() - ui.px(48));
    const float left = std::round(area.left + (area.width() - width) / 2);
    float y = std::round(area.top + area.height() * (ui.low ? 0.05f : 0.3f));
    const auto add = [&](const std::string& words, const TextLook& look) {
        if (!words.empty()) y = paragraph(ui, look, left, y, width, words) + ui.px(12);
    };
    ui.semantics.add({.role = Role::Heading,
                      .id = "message",
                      .name = message.heading,
                      .rect = {left, y, left + width, y + ui.px(36)},
                      .level = 2});
    add(message.heading, {Face::SerifBold, ui.px(24), ui.px(36), ui.colors.ink});
    add(message.sentence, {Face::Sans, ui.px(15), ui.px(27), ui.colors.ink2});
    if (message.action.empty() || !message.command) return y;
    const TextButton button =
        chip(ui, "action", left, y, ui.px(size::touch_target), message.action, true);
    if (button.pressed) ui.commands.push_back(*message.command);
    return y + ui.px(size::touch_target);
}

}  // namespace kexie
