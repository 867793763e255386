#include "ui/filter_rail.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kexie {

namespace {

constexpr float margin_px = 18;
constexpr float chart_height_px = 56;

struct Month {
    int year = 0;
    int month = 0;

    int index() const { return year * 12 + month - 1; }
};

std::optional<Month> parse_month(std::string_view text) {
    Month result;
    if (text.size() != 7) return std::nullopt;
    std::from_chars(text.data(), text.data() + 4, result.year);
    std::from_chars(text.data() + 5, text.data() + 7, result.month);
    if (result.month < 1 || result.month > 12) return std::nullopt;
    return result;
}

int last_day(int year, int month) {
    for (int day = 31; day > 28; --day) {
        if (is_valid({year, month, day})) return day;
    }
    return 28;
}

// The bars of the chart: every month from the first January to the last December of the archive,
// or years where that would be too many bars.
struct Chart {
    int first = 0;  // Month index of the first bar.
    int step = 1;   // Months a bar.
    std::vector<std::uint32_t> bars;
};

Chart make_chart(const State& state) {
    Chart chart;
    int first_year = 0;
    int last_year = 0;
    for (const BrowseRow& row : state.library->browse_rows()) {
        if (row.kind != BrowseRow::Kind::Year || !row.year) continue;
        if (first_year == 0) first_year = *row.year;
        last_year = *row.year;
    }
    if (first_year == 0) return chart;
    const int months = (last_year - first_year + 1) * 12;
    chart.step = months <= 36 ? 1 : 12;
    chart.first = first_year * 12;
    chart.bars.resize(static_cast<std::size_t>(months / chart.step));
    for (const Count& count : state.search.results.facets.months) {
        const auto month = parse_month(count.value);
        if (!month) continue;
        const int at = (month->index() - chart.first) / chart.step;
        if (at >= 0 && at < static_cast<int>(chart.bars.size())) {
            chart.bars[static_cast<std::size_t>(at)] += count.count;
        }
    }
    return chart;
}

bool contains(const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

float FilterRail::draw_chart(const Ui& ui, const Rect& rail, float y) const {
    const Chart chart = make_chart(ui.state);
    if (chart.bars.empty()) return y;
    y = rail_heading(ui, rail, y, ui.say(Word::HitsByTime)) + ui.px(6);
    const float left = rail.left + ui.px(margin_px);
    const float width = rail.width() - 2 * ui.px(margin_px);
    const float height = ui.px(chart_height_px);
    const auto highest = std::max(1u, *std::max_element(chart.bars.begin(), chart.bars.end()));
    const float step = width / static_cast<float>(chart.bars.size());
    const Filters& filters = ui.state.route.filters;
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const float x1 = std::round(left + step * static_cast<float>(i));
        const float x2 = std::round(left + step * static_cast<float>(i + 1)) - ui.px(2);
        const int from_index = chart.first + static_cast<int>(i) * chart.step;
        const int to_index = from_index + chart.step - 1;
        const Date from = {from_index / 12, from_index % 12 + 1, 1};
        const Date to = {to_index / 12, to_index % 12 + 1,
                         last_day(to_index / 12, to_index % 12 + 1)};
        const bool chosen = filters.from == from && filters.to == to;
        if (chart.bars[i] == 0) {
            ui.paint.fill({x1, y + height - ui.px(1), x2, y + height}, ui.colors.line);
            continue;
        }
        const float tall = std::max(
            ui.px(3),
            std::round(height * static_cast<float>(chart.bars[i]) / static_cast<float>(highest)));
        const Press press = press_area(ui, "bar" + std::to_string(i), {x1, y, x2, y + height});
        ui.paint.fill({x1, y + height - tall, x2, y + height}, ui.colors.red, ui.px(1),
                      chosen || press.hovered ? 1.0f : 0.75f);
        if (press.hovered) {
            const std::string words = to_iso(from).substr(0, chart.step == 1 ? 7 : 4) + " · " +
                                      ui.say(Word::TotalHitsShort, {std::to_string(chart.bars[i])});
            const float em = ui.px(11);
            const float text_width = ui.paint.width(Face::Sans, em, words);
            ui.paint.text(Face::Sans, em, std::min(x1, left + width - text_width), y - ui.px(14),
                          ui.px(14), ui.colors.ink2, words);
        }
        if (press.pressed && chosen) ui.send(command::SetDates{});
        if (press.pressed && !chosen) ui.send(command::SetDates{from, to});
    }
    y += height + ui.px(2);
    const float em = ui.px(11);
    const int last = chart.first + chart.step * static_cast<int>(chart.bars.size()) - 1;
    const std::string first_label = to_iso({chart.first / 12, 1, 1}).substr(0, 7);
    const std::string last_label = to_iso({last / 12, last % 12 + 1, 1}).substr(0, 7);
    ui.paint.text(Face::Sans, em, left, y, ui.px(18), ui.colors.ink3, first_label);
    ui.paint.text(Face::Sans, em, left + width - ui.paint.width(Face::Sans, em, last_label), y,
                  ui.px(18), ui.colors.ink3, last_label);
    return y + ui.px(22);
}

float FilterRail::draw_boxes(const Ui& ui, const Rect& rail, float y) const {
    const Facets& facets = ui.state.search.results.facets;
    const Filters& filters = ui.state.route.filters;
    const auto draw = [&](Word heading, const std::vector<Count>& counts, const char* kind,
                          auto is_chosen, auto toggled) {
        if (counts.empty()) return;
        y = rail_heading(ui, rail, y, ui.say(heading));
        for (const Count& count : counts) {
            const std::string figure = std::to_string(count.count);
            RailRow line;
            line.name = count.value;
            line.figure = figure;
            line.box = is_chosen(count.value) ? 1 : 0;
            if (rail_row(ui, kind + count.value, rail, y, line)) toggled(count.value);
            y += rail_row_height(ui);
        }
    };
    const auto year_of = [](const std::string& text) {
        int year = 0;
        std::from_chars(text.data(), text.data() + text.size(), year);
        return year;
    };
    draw(
        Word::Years, facets.years, "year ",
        [&](const std::string& value) {
            return std::find(filters.years.begin(), filters.years.end(), year_of(value)) !=
                   filters.years.end();
        },
        [&](const std::string& value) { ui.send(command::ToggleYear{year_of(value)}); });
    draw(
        Word::Sections, facets.sections, "section ",
        [&](const std::string& value) { return contains(filters.sections, value); },
        [&](const std::string& value) { ui.send(command::ToggleSection{value}); });
    draw(
        Word::Sources, facets.sources, "source ",
        [&](const std::string& value) { return contains(filters.sources, value); },
        [&](const std::string& value) { ui.send(command::ToggleSource{value}); });
    return y;
}

float FilterRail::draw_scope(const Ui& ui, const Rect& rail, float y) const {
    y = rail_heading(ui, rail, y, ui.say(Word::Scope));
    struct Choice {
        Word word;
        std::optional<Field> scope;
    };
    const std::array<Choice, 3> choices = {{{Word::ScopeAll, std::nullopt},
                                            {Word::ScopeTitle, Field::Title},
                                            {Word::ScopeSource, Field::Attribution}}};
    float x = rail.left + ui.px(margin_px);
    for (const Choice& choice : choices) {
        const WordButton button = chip(ui, "scope" + std::to_string(static_cast<int>(choice.word)),
                                       x, y, rail_row_height(ui), ui.say(choice.word),
                                       ui.state.route.filters.scope == choice.scope);
        if (button.pressed) ui.send(command::SetScope{choice.scope});
        x = button.right + ui.px(6);
    }
    y += rail_row_height(ui);
    if (!(ui.state.route.filters == Filters{})) {
        const WordButton clear =
            word_button(ui, "clear", rail.left + ui.px(margin_px), y + ui.px(6),
                        rail_row_height(ui), ui.say(Word::ClearFilters));
        if (clear.pressed) ui.send(command::ClearFilters{});
        y += rail_row_height(ui) + ui.px(6);
    }
    return y;
}

void FilterRail::draw(Ui ui, const Rect& area) {
    ui.paint.fill(area, ui.colors.panel);
    ui.presses_count = !m_scroll.is_dragging();
    m_scroll.begin(ui.paint, "filters", area, m_content_height);
    const float start = area.top - m_scroll.offset() + ui.px(14);
    float y = draw_chart(ui, area, start);
    y = draw_boxes(ui, area, y);
    y = draw_scope(ui, area, y);
    m_content_height = y - start + ui.px(28);
    m_scroll.end(ui.paint, ui.colors);
    ui.paint.rule(area.right - 1, area.top, area.right - 1, area.bottom, ui.colors.line, 1);
}

}  // namespace kexie
