#include "ui/trends_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float margin_px = 28;
constexpr float page_width_px = 980;
constexpr float chart_height_px = 360;
constexpr float chart_height_min_px = 150;
constexpr float axis_width_px = 44;
constexpr int grid_lines = 4;

// With one decimal, unless it is zero.
std::string figure_words(double value) {
    const auto tenths = static_cast<long>(std::round(value * 10));
    const bool whole = std::abs(value - std::round(value)) < 0.005;
    const std::string words = std::to_string(whole ? std::lround(value) : tenths / 10);
    return whole ? words : words + "." + std::to_string(tenths % 10);
}

// The next of 1, 2, 4, 10, 20, 40, …: keeps the labels of the four grid lines short.
double round_up(double value) {
    double top = 1;
    for (int i = 0; top < value; ++i) top *= i % 3 == 2 ? 2.5 : 2;
    return top;
}

Rgb color_of_series(const Ui& ui, std::size_t series) {
    return ui.colors.series[series % ui.colors.series.size()];
}

std::string period_words(const Ui& ui, const TrendPeriod& period) {
    const std::string first = issue_label(ui, ui.state.library->issue(period.first));
    if (period.first == period.last) return first;
    return first + " – " + issue_label(ui, ui.state.library->issue(period.last));
}

// Axis label: "2023-02-03", or "06-12" further on in the same year.
std::string axis_words(const Ui& ui, const TrendPeriod& period, int& year) {
    const Issue& issue = ui.state.library->issue(period.first);
    if (!issue.date) return ui.tr(StringId::DateUnknown);
    const bool same_year = issue.date->year == year;
    year = issue.date->year;
    return to_iso(*issue.date).substr(same_year ? 5 : 0);
}

// The plot area, and how values map to it.
struct Plot {
    Rect area;
    std::size_t periods = 0;
    double top = 1;

    float x(std::size_t period) const {
        if (periods < 2) return (area.left + area.right) / 2;
        return area.left +
               area.width() * static_cast<float>(period) / static_cast<float>(periods - 1);
    }
    float y(double value) const {
        return area.bottom - area.height() * static_cast<float>(value / top);
    }
};

Plot make_plot(const Ui& ui, const Rect& area) {
    const Trends& trends = ui.state.trends;
    double highest = 0;
    for (std::size_t s = 0; s < trends.series.size(); ++s) {
        for (std::size_t p = 0; p < trends.periods.size(); ++p) {
            highest = std::max(highest, trend_value(trends, s, p, ui.state.route.unit));
        }
    }
    return {area, trends.periods.size(), round_up(std::max(highest, 1.0))};
}

void draw_axes(const Ui& ui, const Plot& plot) {
    const float em = ui.px(11);
    const float height = ui.px(16);
    for (int i = 0; i <= grid_lines; ++i) {
        const double value = plot.top * i / grid_lines;
        const float y = std::round(plot.y(value));
        ui.paint.rule(plot.area.left, y, plot.area.right, y, ui.colors.line, 1);
        const std::string words = figure_words(value);
        ui.paint.text(Face::Sans, em,
                      plot.area.left - ui.px(8) - ui.paint.width(Face::Sans, em, words),
                      y - height / 2, height, ui.colors.ink3, words);
    }
    const auto& periods = ui.state.trends.periods;
    float free_from = plot.area.left - ui.px(axis_width_px);
    int year = 0;
    for (std::size_t p = 0; p < periods.size(); ++p) {
        int shown_year = year;
        const std::string words = axis_words(ui, periods[p], shown_year);
        const float width = ui.paint.width(Face::Sans, em, words);
        const float left = std::min(plot.x(p) - width / 2, plot.area.right - width + ui.px(12));
        if (left < free_from) continue;
        year = shown_year;
        ui.paint.text(Face::Sans, em, left, plot.area.bottom + ui.px(6), height, ui.colors.ink3,
                      words);
        free_from = left + width + ui.px(14);
    }
}

void draw_lines(const Ui& ui, const Plot& plot) {
    const Trends& trends = ui.state.trends;
    for (std::size_t s = 0; s < trends.series.size(); ++s) {
        const ImU32 color = color_of(color_of_series(ui, s));
        std::vector<ImVec2> points;
        for (std::size_t p = 0; p < trends.periods.size(); ++p) {
            points.emplace_back(plot.x(p), plot.y(trend_value(trends, s, p, ui.state.route.unit)));
        }
        ui.paint.list().AddPolyline(points.data(), static_cast<int>(points.size()), color, 0,
                                    ui.px(2));
        for (const ImVec2& point : points) {
            ui.paint.list().AddCircleFilled(point, ui.px(3.5f), color, 16);
        }
    }
}

