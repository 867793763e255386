#include "ui/results_header.h"

#include <algorithm>
#include <array>

#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float margin_px = 18;
constexpr float bar_px = 42;
constexpr float low_bar_px = 34;

bool holds_year(const Library& library, int year) {
    const auto& years = library.holdings();
    return std::any_of(years.begin(), years.end(),
                       [&](const YearHoldings& each) { return each.year == year; });
}

void draw_sort_chips(const Ui& ui, float x, float y, float height, bool one_column) {
    struct Choice {
        Sort sort;
        StringId text;
    };
    constexpr std::array<Choice, 3> choices = {{{Sort::Relevance, StringId::Relevance},
                                                {Sort::Newest, StringId::Newest},
                                                {Sort::Oldest, StringId::Oldest}}};
    for (const Choice& choice : choices) {
        if (one_column && choice.sort == Sort::Oldest) continue;
        const bool chosen = ui.state.route.sort == choice.sort;
        const TextButton button =
            chip(ui, "sort" + std::to_string(static_cast<int>(choice.sort)), x, y, height,
                 ui.tr(choice.text), chosen, chosen ? Tick::On : Tick::Off);
        if (button.pressed) ui.send(command::SetSort{choice.sort});
        x = button.right + ui.px(8);
    }
}

// Filters on a phone, export in a wide window.
void draw_right_chip(const Ui& ui, const Rect& area, float height, bool one_column) {
    if (!one_column && ui.state.search.results.hits.empty()) return;
    const std::string words = ui.tr(one_column ? StringId::Filters : StringId::Export);
    const float width = ui.paint.width(Face::Sans, ui.px(12), words) + ui.px(20);
    const float x = area.right - ui.px(margin_px) - width;
    if (one_column) {
        const bool narrowed = !(ui.state.route.filters == Filters{});
        const bool shown = ui.state.pane == Pane::Filters;
        if (chip(ui, "filters chip", x, area.top, height, words, narrowed).pressed) {
            ui.send(command::ShowPane{shown ? Pane::Hits : Pane::Filters});
        }
    } else {
        const bool open = ui.state.overlay == Overlay::Export;
        if (chip(ui, "export", x, area.top, height, words, open).pressed) {
            ui.send(command::ToggleOverlay{Overlay::Export});
        }
    }
}

// Returns the y below.
float draw_suggestions(const Ui& ui, const Rect& area, float y) {
    const auto& suggestions = ui.state.search.suggestions;
    if (suggestions.empty()) return y;
    const float height = ui.px(ui.one_column ? size::touch_target : 30);
    const float left = area.left + ui.px(margin_px);
    const float em = ui.px(12);
    float x = ui.paint.text(Face::Sans, em, left, y, height, ui.colors.ink2,
                            ui.tr(StringId::DidYouMean)) +
              ui.px(10);
    for (std::size_t i = 0; i < suggestions.size(); ++i) {
        const std::string words =
            ui.tr(StringId::SuggestionCount, {suggestions[i].text, suggestions[i].count});
        const float width = ui.paint.width(Face::Sans, em, words) + ui.px(20);
        if (x + width > area.right - ui.px(margin_px) && x > left) {
            x = left;
            y += height;
        }
        const TextButton button =
            chip(ui, "suggestion" + std::to_string(i), x, y, height, words, true);
        if (button.pressed) ui.send(command::SetQuery{suggestions[i].text});
        x = button.right + ui.px(8);
    }
    return y + height + ui.px(4);
}

// Years and gaps within the filters that the archive does not hold, so nothing can be found there.
std::string missing_issues(const Ui& ui) {
    std::string gaps;
    const Filters& filters = ui.state.route.filters;
    const auto& years = filters.years;
    for (const int year : years) {
        if (holds_year(*ui.state.library, year)) continue;
        if (!gaps.empty()) gaps += "；";
        gaps += ui.tr(StringId::YearHeading, {year});
    }
    for (const Gap& gap : ui.state.library->gaps()) {
        const bool searched =
            (years.empty() || std::find(years.begin(), years.end(), gap.year) != years.end()) &&
            (!filters.from || filters.from->year <= gap.year) &&
            (!filters.to || gap.year <= filters.to->year);
        if (!searched) continue;
        if (!gaps.empty()) gaps += "；";
        gaps += ui.tr(StringId::YearHeading, {gap.year}) + gap_label(ui, gap);
    }
    return gaps;
}

}  // namespace

