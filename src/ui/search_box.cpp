#include "ui/search_box.h"

#include <algorithm>
#include <cmath>

namespace kexie {

namespace {

constexpr float text_size = 15;

}  // namespace

StringId box_hint(const State& state, bool short_of_room) {
    if (state.route.kind == Route::Kind::Trends) return StringId::TrendsBoxHint;
    return short_of_room ? StringId::SearchHintShort : StringId::SearchHint;
}

bool covers_box(const State& state) {
    return state.overlay && *state.overlay != Overlay::Settings;
}

void SearchBox::underline_problems(const Ui& ui, const Rect& text, float em) const {
    if (!ui.state.box.draft.empty() || ui.state.route.kind != Route::Kind::Search) return;
    const std::string_view query = ui.state.route.query;
    // A longer text scrolls inside the platform's field, by an unknown offset.
    if (ui.paint.width(Face::Sans, em, query) > text.width()) return;
    for (const Problem& problem : ui.state.search.results.problems) {
        const std::size_t end = std::min(problem.end, query.size());
        const std::size_t begin = std::min(problem.begin, end);
        const float left = text.left + ui.paint.width(Face::Sans, em, query.substr(0, begin));
        const float width = ui.paint.width(Face::Sans, em, query.substr(begin, end - begin));
        const float y = std::round((text.top + text.bottom + em) / 2) + ui.px(5);
        ui.paint.rule(left, y, left + std::max(width, em / 2), y, ui.colors.red, ui.px(2));
    }
}

FieldLayout SearchBox::draw(const Ui& ui, const Rect& rect, bool native_field, bool focused) {
    m_rect = rect;
    const bool lit = focused || m_editing || ui.state.route.kind == Route::Kind::Search;
    const float radius = ui.px(6);
    if (lit) {
        const float ring = ui.px(3);
        ui.paint.fill(rect.inset(-ring, -ring), ui.colors.red_bg, radius + ring);
    }
    ui.paint.fill(rect, ui.colors.paper, radius);
    ui.paint.border(rect, lit ? ui.colors.red : ui.colors.line, radius, std::max(1.0f, ui.px(1)));
    draw_glass(ui, rect.left + ui.px(14), (rect.top + rect.bottom) / 2);

    ui.semantics.add({.role = Role::SearchBox,
                      .id = "search",
                      .name = ui.tr(StringId::SearchLabel),
                      .rect = rect,
                      .pressable = true});
    Rect text = {rect.left + ui.px(30), rect.top + ui.px(2), rect.right - ui.px(40),
                 rect.bottom - ui.px(2)};
    if (box_text(ui.state).empty() && !ui.one_column) {
        key_cap(ui, rect.right - ui.px(30), (rect.top + rect.bottom) / 2, "/");
    } else if (!box_text(ui.state).empty()) {
        const Rect clear = {rect.right - ui.px(size::touch_target),
                            ui.one_column ? rect.top - ui.px(4) : rect.top, rect.right,
                            ui.one_column ? rect.bottom + ui.px(4) : rect.bottom};
        const Press press =
            press_area(ui, "clear query", clear, {.name = ui.tr(StringId::ClearQuery)});
        ui.paint.text(Face::Sans, ui.px(15), clear.left + ui.px(18), clear.top, clear.height(),
                      press.hovered ? ui.colors.red : ui.colors.ink3, "×");
        if (press.pressed) {
            ui.send(command::SetQuery{});
            ui.send(command::FocusSearch{});
        }
    }
    const float em = ui.px(text_size);
    underline_problems(ui, text, em);
    if (!native_field) {
        edit(ui, text, em);
    } else if (covers_box(ui.state)) {
        const bool empty = box_text(ui.state).empty();
        ui.paint.text_elided(Face::Sans, em, text.left, rect.top, rect.height(), text.right,
                             empty ? ui.colors.ink3 : ui.colors.ink,
                             empty ? ui.tr(box_hint(ui.state, ui.one_column)) : box_text(ui.state));
    }
    return {native_field, text, em};
}

}  // namespace kexie
