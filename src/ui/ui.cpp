#include "ui/ui.h"

#include <algorithm>
#include <cmath>

namespace kexie {

namespace {

constexpr float word_size = 13;
constexpr float chip_size = 12;
constexpr float chip_height = 22;
constexpr float row_size = 14;
constexpr float row_height = 31;
constexpr float figure_size = 12;
constexpr float rail_margin = 18;
constexpr float hover_tint = 0.5f;

// A checkbox; drawn, since fonts disagree on ☐ and ☑.
void draw_box(const Ui& ui, float x, float y, float height, bool ticked) {
    const float side = ui.px(12);
    const float top = y + (height - side) / 2;
    const Rect box = {x, top, x + side, top + side};
    if (!ticked) {
        ui.paint.border(box, ui.colors.ink3, ui.px(2), ui.px(1));
        return;
    }
    ui.paint.fill(box, ui.colors.red, ui.px(2));
    const ImVec2 tick[] = {{x + side * 0.22f, top + side * 0.52f},
                           {x + side * 0.42f, top + side * 0.72f},
                           {x + side * 0.78f, top + side * 0.30f}};
    ui.paint.list().AddPolyline(tick, 3, color_of(ui.colors.paper), 0, ui.px(1.6f));
}

// On a phone, enlarges a press area to the minimum touch target.
Rect for_finger(const Ui& ui, const Rect& rect) {
    if (!ui.one_column) return rect;
    const float target = ui.px(size::touch_target);
    return rect.inset(-std::max(0.0f, std::ceil((target - rect.width()) / 2)),
                      -std::max(0.0f, std::ceil((target - rect.height()) / 2)));
}

}  // namespace

void Ui::send(Command command) const {
    commands.push_back(std::move(command));
}

Press press_area(const Ui& ui, const std::string& id, const Rect& rect, const Spoken& spoken) {
    if (rect.width() <= 0 || rect.height() <= 0) return {};
    SemanticNode node;
    node.role = spoken.role;
    node.id = id;
    node.name = spoken.name;
    node.address = spoken.address;
    node.rect = rect;
    node.tick = spoken.tick;
    node.current = spoken.current;
    node.pressable = true;
    ui.semantics.add(std::move(node));
    if (ui.focus.is_at(id)) {
        const ImDrawList& list = ui.paint.list();
        const ImVec2 low = list.GetClipRectMin();
        const ImVec2 high = list.GetClipRectMax();
        ui.focus.place_ring(rect, {low.x, low.y, high.x, high.y});
    }
    ImGui::SetCursorScreenPos(ImVec2(rect.left, rect.top));
    const bool pressed = ImGui::InvisibleButton(id.c_str(), ImVec2(rect.width(), rect.height()));
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool by_pointer = pressed && ui.presses_count;
    if (by_pointer) ui.focus.pointer_pressed(id);
    return {hovered, by_pointer || ui.focus.is_pressed(id)};
}

float center_text(const Ui& ui, Face face, float em, const Rect& rect, Rgb color,
                  std::string_view words) {
    const float width = ui.paint.width(face, em, words);
    return ui.paint.text(face, em, rect.left + (rect.width() - width) / 2, rect.top, rect.height(),
                         color, words);
}

void row_ground(const Ui& ui, const Rect& row, RowLook look) {
    if (look == RowLook::Selected) {
        ui.paint.fill(row, ui.colors.sel);
        ui.paint.fill({row.left, row.top, row.left + ui.px(3), row.bottom}, ui.colors.red);
    } else if (look == RowLook::Hovered && ui.colors.forced) {
        // A tint would be no colour of the system's.
        ui.paint.border(row, ui.colors.sel, 0, ui.px(2));
    } else if (look == RowLook::Hovered) {
        ui.paint.fill(row, ui.colors.sel, 0, hover_tint);
    }
}

void mark_text(const Ui& ui, const TextLayout& layout, Face face, float em, float x, float y,
               float line_height, const TextMark& mark) {
    ui.paint.mark(layout, em, x, y, line_height, mark.begin, mark.end, mark.ground);
    if (ui.colors.forced) {
        ui.paint.layout_part(layout, face, em, x, y, line_height, mark.ink, mark.begin, mark.end);
    }
}

TextButton text_button(const Ui& ui, const std::string& id, float x, float y, float height,
                       std::string_view words, bool active) {
    const float em = ui.px(word_size);
    const float width = ui.paint.width(Face::Sans, em, words);
    const Press press =
        press_area(ui, id, for_finger(ui, {x - ui.px(7), y, x + width + ui.px(7), y + height}),
                   {.name = words, .current = active});
    const Rgb color = active || press.hovered ? ui.colors.red : ui.colors.ink2;
    ui.paint.text(Face::Sans, em, x, y, height, color, words);
    return {x + width, press.pressed};
}

TextButton chip(const Ui& ui, const std::string& id, float x, float y, float height,
                std::string_view words, bool active, Tick tick) {
    const float em = ui.px(chip_size);
    const float width = ui.paint.width(Face::Sans, em, words) + ui.px(20);
    const float tall = ui.px(chip_height);
    const float top = y + std::round((height - tall) / 2);
    const Rect rect = {x, top, x + width, top + tall};
    const Press press = press_area(
        ui, id, for_finger(ui, {x, y, x + width, y + height}),
        {.name = words, .role = tick == Tick::None ? Role::Button : Role::Radio, .tick = tick});
    ui.paint.fill(rect, active ? ui.colors.red_bg : ui.colors.chip, tall / 2);
    Rgb color = active || press.hovered ? ui.colors.red : ui.colors.ink2;
    if (active && ui.colors.forced) color = ui.colors.on_selected;
    ui.paint.text(Face::Sans, em, x + ui.px(10), top, tall, color, words);
    return {rect.right, press.pressed};
}

TextButton radio(const Ui& ui, const std::string& id, float x, float y, float height,
                 std::string_view words, bool chosen) {
    const float em = ui.px(row_size);
    const float left = x + ui.px(18);
    const float right = left + ui.paint.width(Face::Sans, em, words);
    const Press press =
        press_area(ui, id, for_finger(ui, {x, y, right, y + height}),
                   {.name = words, .role = Role::Radio, .tick = chosen ? Tick::On : Tick::Off});
    const float radius = ui.px(6);
    const ImVec2 centre(x + radius, std::round(y + height / 2));
    ui.paint.list().AddCircle(centre, radius - 0.5f,
                              color_of(chosen ? ui.colors.red : ui.colors.ink3), 24,
                              std::max(1.0f, ui.px(1)));
    if (chosen) ui.paint.list().AddCircleFilled(centre, ui.px(3), color_of(ui.colors.red), 16);
    ui.paint.text(Face::Sans, em, left, y, height, press.hovered ? ui.colors.red : ui.colors.ink,
                  words);
    return {right, press.pressed};
}

float key_cap(const Ui& ui, float x, float middle, std::string_view label) {
    const float side = ui.px(18);
    const float em = ui.px(11);
    const float top = std::round(middle - side / 2);
    const Rect key = {x, top, x + side, top + side};
    ui.paint.border(key, ui.colors.line, ui.px(4), std::max(1.0f, ui.px(1)));
    ui.paint.text(Face::Sans, em,
                  x + std::round((side - ui.paint.width(Face::Sans, em, label)) / 2), top, side,
                  ui.colors.ink3, label);
    return key.right;
}

float paragraph(const Ui& ui, const TextLook& look, float x, float y, float width,
                std::string_view words) {
    const TextStyle style = {look.em, width, 0, 0, Align::Left};
    const TextLayout layout = ui.paint.fonts().lay_out(look.face, words, style);
    ui.paint.layout(layout, look.face, look.em, x, y, look.line_height, look.color);
    return y + static_cast<float>(layout.lines.size()) * look.line_height;
}

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

float rail_heading(const Ui& ui, const Rect& rail, float y, std::string_view words) {
    const float height = ui.px(20);
    y += ui.px(10);
    ui.semantics.add({.role = Role::Heading,
                      .id = "heading " + std::string(words),
                      .name = std::string(words),
                      .rect = {rail.left, y, rail.right, y + height},
                      .level = 2});
    const float em = ui.px(12);
    constexpr float one_line = 1e6f;
    const TextLayout spaced =
        ui.paint.fonts().lay_out(Face::Sans, words, {em, one_line, 0, ui.px(1), Align::Left});
    ui.paint.layout(spaced, Face::Sans, em, rail.left + ui.px(rail_margin), y, height,
                    ui.colors.ink3);
    return y + height + ui.px(2);
}

float rail_row_height(const Ui& ui) {
    return ui.px(ui.one_column ? size::touch_target : row_height);
}

bool rail_row(const Ui& around, const std::string& id, const Rect& rail, float y,
              const RailRow& row) {
    const Ui ui = row.selected ? around.on_selected() : around;
    const float height = rail_row_height(ui);
    const Rect rect = {rail.left, y, rail.right, y + height};
    const Semantics::Group item =
        ui.semantics.group({.role = Role::ListItem, .id = id + " item", .rect = rect});
    Press press;
    if (!row.quiet) {
        const std::string name =
            std::string(row.name) + (row.figure.empty() ? "" : " ") + std::string(row.figure);
        Spoken spoken = {.name = name, .address = row.address, .current = row.selected};
        if (!row.address.empty()) spoken.role = Role::Link;
        if (row.box >= 0) {
            spoken.role = Role::Checkbox;
            spoken.tick = row.box == 1 ? Tick::On : Tick::Off;
        }
        press = press_area(ui, id, rect, spoken);
    }
    row_ground(ui, rect,
               row.selected    ? RowLook::Selected
               : press.hovered ? RowLook::Hovered
                               : RowLook::Plain);
    float x = rail.left + ui.px(rail_margin + row.indent_px);
    float right = rail.right - ui.px(rail_margin);
    if (!row.figure.empty()) {
        const float em = ui.px(figure_size);
        const float width = ui.paint.width(Face::Sans, em, row.figure);
        ui.paint.text(Face::Sans, em, right - width, y, height, ui.colors.ink3, row.figure);
        right -= width + ui.px(8);
    }
    if (row.box >= 0) {
        draw_box(ui, x, y, height, row.box == 1);
        x += ui.px(18);
    }
    const float em = ui.px(row.quiet ? figure_size : row_size);
    const Rgb color = row.quiet             ? ui.colors.ink3
                      : row.address.empty() ? ui.colors.ink
                                            : ui.colors.link;
    ui.paint.text_elided(Face::Sans, em, x, y, height, right, color, row.name);
    return press.pressed;
}

}  // namespace kexie