float draw_results_bar(const Ui& ui, const Rect& area, bool one_column) {
    const Results& results = ui.state.search.results;
    const float height = ui.px(ui.low ? low_bar_px : one_column ? size::touch_target : bar_px);
    float x = area.left + ui.px(margin_px);
    const std::string articles = grouped(results.hits.size());
    const std::string total =
        one_column ? ui.tr(StringId::TotalHitsShort, {articles})
                   : ui.tr(StringId::TotalHits, {articles, grouped(results.occurrences)});
    ui.semantics.add({.role = Role::Status,
                      .id = "total",
                      .name = total,
                      .rect = {x, area.top, area.right, area.top + height}});
    x = ui.paint.text(Face::SansBold, ui.px(13), x, area.top, height, ui.colors.ink, total);
    x += ui.px(12);
    draw_sort_chips(ui, x, area.top, height, one_column);
    draw_right_chip(ui, area, height, one_column);
    const float bottom = area.top + height;
    ui.paint.rule(area.left, bottom - 1, area.right, bottom - 1, ui.colors.line, 1);
    return bottom;
}

float draw_query_notes(const Ui& ui, const Rect& area, float y) {
    const Results& results = ui.state.search.results;
    const bool chinese = ui.state.preferences.language == Language::Chinese;
    const float x = area.left + ui.px(margin_px);
    const float right = area.right - ui.px(margin_px);
    const float height = ui.px(24);
    const std::string& explanation = chinese ? results.explanation_zh : results.explanation_en;
    if (!explanation.empty() && !ui.low) {
        ui.paint.text_elided(Face::Sans, ui.px(12), x, y, height, right, ui.colors.ink3,
                             explanation);
        y += height;
    }
    for (const Problem& problem : results.problems) {
        ui.paint.text_elided(Face::Sans, ui.px(12), x, y, height, right, ui.colors.red,
                             chinese ? problem.zh : problem.en);
        y += height;
    }
    y = draw_suggestions(ui, area, y);
    ui.paint.rule(area.left, y, area.right, y, ui.colors.line, 1);
    return y + 1;
}

float draw_no_hits(const Ui& ui, const Rect& area) {
    const float x = area.left + ui.px(margin_px);
    const float room = area.width() - 2 * ui.px(margin_px);
    float y = area.top + ui.px(ui.low ? 8 : 24);
    const std::string nothing = ui.tr(StringId::NoHits);
    ui.semantics.add({.role = Role::Heading,
                      .id = "no hits",
                      .name = nothing,
                      .rect = {x, y, x + room, y + ui.px(32)},
                      .level = 2});
    ui.paint.text(Face::SerifBold, ui.px(20), x, y, ui.px(32), ui.colors.ink, nothing);
    y += ui.px(40);
    const auto add = [&](const std::string& words) {
        const TextLook look = {Face::Sans, ui.px(13), ui.px(22), ui.colors.ink2};
        y = paragraph(ui, look, x, y, room, words) + ui.px(6);
    };
    const bool chinese = ui.state.preferences.language == Language::Chinese;
    const Results& results = ui.state.search.results;
    add(ui.tr(StringId::NoHitsHint, {chinese ? results.explanation_zh : results.explanation_en}));
    const std::string gaps = missing_issues(ui);
    if (!gaps.empty()) add(ui.tr(StringId::NoHitsGap, {gaps}));
    if (ui.state.route.filters == Filters{}) return y;
    add(ui.tr(StringId::NoHitsFiltered));
    const float height = ui.px(ui.one_column ? size::touch_target : 30);
    const TextButton clear = chip(ui, "widen", x, y, height, ui.tr(StringId::ClearFilters), true);
    if (clear.pressed) ui.send(command::ClearFilters{});
    return y + height;
}

}  // namespace kexie
