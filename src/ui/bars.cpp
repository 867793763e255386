#include "ui/bars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/issue_words.h"
#include "ui/notices.h"

namespace kexie {

namespace {

std::string one_decimal(double value) {
    const long tenths = std::lround(value * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

// "2.2 万" in Chinese, "22,345" in English.
std::string characters(const Ui& ui, std::size_t count) {
    if (ui.state.preferences.language == Language::English || count < 10000) return grouped(count);
    return ui.tr(StringId::TenThousands, {one_decimal(static_cast<double>(count) / 10000.0)});
}

bool is_searching(const Ui& ui) {
    return ui.state.route.kind == Route::Kind::Search;
}

struct Tool {
    StringId text;
    bool active;
    Command command;
};

void draw_tools(const Ui& ui, const Rect& area, float left_limit) {
    const bool dark = is_dark(ui.state);
    const Route::Kind kind = ui.state.route.kind;
    const bool comparing = kind == Route::Kind::Trends;
    const std::array<Tool, 6> tools = {{
        {StringId::Browse, !is_searching(ui) && !comparing, command::OpenHome{}},
        {StringId::Trends, comparing, command::OpenTrends{}},
        {StringId::ShareLink, false, command::CopyLink{}},
        {StringId::FontSize, ui.state.overlay == Overlay::Settings,
         command::ToggleOverlay{Overlay::Settings}},
        {dark ? StringId::Light : StringId::Dark, false,
         command::SetTheme{dark ? Theme::Light : Theme::Dark}},
        {StringId::Help, ui.state.overlay == Overlay::Help, command::ToggleOverlay{Overlay::Help}},
    }};
    // Placed from the right while there is room; drawn from the left, which is the Tab order.
    std::array<float, 5> left{};
    std::size_t first = tools.size();
    float x = area.right - ui.px(20);
    while (first > 0) {
        x -= ui.paint.width(Face::Sans, ui.px(13), ui.tr(tools[first - 1].text));
        if (x < left_limit) break;
        left[--first] = x;
        x -= ui.px(14);
    }
    for (std::size_t i = first; i < tools.size(); ++i) {
        const TextButton button = text_button(ui, "tool" + std::to_string(i), left[i], area.top,
                                              area.height(), ui.tr(tools[i].text), tools[i].active);
        if (button.pressed) ui.commands.push_back(tools[i].command);
    }
}

}  // namespace

void draw_bar_ground(const Ui& ui, const Rect& area, float rule_y) {
    ui.paint.fill(area, ui.colors.panel);
    ui.paint.rule(area.left, rule_y, area.right, rule_y, ui.colors.line, 1);
}

FieldLayout draw_top_bar(const Ui& ui, const Rect& area, SearchBox& box, bool native_field,
                         bool focused) {
    draw_bar_ground(ui, area, area.bottom - 1);
    const std::string& title = ui.state.library->archive().title;
    const float em = ui.px(18);
    float x = area.left + ui.px(20);
    const TextStyle style = {em, area.width(), 0, ui.px(2), Align::Left};
    const TextLayout brand = ui.paint.fonts().lay_out(Face::SerifBold, title, style);
    const float width = ui.paint.width(Face::SerifBold, em, title) +
                        ui.px(2) * static_cast<float>(brand.glyphs.size());
    {
        const Semantics::Group heading =
            ui.semantics.group({.role = Role::Heading, .id = "title", .level = 1});
        const Press press = press_area(ui, "brand", {x, area.top, x + width, area.bottom},
                                       {.name = title, .role = Role::Link, .address = "#/"});
        if (press.pressed) ui.send(command::OpenHome{});
        ui.paint.layout(brand, Face::SerifBold, em, x, area.top, area.height(), ui.colors.red);
    }
    x += width + ui.px(16);
    const float height = ui.px(size::search_box_height);
    const float top = area.top + std::round((area.height() - height) / 2);
    const float right = std::min(x + ui.px(size::search_box), area.right - ui.px(340));
    const Rect rect = {x, top, std::max(right, x + ui.px(200)), top + height};
    const FieldLayout field = box.draw(ui, rect, native_field, focused);
    draw_tools(ui, area, rect.right + ui.px(12));
    return field;
}

void draw_status_bar(const Ui& ui, const Rect& area) {
    draw_bar_ground(ui, area, area.top);
    const Library& library = *ui.state.library;
    const float em = ui.px(12);
    float x = area.left + ui.px(20);
    const auto add = [&](const std::string& words) {
        x = ui.paint.text(Face::Sans, em, x, area.top, area.height(), ui.colors.ink3, words) +
            ui.px(20);
    };
    if (is_searching(ui))
        add(ui.tr(StringId::StatusQuery, {one_decimal(ui.state.search.duration_ms)}));
    add(ui.tr(StringId::StatusArchive,
              {grouped(static_cast<std::uint64_t>(library.issue_count())),
               grouped(static_cast<std::uint64_t>(library.article_count())),
               characters(ui, library.character_count())}));
    if (ui.state.offline_ready) add(ui.tr(StringId::StatusOffline));
    if (const std::string words = not_kept_words(ui.state); !words.empty()) add(words);
    if (library.newest() >= 0 && library.issue(library.newest()).date) {
        add(ui.tr(StringId::StatusNewest, {to_iso(*library.issue(library.newest()).date)}));
    }
    if (const std::string note = issue_note(ui); !note.empty()) {
        ui.paint.text_elided(Face::Sans, em, x, area.top, area.height(), area.right - ui.px(80),
                             ui.colors.ink3, note);
    }
    const std::string ready = ui.tr(StringId::Ready);
    ui.paint.text(Face::Sans, em, area.right - ui.px(20) - ui.paint.width(Face::Sans, em, ready),
                  area.top, area.height(), ui.colors.ink3, ready);
}

void draw_tabs(const Ui& ui, const Rect& area) {
    draw_bar_ground(ui, area, area.top);
    struct Tab {
        StringId text;
        Pane pane;
    };
    constexpr std::array<Tab, 4> tabs = {{{StringId::Browse, Pane::Browse},
                                          {StringId::Search, Pane::Hits},
                                          {StringId::Trends, Pane::Trends},
                                          {StringId::Settings, Pane::Settings}}};
    const float width = area.width() / static_cast<float>(tabs.size());
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        const float left = area.left + width * static_cast<float>(i);
        const Rect rect = {left, area.top, left + width, area.bottom};
        const bool active = ui.state.pane == tabs[i].pane;
        const Press press = press_area(ui, "tab" + std::to_string(i), rect,
                                       {.name = ui.tr(tabs[i].text), .current = active});
        center_text(ui, active ? Face::SansBold : Face::Sans, ui.px(13), rect,
                    active || press.hovered ? ui.colors.red : ui.colors.ink2, ui.tr(tabs[i].text));
        if (!press.pressed) continue;
        const bool comparing = ui.state.route.kind == Route::Kind::Trends;
        if (tabs[i].pane == Pane::Trends) {
            if (!comparing) ui.send(command::OpenTrends{});
        } else if (comparing) {
            ui.send(command::OpenHome{});
        }
        ui.send(command::ShowPane{tabs[i].pane});
        if (tabs[i].pane == Pane::Hits && !is_searching(ui)) ui.send(command::FocusSearch{});
    }
}

void draw_reader_header(const Ui& ui, const Rect& area) {
    draw_bar_ground(ui, area, area.bottom - 1);
    const bool searching = is_searching(ui);
    const std::string back = searching ? ui.tr(StringId::Results) : "‹ " + ui.tr(StringId::Browse);
    const float em = ui.px(14);
    const float width = ui.paint.width(Face::Sans, em, back);
    const Rect back_rect = {area.left, area.top, area.left + width + ui.px(28), area.bottom};
    const Press press = press_area(ui, "back", back_rect, {.name = back});
    ui.paint.text(Face::Sans, em, area.left + ui.px(12), area.top, area.height(),
                  press.hovered ? ui.colors.red : ui.colors.ink, back);
    if (press.pressed) ui.send(command::ShowPane{searching ? Pane::Hits : Pane::Browse});
    if (ui.state.reader.issue >= 0 && ui.state.route.kind != Route::Kind::Unknown) {
        std::string label = issue_number_label(ui, ui.state.library->issue(ui.state.reader.issue));
        if (const auto at = mark_position(ui.state)) {
            label += " · " + std::to_string(at->number) + "/" + std::to_string(at->count);
        }
        center_text(ui, Face::Sans, em, area, ui.colors.ink2, label);
    }
    const Rect more = {area.right - ui.px(52), area.top, area.right, area.bottom};
    const Press settings = press_area(ui, "more", more, {.name = ui.tr(StringId::Settings)});
    center_text(ui, Face::Sans, em, more, settings.hovered ? ui.colors.red : ui.colors.ink2, "···");
    if (settings.pressed) ui.send(command::ShowPane{Pane::Settings});
}

void draw_reader_footer(const Ui& ui, const Rect& area) {
    draw_bar_ground(ui, area, area.top);
    const bool searching = is_searching(ui);
    const std::array<Tool, 4> tools = {{
        {searching ? StringId::PreviousMark : StringId::PreviousIssue, false,
         searching ? Command(command::StepMark{-1}) : Command(command::StepIssue{-1})},
        {StringId::Contents, ui.state.overlay == Overlay::Contents,
         command::ToggleOverlay{Overlay::Contents}},
        {StringId::FontSizeShort, ui.state.overlay == Overlay::Settings,
         command::ToggleOverlay{Overlay::Settings}},
        {searching ? StringId::NextMark : StringId::NextIssue, false,
         searching ? Command(command::StepMark{1}) : Command(command::StepIssue{1})},
    }};
    const float width = area.width() / static_cast<float>(tools.size());
    for (std::size_t i = 0; i < tools.size(); ++i) {
        const float left = area.left + width * static_cast<float>(i);
        const Rect rect = {left, area.top, left + width, area.bottom};
        const Press press =
            press_area(ui, "foot" + std::to_string(i), rect, {.name = ui.tr(tools[i].text)});
        center_text(ui, Face::Sans, ui.px(13), rect,
                    tools[i].active || press.hovered ? ui.colors.red : ui.colors.ink2,
                    ui.tr(tools[i].text));
        if (press.pressed) ui.commands.push_back(tools[i].command);
    }
}

void draw_panel_header(const Ui& ui, const Rect& area, std::string_view words) {
    draw_bar_ground(ui, area, area.bottom - 1);
    if (is_searching(ui)) {
        const TextButton back = text_button(ui, "back", area.left + ui.px(12), area.top,
                                            area.height(), ui.tr(StringId::Results));
        if (back.pressed) ui.send(command::ShowPane{Pane::Hits});
    }
    center_text(ui, Face::Sans, ui.px(14), area, ui.colors.ink2, words);
}

void draw_reader_steps(const Ui& ui, const Rect& reader) {
    const float em = ui.px(13);
    const float height = ui.px(34);
    struct Step {
        std::string words;
        Command command;
        bool pressable;
    };
    std::vector<Step> steps;
    if (is_searching(ui)) {
        const auto at = mark_position(ui.state);
        if (!at) return;
        steps = {{"‹", command::StepMark{-1}, true},
                 {std::to_string(at->number) + " / " + std::to_string(at->count),
                  command::StepMark{1}, false},
                 {"›", command::StepMark{1}, true}};
    } else {
        steps = {{ui.tr(StringId::PreviousIssue), command::StepIssue{-1}, true},
                 {ui.tr(StringId::Contents), command::ToggleOverlay{Overlay::Contents}, true},
                 {ui.tr(StringId::NextIssue), command::StepIssue{1}, true}};
    }
    const bool walks = is_searching(ui);
    float width = ui.px(walks ? 54 : 10);
    for (const Step& step : steps) width += ui.paint.width(Face::Sans, em, step.words) + ui.px(14);
    const Rect box = {reader.right - ui.px(24) - width, reader.bottom - ui.px(16) - height,
                      reader.right - ui.px(24), reader.bottom - ui.px(16)};
    ui.paint.fill({box.left, box.top + ui.px(2), box.right, box.bottom + ui.px(3)}, 0x000000,
                  ui.px(8), 0.06f);
    ui.paint.fill(box, ui.colors.panel, ui.px(8));
    ui.paint.border(box, ui.colors.line, ui.px(8), std::max(1.0f, ui.px(1)));
    float x = box.left + ui.px(12);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].pressable) {
            const TextButton button =
                text_button(ui, "step" + std::to_string(i), x, box.top, height, steps[i].words);
            if (button.pressed) ui.commands.push_back(steps[i].command);
            x = button.right + ui.px(14);
        } else {
            x = ui.paint.text(Face::Sans, em, x, box.top, height, ui.colors.ink2, steps[i].words) +
                ui.px(14);
        }
    }
    if (walks)
        key_cap(ui, key_cap(ui, x, box.top + height / 2, "n") + ui.px(4), box.top + height / 2,
                "N");
}

}  // namespace kexie