// The period nearest to the pointer, if that is over the chart.
std::optional<std::size_t> hovered_period(const Ui& ui, const Plot& plot) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Rect reach = plot.area.inset(-ui.px(12), -ui.px(12));
    if (plot.periods == 0 || !reach.contains(mouse) || !ImGui::IsWindowHovered()) return {};
    const float share = (mouse.x - plot.area.left) / plot.area.width();
    const float last = static_cast<float>(plot.periods - 1);
    return static_cast<std::size_t>(std::clamp(std::round(share * last), 0.0f, last));
}

void draw_figures(const Ui& ui, const Plot& plot, std::size_t period) {
    const Trends& trends = ui.state.trends;
    const float x = std::round(plot.x(period));
    ui.paint.rule(x, plot.area.top, x, plot.area.bottom, ui.colors.ink3, 1);
    std::vector<std::string> lines = {period_words(ui, trends.periods[period])};
    for (std::size_t s = 0; s < trends.series.size(); ++s) {
        std::string line = trends.series[s].term + " · " +
                           ui.tr(StringId::Occurrences, {grouped(trends.series[s].counts[period])});
        if (ui.state.route.unit == TrendUnit::PerTenThousandChars) {
            line +=
                " · " + ui.tr(StringId::PerTenThousandOf,
                              {figure_words(trend_value(trends, s, period, ui.state.route.unit))});
        }
        lines.push_back(std::move(line));
    }
    const float em = ui.px(13);
    const float row = ui.px(22);
    float width = 0;
    for (const std::string& line : lines) {
        width = std::max(width, ui.paint.width(Face::Sans, em, line));
    }
    width += ui.px(40);
    const float height = row * static_cast<float>(lines.size()) + ui.px(16);
    const bool right_side = x + ui.px(14) + width > plot.area.right;
    const float left = right_side ? std::max(plot.area.left, x - ui.px(14) - width) : x + ui.px(14);
    const Rect box = {left, plot.area.top, left + width, plot.area.top + height};
    ui.paint.fill(box, ui.colors.panel, ui.px(6));
    ui.paint.border(box, ui.colors.line, ui.px(6), std::max(1.0f, ui.px(1)));
    float y = box.top + ui.px(8);
    for (std::size_t i = 0; i < lines.size(); ++i, y += row) {
        if (i > 0) {
            ui.paint.list().AddCircleFilled({box.left + ui.px(16), y + row / 2}, ui.px(4),
                                            color_of(color_of_series(ui, i - 1)), 16);
        }
        ui.paint.text(Face::Sans, em, box.left + ui.px(i == 0 ? 12 : 28), y, row,
                      i == 0 ? ui.colors.ink2 : ui.colors.ink, lines[i]);
    }
}

// "2023 年第 18 期 · 06-12: 沙龙 · 3 处, 科普 · 7 处".
std::string period_sentence(const Ui& ui, std::size_t period) {
    const Trends& trends = ui.state.trends;
    std::string sentence = period_words(ui, trends.periods[period]) + ":";
    for (const TrendSeries& series : trends.series) {
        sentence += " " + series.term + " · " +
                    ui.tr(StringId::Occurrences, {grouped(series.counts[period])});
    }
    return sentence;
}

// A press opens the hits of the nearest line in that period.
void press_period(const Ui& ui, const Plot& plot, std::size_t period) {
    const Trends& trends = ui.state.trends;
    const float reach =
        plot.area.width() / static_cast<float>(std::max<std::size_t>(1, plot.periods));
    const float x = plot.x(period);
    const Rect column = {x - reach / 2, plot.area.top, x + reach / 2, plot.area.bottom};
    if (!press_area(ui, "period" + std::to_string(period), column,
                    {.name = period_sentence(ui, period)})
             .pressed)
        return;
    const float pointer = ImGui::GetIO().MousePos.y;
    const auto distance = [&](std::size_t s) {
        return std::abs(plot.y(trend_value(trends, s, period, ui.state.route.unit)) - pointer);
    };
    std::size_t nearest = 0;
    for (std::size_t s = 1; s < trends.series.size(); ++s) {
        if (distance(s) < distance(nearest)) nearest = s;
    }
    ui.send(command::OpenTrendHits{nearest, period});
}

