#include "ui/time_chart.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace kexie {

namespace {

constexpr float margin_px = 18;
constexpr float height_px = 56;

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

// The bars: every month from the first January to the last December of the archive, or every year
// if that is too many.
struct Chart {
    int first = 0;  // Month index of the first bar.
    int step = 1;   // Months per bar.
    std::vector<std::uint32_t> bars;

    int size() const { return static_cast<int>(bars.size()); }
    Date begin_of(int bar) const {
        const int month = first + bar * step;
        return {month / 12, month % 12 + 1, 1};
    }
    Date end_of(int bar) const {
        const int month = first + (bar + 1) * step - 1;
        return {month / 12, month % 12 + 1, last_day(month / 12, month % 12 + 1)};
    }
    // "2023-06", or "2023" if a bar is a year.
    std::string name_of(int bar) const {
        return to_iso(begin_of(bar)).substr(0, step == 1 ? 7 : 4);
    }
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

int bar_at(const Rect& area, const Chart& chart, float x) {
    const float share = (x - area.left) / area.width();
    return std::clamp(static_cast<int>(share * static_cast<float>(chart.size())), 0,
                      chart.size() - 1);
}

// The bars between the point of the press and the pointer.
struct Span {
    int first = 0;
    int last = 0;
    bool done = false;
};

std::optional<Span> dragged_span(const Ui& ui, const Rect& area, const Chart& chart) {
    const bool done = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    if (!ui.presses_count || (!done && !ImGui::IsMouseDown(ImGuiMouseButton_Left))) return {};
    const ImVec2 from = ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left];
    if (!area.contains(from) ||
        !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem))
        return {};
    const int begin = bar_at(area, chart, from.x);
    const int end = bar_at(area, chart, ImGui::GetIO().MousePos.x);
    if (begin == end) return {};
    return Span{std::min(begin, end), std::max(begin, end), done};
}

// The count of the bars `first` to `last`, above the chart.
void draw_figures(const Ui& ui, const Rect& area, const Chart& chart, int first, int last,
                  float x) {
    const auto begin = chart.bars.begin() + first;
    const auto sum = std::accumulate(begin, begin + (last - first + 1), std::uint64_t{0});
    std::string words = chart.name_of(first);
    if (last > first) words += "–" + chart.name_of(last);
    words += " · " + ui.tr(StringId::TotalHitsShort, {grouped(sum)});
    const float em = ui.px(11);
    const float width = ui.paint.width(Face::Sans, em, words);
    ui.paint.text(Face::Sans, em, std::min(x, area.right - width), area.top - ui.px(15), ui.px(14),
                  ui.colors.ink2, words);
}

std::optional<int> hovered_bar(const Rect& area, const Chart& chart) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!area.contains(mouse) || !ImGui::IsWindowHovered()) return {};
    return bar_at(area, chart, mouse.x);
}

