#include "ui/overlays.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/names.h"
#include "ui/plain_window.h"
#include "ui/settings_panel.h"
#include "ui/text_menu.h"

namespace kexie {

namespace {

constexpr float heading_px = 52;
constexpr float padding_px = 20;
constexpr float shadow_px = 24;  // Around a floating box.

// Title and close button; returns the y below.
float draw_heading(const Ui& ui, const Rect& box, StringId text) {
    const float height = ui.px(heading_px);
    const std::string words = ui.tr(text);
    ui.semantics.add({.role = Role::Heading,
                      .id = "dialog heading",
                      .name = words,
                      .rect = {box.left, box.top, box.right, box.top + height},
                      .level = 2});
    ui.paint.text(Face::SerifBold, ui.px(18), box.left + ui.px(padding_px), box.top, height,
                  ui.colors.ink, words);
    const Rect cross = {box.right - ui.px(48), box.top, box.right, box.top + height};
    const Press press = press_area(ui, "close", cross, {.name = ui.tr(StringId::Close)});
    ui.paint.text(Face::Sans, ui.px(18), cross.left + ui.px(14), cross.top, height,
                  press.hovered ? ui.colors.red : ui.colors.ink3, "×");
    if (press.pressed) ui.send(command::CloseOverlay{});
    return box.top + height;
}

StringId title_of(Overlay overlay) {
    switch (overlay) {
        case Overlay::Help:
            return StringId::HelpTitle;
        case Overlay::Contents:
            return StringId::Contents;
        case Overlay::Settings:
            return StringId::Settings;
        case Overlay::OwnFiles:
            return StringId::OwnFiles;
        case Overlay::Export:
            break;
    }
    return StringId::ExportTitle;
}

// The number of hits, and a row for each format.
float draw_export(const Ui& ui, const Rect& area) {
    struct Choice {
        HitFormat format;
        StringId text;
    };
    constexpr std::array<Choice, 3> choices = {{{HitFormat::Csv, StringId::ExportCsv},
                                                {HitFormat::Json, StringId::ExportJson},
                                                {HitFormat::Markdown, StringId::ExportMarkdown}}};
    float y = area.top;
    const float height = ui.px(size::touch_target);
    const Results& results = ui.state.search.results;
    ui.paint.text(
        Face::Sans, ui.px(13), area.left + ui.px(padding_px), y, ui.px(24), ui.colors.ink3,
        ui.tr(StringId::TotalHits, {grouped(results.hits.size()), grouped(results.occurrences)}));
    y += ui.px(30);
    for (const Choice& choice : choices) {
        const Rect row = {area.left, y, area.right, y + height};
        const Press press = press_area(ui, "export" + std::to_string(static_cast<int>(choice.text)),
                                       row, {.name = ui.tr(choice.text)});
        if (press.hovered) row_ground(ui, row, RowLook::Hovered);
        ui.paint.text_elided(Face::Sans, ui.px(15), area.left + ui.px(padding_px), y, height,
                             area.right - ui.px(padding_px), ui.colors.ink, ui.tr(choice.text));
        if (press.pressed) ui.send(command::ExportHits{choice.format});
        y += height;
    }
    return y;
}

}  // namespace

void release_closed_boxes(const State& state) {
    for (const Overlay overlay : overlays) {
        if (state.overlay != overlay) release_pointer(name_of(overlay));
    }
    if (!state.reader.menu) release_pointer("text menu");
    if (state.box.suggestions.empty()) release_pointer("offers");
}

void float_box(const Ui& ui, const char* name, const std::string& title, const Rect& box,
               const std::function<void(const Ui&)>& draw) {
    const float reach = ui.px(shadow_px);
    ImGui::SetNextWindowFocus();
    const PlainWindow window(name, box.inset(-reach, -reach));
    const Painter paint = ui.paint.on(*ImGui::GetWindowDrawList());
    const Ui inner = ui.on(paint);
    const Semantics::Group dialog = ui.semantics.group(
        {.role = Role::Dialog, .id = std::string("dialog ") + name, .name = title, .rect = box});
    const float radius = ui.px(10);
    // A soft shadow: overlapping layers, fewer towards the outside.
    for (float out = 2; out < reach - ui.px(4); out += ui.px(3)) {
        const Rect around = box.inset(-out, -out);
        paint.fill({around.left, around.top + ui.px(4), around.right, around.bottom + ui.px(4)},
                   0x000000, radius + out, 0.025f);
    }
    paint.fill(box, ui.colors.panel, radius);
    paint.border(box, ui.colors.line, radius, std::max(1.0f, ui.px(1)));
    draw(inner);
}

void Overlays::draw_contents(Ui ui, const Rect& area) {
    const Issue& issue = ui.state.library->issue(ui.state.reader.issue);
    const float heading = ui.px(heading_px);
    const std::string source = ui.tr(StringId::CompareSource);
    const float source_left =
        area.right - ui.px(60) - ui.paint.width(Face::Sans, ui.px(13), source);
    if (text_button(ui, "source", source_left, area.top - heading, heading, source).pressed) {
        ui.send(command::CloseOverlay{});
        ui.send(command::OpenSource{});
    }
    const Rect list = {area.left, area.top, area.right - ui.px(2), area.bottom - ui.px(8)};
    const float height = ui.px(ui.one_column ? size::touch_target : 40);
    ui.presses_count = !m_contents.is_dragging();
    m_contents.begin(ui, "contents", list, height * static_cast<float>(issue.articles.size()));
    const Semantics::Group rows =
        ui.semantics.group({.role = Role::List, .id = "articles", .rect = list});
    float y = list.top - m_contents.offset();
    for (std::size_t i = 0; i < issue.articles.size(); ++i, y += height) {
        const Article& article = issue.articles[i];
        const Rect row = {list.left, y, list.right, y + height};
        const bool here = static_cast<int>(i) == ui.state.reader.article;
        const std::string id = "article" + std::to_string(i);
        const Semantics::Group item =
            ui.semantics.group({.role = Role::ListItem, .id = id + " item", .rect = row});
        const std::string name =
            article.section ? article.title + " " + *article.section : article.title;
        Route route;
        route.kind = Route::Kind::Article;
        route.target = {issue.id, static_cast<int>(i)};
        const std::string address = write_address(route);
        const Press press = press_area(
            ui, id, row, {.name = name, .role = Role::Link, .address = address, .current = here});
        row_ground(ui, row,
                   here            ? RowLook::Selected
                   : press.hovered ? RowLook::Hovered
                                   : RowLook::Plain);
        float right = row.right - ui.px(padding_px);
        if (article.section) {
            const float width = ui.paint.width(Face::Sans, ui.px(12), *article.section);
            ui.paint.text(Face::Sans, ui.px(12), right - width, y, height, ui.colors.red,
                          *article.section);
            right -= width + ui.px(12);
        }
        ui.paint.text_elided(Face::Sans, ui.px(14), row.left + ui.px(padding_px), y, height, right,
                             ui.colors.link, article.title);
        if (!press.pressed) continue;
        ui.send(command::CloseOverlay{});
        ui.send(command::OpenArticle{ui.state.reader.issue, static_cast<int>(i)});
    }
    m_contents.end(ui);
}

void Overlays::draw_body(const Ui& ui, Overlay overlay, const Rect& area) {
    switch (overlay) {
        case Overlay::Help:
            return m_help.draw(ui, area);
        case Overlay::Contents:
            return draw_contents(ui, area);
        case Overlay::Settings:
            return draw_fitted(ui, m_settings, "settings part", area, draw_settings);
        case Overlay::OwnFiles:
            return m_own_files.draw(ui, area);
        case Overlay::Export:
            return draw_fitted(ui, m_export, "export part", area, draw_export);
    }
}

Rect Overlays::box_of(const Ui& ui, const Rect& window, Overlay overlay) const {
    const float margin = ui.px(12);
    const auto centred = [&](float css_width, float css_height) {
        const float width = std::min(ui.px(css_width), window.width() - 2 * margin);
        const float height = std::min(ui.px(css_height), window.height() - 2 * margin);
        const float left = std::round(window.left + (window.width() - width) / 2);
        const float top = std::round(window.top + (window.height() - height) / 2);
        return Rect{left, top, left + width, top + height};
    };
    switch (overlay) {
        case Overlay::Help:
            return centred(540, 720);
        case Overlay::Contents:
            return centred(520, 560);
        case Overlay::OwnFiles:
            return centred(560, 520);
        case Overlay::Export:
            return centred(420, heading_px + 30 + 3 * size::touch_target + 12);
        case Overlay::Settings:
            break;
    }
    // Below the button that opens them, as tall as their content.
    const float width = std::min(ui.px(340), window.width() - 2 * margin);
    const float top = window.top + ui.px(ui.low ? 12 : 62);
    const float height = ui.px(heading_px + 14) + m_settings.height();
    return {window.right - margin - width, top, window.right - margin,
            std::min(top + height, window.bottom - margin)};
}

void Overlays::draw(const Ui& ui, const Rect& window) {
    if (ui.state.reader.menu) draw_text_menu(ui, window, m_menu);
    if (!ui.state.overlay) return;
    const Overlay overlay = *ui.state.overlay;
    if (overlay == Overlay::Contents && ui.state.reader.issue < 0) return;
    const StringId title = title_of(overlay);
    const Rect box = box_of(ui, window, overlay);
    float_box(ui, name_of(overlay), ui.tr(title), box, [&](const Ui& inner) {
        const float top = draw_heading(inner, box, title);
        draw_body(inner, overlay, {box.left, top, box.right, box.bottom - inner.px(2)});
    });
}

}  // namespace kexie
