#include "ui/text_menu.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/selection.h"
#include "ui/overlays.h"

namespace kexie {

namespace {

constexpr float width_px = 232;
constexpr float row_px = 32;
constexpr float padding_px = 6;
constexpr float above_finger_px = 28;  // Clear of the hand.

struct Item {
    std::string words;
    std::string_view keys;
    Command command;
    bool indented = false;
    bool stays = false;  // The menu stays open.
};

bool is_finger() {
    return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
}

std::vector<Item> items_of(const Ui& ui) {
    const TextMenu& menu = *ui.state.reader.menu;
    const bool selected = selected_range(ui.state).has_value();
    const bool has_keys = !is_finger();
    std::vector<Item> items;
    if (selected) {
        items.push_back(
            {ui.tr(StringId::CopyText), has_keys ? "Ctrl+C" : "", command::CopySelection{}});
        items.push_back({ui.tr(StringId::SearchText), "", command::SearchSelection{}});
    }
    items.push_back({ui.tr(selected ? StringId::CopyCited : StringId::Cite),
                     menu.citations_open ? "‹" : "›", command::ToggleCitations{}, false, true});
    if (menu.citations_open) {
        const auto add = [&](std::string words, CitationStyle style) {
            items.push_back(
                {std::move(words), "", command::CopySelection{style, menu.article}, true});
        };
        add("GB/T 7714", CitationStyle::GbT7714);
        add(ui.tr(StringId::PlainText), CitationStyle::Plain);
        add("Markdown", CitationStyle::Markdown);
        add("BibTeX", CitationStyle::BibTeX);
        add("RIS", CitationStyle::Ris);
    }
    items.push_back({ui.tr(StringId::CopyArticleLink), "", command::CopyArticleLink{menu.article}});
    items.push_back({ui.tr(StringId::SelectAll), has_keys ? "Ctrl+A" : "", command::SelectAll{}});
    return items;
}

void draw_item(const Ui& ui, const Item& item, std::size_t index, const Rect& row) {
    const Press press = press_area(ui, "menu" + std::to_string(index), row, {.name = item.words});
    if (press.hovered) row_ground(ui, row, RowLook::Hovered);
    const float em = ui.px(14);
    const float left = row.left + ui.px(item.indented ? 34 : 18);
    ui.paint.text(Face::Sans, em, left, row.top, row.height(), ui.colors.ink, item.words);
    if (!item.keys.empty()) {
        const float small = ui.px(12);
        const float width = ui.paint.width(Face::Sans, small, item.keys);
        ui.paint.text(Face::Sans, small, row.right - ui.px(16) - width, row.top, row.height(),
                      ui.colors.ink3, item.keys);
    }
    if (!press.pressed) return;
    if (!item.stays) ui.send(command::CloseOverlay{});
    ui.send(item.command);
}

}  // namespace

void draw_text_menu(const Ui& ui, const Rect& window, FittedArea& area) {
    const TextMenu& menu = *ui.state.reader.menu;
    const std::vector<Item> items = items_of(ui);
    const float row = ui.px(is_finger() || ui.one_column ? size::touch_target : row_px);
    const float width = ui.px(width_px);
    const float margin = ui.px(6);
    const float height = std::min(row * static_cast<float>(items.size()) + 2 * ui.px(padding_px),
                                  window.height() - 2 * margin);
    const float scale = ui.paint.scale();
    float left = std::round(menu.x_px * scale);
    float top = std::round(menu.y_px * scale);
    if (is_finger()) top -= height + ui.px(above_finger_px);
    left = std::clamp(left, window.left + margin,
                      std::max(window.left + margin, window.right - width - margin));
    top = std::clamp(top, window.top + margin,
                     std::max(window.top + margin, window.bottom - height - margin));
    const Rect box = {left, top, left + width, top + height};
    float_box(ui, "text menu", ui.tr(StringId::TextMenuLabel), box, [&](const Ui& inner) {
        const Rect list = box.inset(0, inner.px(padding_px));
        draw_fitted(inner, area, "menu part", list, [&](const Ui& part, const Rect& moved) {
            float y = moved.top;
            for (std::size_t i = 0; i < items.size(); ++i, y += row) {
                draw_item(part, items[i], i, {box.left, y, box.right, y + row});
            }
            return y;
        });
    });
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.contains(ImGui::GetIO().MousePos)) {
        ui.send(command::CloseOverlay{});
    }
}

}  // namespace kexie
