#include "ui/filter_rail.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "ui/time_chart.h"

namespace kexie {

namespace {

constexpr float margin_px = 18;

bool contains(const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

float FilterRail::draw_boxes(const Ui& ui, const Rect& rail, float y) const {
    const Facets& facets = ui.state.search.results.facets;
    const Filters& filters = ui.state.route.filters;
    const auto draw = [&](StringId heading, std::vector<Count> counts,
                          const std::vector<std::string>& chosen, const char* kind, auto toggled) {
        // A chosen value stays, so that it can be unchecked, even without hits.
        for (const std::string& value : chosen) {
            const bool counted = std::any_of(counts.begin(), counts.end(), [&](const Count& count) {
                return count.value == value;
            });
            if (!counted) counts.push_back({value, 0});
        }
        if (counts.empty()) return;
        y = rail_heading(ui, rail, y, ui.tr(heading));
        for (const Count& count : counts) {
            const std::string figure = std::to_string(count.count);
            RailRow line;
            line.name = count.value;
            line.figure = figure;
            line.box = contains(chosen, count.value) ? 1 : 0;
            if (rail_row(ui, kind + count.value, rail, y, line)) toggled(count.value);
            y += rail_row_height(ui);
        }
    };
    const auto year_of = [](const std::string& text) {
        int year = 0;
        std::from_chars(text.data(), text.data() + text.size(), year);
        return year;
    };
    std::vector<std::string> years;
    for (const int year : filters.years) years.push_back(std::to_string(year));
    draw(StringId::Years, facets.years, years, "year ",
         [&](const std::string& value) { ui.send(command::ToggleYear{year_of(value)}); });
    draw(StringId::Sections, facets.sections, filters.sections, "section ",
         [&](const std::string& value) { ui.send(command::ToggleSection{value}); });
    draw(StringId::Sources, facets.sources, filters.sources, "source ",
         [&](const std::string& value) { ui.send(command::ToggleSource{value}); });
    return y;
}

float FilterRail::draw_scope(const Ui& ui, const Rect& rail, float y) const {
    y = rail_heading(ui, rail, y, ui.tr(StringId::Scope));
    struct Choice {
        StringId text;
        std::optional<Field> scope;
    };
    const std::array<Choice, 3> choices = {{{StringId::ScopeAll, std::nullopt},
                                            {StringId::ScopeTitle, Field::Title},
                                            {StringId::ScopeSource, Field::Attribution}}};
    float x = rail.left + ui.px(margin_px);
    for (const Choice& choice : choices) {
        const bool chosen = ui.state.route.filters.scope == choice.scope;
        const TextButton button = radio(ui, "scope" + std::to_string(static_cast<int>(choice.text)),
                                        x, y, rail_row_height(ui), ui.tr(choice.text), chosen);
        if (button.pressed) ui.send(command::SetScope{choice.scope});
        x = button.right + ui.px(12);
    }
    y += rail_row_height(ui);
    if (!(ui.state.route.filters == Filters{})) {
        const TextButton clear =
            text_button(ui, "clear", rail.left + ui.px(margin_px), y + ui.px(6),
                        rail_row_height(ui), ui.tr(StringId::ClearFilters));
        if (clear.pressed) ui.send(command::ClearFilters{});
        y += rail_row_height(ui) + ui.px(6);
    }
    return y;
}

void FilterRail::draw(Ui ui, const Rect& area) {
    ui.paint.fill(area, ui.colors.panel);
    ui.presses_count = !m_scroll.is_dragging();
    m_scroll.begin(ui, "filters", area, m_content_height);
    const float start = area.top - m_scroll.offset() + ui.px(14);
    float y = draw_time_chart(ui, area, start);
    y = draw_boxes(ui, area, y);
    y = draw_scope(ui, area, y);
    m_content_height = y - start + ui.px(28);
    m_scroll.end(ui);
    ui.paint.rule(area.right - 1, area.top, area.right - 1, area.bottom, ui.colors.line, 1);
}

}  // namespace kexie