// Terms with their totals, as links to their hits. Returns the y below.
float draw_legend(const Ui& ui, const Rect& page, float y) {
    const float row = ui.px(ui.one_column ? size::touch_target : 32);
    const float em = ui.px(14);
    float x = page.left;
    for (std::size_t s = 0; s < ui.state.trends.series.size(); ++s) {
        const TrendSeries& series = ui.state.trends.series[s];
        const std::string words =
            series.term + " · " + ui.tr(StringId::Occurrences, {grouped(series.total)});
        const float width = ui.paint.width(Face::Sans, em, words) + ui.px(18);
        if (x > page.left && x + width > page.right) {
            x = page.left;
            y += row;
        }
        const Press press = press_area(ui, "series" + std::to_string(s), {x, y, x + width, y + row},
                                       {.name = words});
        ui.paint.fill({x, y + row / 2 - ui.px(2), x + ui.px(12), y + row / 2 + ui.px(2)},
                      color_of_series(ui, s), ui.px(2));
        ui.paint.text_elided(Face::Sans, em, x + ui.px(18), y, row, page.right,
                             press.hovered ? ui.colors.red : ui.colors.ink, words);
        if (press.pressed) ui.send(command::OpenTrendHits{s, std::nullopt});
        x += width + ui.px(22);
    }
    return y + row;
}

float draw_units(const Ui& ui, const Rect& page, float y) {
    const float height = ui.px(ui.one_column ? size::touch_target : 32);
    float x = page.left;
    struct Choice {
        TrendUnit unit;
        StringId text;
    };
    constexpr std::array<Choice, 2> choices = {
        {{TrendUnit::PerIssue, StringId::PerIssue},
         {TrendUnit::PerTenThousandChars, StringId::PerTenThousand}}};
    for (const Choice& choice : choices) {
        const TextButton button =
            chip(ui, "unit" + std::to_string(static_cast<int>(choice.text)), x, y, height,
                 ui.tr(choice.text), ui.state.route.unit == choice.unit);
        if (button.pressed) ui.send(command::SetTrendUnit{choice.unit});
        x = button.right + ui.px(8);
    }
    return y + height;
}

// Without terms: a hint, and recent searches to start from.
float draw_beginning(const Ui& ui, const Rect& page, float y) {
    y = paragraph(ui, {Face::Sans, ui.px(15), ui.px(27), ui.colors.ink2}, page.left, y,
                  page.width(), ui.tr(StringId::TrendsHint)) +
        ui.px(12);
    std::vector<std::string> terms = ui.state.preferences.searches;
    if (terms.empty()) {
        for (const Count& section : ui.state.library->sections()) terms.push_back(section.value);
    }
    float x = page.left;
    const float height = ui.px(size::touch_target);
    for (std::size_t i = 0; i < terms.size() && i < trend_terms_max; ++i) {
        const TextButton button =
            chip(ui, "term" + std::to_string(i), x, y, height, terms[i], true);
        if (button.pressed) ui.send(command::SetQuery{terms[i]});
        x = button.right + ui.px(8);
        if (x > page.right - ui.px(120)) {
            x = page.left;
            y += height;
        }
    }
    return x > page.left ? y + height : y;
}

}  // namespace

float draw_trends(const Ui& ui, const Rect& area) {
    const float margin = ui.px(ui.one_column ? 16 : margin_px);
    const float width = std::min(ui.px(page_width_px), area.width() - 2 * margin);
    const float left = std::round(area.left + (area.width() - width) / 2);
    const Rect page = {left, area.top, left + width, area.bottom};
    float y = area.top + ui.px(ui.one_column ? 14 : 26);
    ui.paint.text(Face::SerifBold, ui.px(24), page.left, y, ui.px(36), ui.colors.ink,
                  ui.tr(StringId::Trends));
    y += ui.px(44);
    if (ui.state.trends.series.empty()) {
        return draw_beginning(ui, page, y);
    }
    y = draw_legend(ui, page, y);
    y = draw_units(ui, page, y + ui.px(4)) + ui.px(18);
    const float room = std::max(area.bottom - ui.px(70) - y, ui.px(chart_height_min_px));
    const float bottom = y + std::min(ui.px(chart_height_px), room);
    const Plot plot =
        make_plot(ui, {page.left + ui.px(axis_width_px), y, page.right - ui.px(12), bottom});
    draw_axes(ui, plot);
    const auto hovered = hovered_period(ui, plot);
    draw_lines(ui, plot);
    for (std::size_t p = 0; p < plot.periods; ++p) press_period(ui, plot, p);
    if (hovered) draw_figures(ui, plot, *hovered);
    return paragraph(ui, {Face::Sans, ui.px(12), ui.px(20), ui.colors.ink3}, page.left,
                     bottom + ui.px(30), page.width(), ui.tr(StringId::TrendsNote));
}

}  // namespace kexie
