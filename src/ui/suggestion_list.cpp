#include "ui/suggestion_list.h"

#include <algorithm>
#include <cmath>

#include "app/navigate.h"
#include "ui/issue_words.h"
#include "ui/plain_window.h"

namespace kexie {

namespace {

constexpr float gap_px = 6;
constexpr float padding_px = 6;
constexpr float row_px = 34;
constexpr float heading_px = 30;
constexpr float text_left_px = 36;
constexpr float margin_px = 14;

// Icons are drawn, since no font has them.
void draw_clock(const Ui& ui, float x, float middle) {
    const float radius = ui.px(6);
    const ImU32 color = color_of(ui.colors.ink3);
    const float thickness = std::max(1.0f, ui.px(1.2f));
    const ImVec2 centre(x + radius, middle);
    ui.paint.list().AddCircle(centre, radius, color, 24, thickness);
    ui.paint.list().AddLine(centre, {centre.x, centre.y - radius * 0.6f}, color, thickness);
    ui.paint.list().AddLine(centre, {centre.x + radius * 0.5f, centre.y}, color, thickness);
}

void draw_page(const Ui& ui, float x, float middle) {
    const float thickness = std::max(1.0f, ui.px(1.2f));
    const Rect page = {x + ui.px(1), middle - ui.px(6), x + ui.px(11), middle + ui.px(6)};
    ui.paint.border(page, ui.colors.red, ui.px(1), thickness);
    for (const float down : {3.0f, 6.0f, 9.0f}) {
        const float y = page.top + ui.px(down);
        ui.paint.rule(page.left + ui.px(2), y, page.right - ui.px(2), y, ui.colors.red, thickness);
    }
}

void draw_icon(const Ui& ui, BoxSuggestion::Kind kind, float x, float middle) {
    switch (kind) {
        case BoxSuggestion::Kind::Issue:
            draw_page(ui, x, middle);
            break;
        case BoxSuggestion::Kind::Earlier:
            draw_clock(ui, x, middle);
            break;
        case BoxSuggestion::Kind::Continuation:
            draw_glass(ui, x, middle);
            break;
    }
}

std::string words_of(const Ui& ui, const BoxSuggestion& suggestion) {
    if (suggestion.kind != BoxSuggestion::Kind::Issue) return suggestion.text;
    const Issue& issue = ui.state.library->issue(suggestion.issue);
    return issue_label(ui, issue);
}

Route route_of(const Ui& ui, const BoxSuggestion& suggestion) {
    if (suggestion.kind == BoxSuggestion::Kind::Issue) {
        return issue_route(ui.state, suggestion.issue);
    }
    Route route;
    route.kind = Route::Kind::Search;
    route.query = suggestion.text;
    return route;
}

std::string figure_of(const Ui& ui, const BoxSuggestion& suggestion) {
    switch (suggestion.kind) {
        case BoxSuggestion::Kind::Issue: {
            const auto& articles = ui.state.library->issue(suggestion.issue).articles;
            return ui.tr(StringId::ArticleCount, {articles.size()});
        }
        case BoxSuggestion::Kind::Continuation:
            return ui.tr(StringId::Occurrences, {grouped(suggestion.count)});
        case BoxSuggestion::Kind::Earlier:
            break;
    }
    return {};
}

void draw_row(const Ui& around, std::size_t index, const Rect& row) {
    const bool chosen = around.state.box.chosen == index;
    const Ui ui = chosen ? around.on_selected() : around;
    const BoxSuggestion& suggestion = ui.state.box.suggestions[index];
    const std::string words = words_of(ui, suggestion);
    const std::string name = words + " " + figure_of(ui, suggestion);
    const std::string address = write_address(route_of(ui, suggestion));
    const Press press =
        press_area(ui, "offer" + std::to_string(index), row,
                   {.name = name, .role = Role::Link, .address = address, .current = chosen});
    row_ground(ui, row,
               chosen          ? RowLook::Selected
               : press.hovered ? RowLook::Hovered
                               : RowLook::Plain);
    draw_icon(ui, suggestion.kind, row.left + ui.px(margin_px), (row.top + row.bottom) / 2);
    float right = row.right - ui.px(margin_px);
    const std::string figure = figure_of(ui, suggestion);
    if (!figure.empty()) {
        const float em = ui.px(12);
        const float width = ui.paint.width(Face::Sans, em, figure);
        ui.paint.text(Face::Sans, em, right - width, row.top, row.height(), ui.colors.ink3, figure);
        right -= width + ui.px(12);
    }
    // The typed part is paler than the rest.
    const float em = ui.px(15);
    const std::string& typed = ui.state.route.query;
    const bool goes_on = words.size() > typed.size() && words.compare(0, typed.size(), typed) == 0;
    float x = row.left + ui.px(text_left_px);
    if (goes_on && x + ui.paint.width(Face::Sans, em, words) <= right) {
        x = ui.paint.text(Face::Sans, em, x, row.top, row.height(), ui.colors.ink3, typed);
        ui.paint.text(Face::Sans, em, x, row.top, row.height(), ui.colors.ink,
                      std::string_view(words).substr(typed.size()));
    } else {
        ui.paint.text_elided(Face::Sans, em, x, row.top, row.height(), right, ui.colors.ink, words);
    }
    if (press.pressed) ui.send(command::TakeBoxSuggestion{index});
}

void draw_history_heading(const Ui& ui, const Rect& row) {
    ui.paint.text(Face::Sans, ui.px(12), row.left + ui.px(margin_px), row.top, row.height(),
                  ui.colors.ink3, ui.tr(StringId::RecentSearches));
    const std::string words = ui.tr(StringId::ClearHistory);
    const float width = ui.paint.width(Face::Sans, ui.px(13), words);
    const TextButton clear = text_button(ui, "forget offers", row.right - ui.px(margin_px) - width,
                                         row.top, row.height(), words);
    if (clear.pressed) ui.send(command::ClearHistory{});
}

}  // namespace

void draw_box_suggestions(const Ui& ui, const Rect& window, const Rect& box) {
    const auto& suggestions = ui.state.box.suggestions;
    if (suggestions.empty()) return;
    const bool history = suggestions.front().kind == BoxSuggestion::Kind::Earlier;
    const float row = ui.px(ui.one_column ? size::touch_target : row_px);
    const float heading = history ? ui.px(ui.one_column ? size::touch_target : heading_px) : 0;
    const float top = box.bottom + ui.px(gap_px);
    const float wanted =
        heading + row * static_cast<float>(suggestions.size()) + 2 * ui.px(padding_px);
    const Rect area = {box.left, top, box.right, std::min(top + wanted, window.bottom)};

    const PlainWindow list("offers", area, ImGuiWindowFlags_NoFocusOnAppearing);
    const Painter paint = ui.paint.on(*ImGui::GetWindowDrawList());
    const Ui inner = ui.on(paint);
    const Semantics::Group part = ui.semantics.group({.role = Role::Region,
                                                      .id = "offers",
                                                      .name = ui.tr(StringId::BoxSuggestions),
                                                      .rect = area});
    paint.fill({area.left, area.top + ui.px(2), area.right, area.bottom + ui.px(4)}, 0x000000,
               ui.px(6), 0.08f);
    paint.fill(area, ui.colors.panel, ui.px(6));
    float y = area.top + ui.px(padding_px);
    if (history) draw_history_heading(inner, {area.left, y, area.right, y + heading});
    y += heading;
    for (std::size_t i = 0; i < suggestions.size() && y + row <= area.bottom; ++i, y += row) {
        draw_row(inner, i, {area.left, y, area.right, y + row});
    }
    paint.border(area, ui.colors.line, ui.px(6), std::max(1.0f, ui.px(1)));
}

}  // namespace kexie