// Filters by the bars; pressing the only chosen bar clears the filter.
void draw_bar(const Ui& ui, const Rect& area, const Chart& chart, int bar, bool dragging) {
    const auto index = static_cast<std::size_t>(bar);
    const float step = area.width() / static_cast<float>(chart.bars.size());
    const float x1 = std::round(area.left + step * static_cast<float>(bar));
    const float x2 = std::round(area.left + step * static_cast<float>(bar + 1)) - ui.px(2);
    const Rect column = {x1, area.top, x2, area.bottom};
    const std::string id = "bar" + std::to_string(bar);
    const auto count = chart.bars[index];
    const std::string name = chart.name_of(bar);
    const std::string total = ui.tr(StringId::TotalHitsShort, {count});
    const Semantics::Group row =
        ui.semantics.group({.role = Role::Row, .id = id + " row", .rect = column});
    ui.semantics.add({.role = Role::Cell, .id = id + " time", .name = name, .rect = column});
    const Semantics::Group cell =
        ui.semantics.group({.role = Role::Cell, .id = id + " hits", .rect = column});
    if (count == 0) {
        ui.semantics.add({.role = Role::Text, .id = id + " none", .name = total, .rect = column});
        ui.paint.fill({x1, area.bottom - ui.px(1), x2, area.bottom}, ui.colors.line);
        return;
    }
    const Filters& filters = ui.state.route.filters;
    const Date from = chart.begin_of(bar);
    const Date to = chart.end_of(bar);
    const bool narrowed = filters.from || filters.to;
    const bool inside =
        (!filters.from || *filters.from <= to) && (!filters.to || from <= *filters.to);
    const auto highest = std::max(1u, *std::max_element(chart.bars.begin(), chart.bars.end()));
    const bool chosen = filters.from == from && filters.to == to;
    const Press press = press_area(
        ui, id, column, {.name = name + " · " + total, .tick = chosen ? Tick::On : Tick::Off});
    const float tall = std::max(ui.px(3), std::round(area.height() * static_cast<float>(count) /
                                                     static_cast<float>(highest)));
    const float strength = press.hovered || (narrowed && inside) ? 1.0f : narrowed ? 0.35f : 0.75f;
    ui.paint.fill({x1, area.bottom - tall, x2, area.bottom}, ui.colors.red, ui.px(1), strength);
    if (!press.pressed || dragging) return;
    if (chosen) {
        ui.send(command::SetDates{});
    } else {
        ui.send(command::SetDates{from, to});
    }
}

}  // namespace

float draw_time_chart(const Ui& ui, const Rect& rail, float y) {
    const Chart chart = make_chart(ui.state);
    if (chart.bars.empty()) return y;
    y = rail_heading(ui, rail, y, ui.tr(StringId::HitsByTime)) + ui.px(8);
    const Rect area = {rail.left + ui.px(margin_px), y, rail.right - ui.px(margin_px),
                       y + ui.px(height_px)};
    const auto span = dragged_span(ui, area, chart);
    ui.semantics.open(
        {.role = Role::Table, .id = "chart", .name = ui.tr(StringId::HitsByTime), .rect = area});
    if (span) {
        const float step = area.width() / static_cast<float>(chart.bars.size());
        const float left = area.left + step * static_cast<float>(span->first);
        const float right = area.left + step * static_cast<float>(span->last + 1);
        const Rect chosen = {left, area.top, right, area.bottom};
        if (ui.colors.forced) {
            ui.paint.border(chosen, ui.colors.sel, 0, ui.px(2));
        } else {
            ui.paint.fill(chosen, ui.colors.sel);
        }
        draw_figures(ui, area, chart, span->first, span->last, left);
    }
    for (int bar = 0; bar < chart.size(); ++bar) {
        draw_bar(ui, area, chart, bar, span.has_value());
    }
    ui.semantics.close();
    const auto hovered = span ? std::nullopt : hovered_bar(area, chart);
    if (hovered) {
        const float step = area.width() / static_cast<float>(chart.bars.size());
        draw_figures(ui, area, chart, *hovered, *hovered,
                     area.left + step * static_cast<float>(*hovered));
    }
    if (span && span->done) {
        ui.send(command::SetDates{chart.begin_of(span->first), chart.end_of(span->last)});
    }
    y = area.bottom + ui.px(2);
    const float em = ui.px(11);
    const std::string first = to_iso(chart.begin_of(0)).substr(0, 7);
    const bool one_year = chart.step == 1 && chart.size() == 12;
    const std::string last =
        to_iso(chart.end_of(chart.size() - 1)).substr(one_year ? 5 : 0, one_year ? 2 : 7);
    ui.paint.text(Face::Sans, em, area.left, y, ui.px(18), ui.colors.ink3, first);
    ui.paint.text(Face::Sans, em, area.right - ui.paint.width(Face::Sans, em, last), y, ui.px(18),
                  ui.colors.ink3, last);
    if (one_year) {
        const std::string middle = chart.name_of(5).substr(5);
        const float x = area.left + area.width() * 5.5f / 12;
        ui.paint.text(Face::Sans, em, x - ui.paint.width(Face::Sans, em, middle) / 2, y, ui.px(18),
                      ui.colors.ink3, middle);
    }
    return y + ui.px(22);
}

}  // namespace kexie
