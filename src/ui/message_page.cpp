#include "ui/message_page.h"

#include <algorithm>
#include <cmath>

namespace kexie {

void draw_message(const Ui& ui, const Rect& area, const Message& message) {
    const float width = std::min(ui.px(560), area.width() - ui.px(48));
    const float left = std::round(area.left + (area.width() - width) / 2);
    float y = std::round(area.top + area.height() * 0.3f);
    const auto paragraph = [&](const std::string& words, Face face, float em, float line,
                               Rgb color) {
        if (words.empty()) return;
        const TextStyle style = {em, width, 0, 0, Align::Left};
        const TextLayout layout = lay_out(
            words, style, [&](char32_t c) { return ui.paint.fonts().advance(face, c, em); });
        ui.paint.layout(layout, face, em, left, y, line, color);
        y += static_cast<float>(layout.lines.size()) * line + ui.px(12);
    };
    paragraph(message.heading, Face::SerifBold, ui.px(24), ui.px(36), ui.colors.ink);
    paragraph(message.sentence, Face::Sans, ui.px(15), ui.px(27), ui.colors.ink2);
    if (message.action.empty() || !message.command) return;
    const WordButton button =
        chip(ui, "action", left, y, ui.px(size::touch_target), message.action, true);
    if (button.pressed) ui.commands.push_back(*message.command);
}

}  // namespace kexie
