#include "ui/contents_panel.h"

#include <string>

namespace kexie {

namespace {

constexpr float margin_px = 18;
constexpr float title_size = 14;
constexpr float title_line = 22;
constexpr float padding_px = 6;

// One article; returns the y below.
float draw_article(const Ui& around, const Rect& area, float y, const Issue& issue, int index) {
    const Article& article = issue.articles[static_cast<std::size_t>(index)];
    const bool here = index == around.state.reader.article;
    const Ui ui = here ? around.on_selected() : around;
    const float em = ui.px(title_size);
    const TextStyle style = {em, area.width() - 2 * ui.px(margin_px), 0, 0, Align::Left};
    const TextLayout title = ui.paint.fonts().lay_out(Face::Sans, article.title, style);
    const float height =
        static_cast<float>(title.lines.size()) * ui.px(title_line) + 2 * ui.px(padding_px);
    const Rect row = {area.left, y, area.right, y + height};
    const std::string id = "beside" + std::to_string(index);
    const Semantics::Group item =
        ui.semantics.group({.role = Role::ListItem, .id = id + " item", .rect = row});
    Route route;
    route.kind = Route::Kind::Article;
    route.target = {issue.id, index};
    const std::string address = write_address(route);
    const Press press = press_area(
        ui, id, row,
        {.name = article.title, .role = Role::Link, .address = address, .current = here});
    row_ground(ui, row,
               here            ? RowLook::Selected
               : press.hovered ? RowLook::Hovered
                               : RowLook::Plain);
    ui.paint.layout(title, Face::Sans, em, area.left + ui.px(margin_px), y + ui.px(padding_px),
                    ui.px(title_line), ui.colors.link);
    if (press.pressed) ui.send(command::OpenArticle{ui.state.reader.issue, index});
    return row.bottom;
}

}  // namespace

void ContentsPanel::draw(Ui ui, const Rect& area) {
    const Issue& issue = ui.state.library->issue(ui.state.reader.issue);
    ui.presses_count = !m_scroll.is_dragging();
    m_scroll.begin(ui, "beside", area, m_content_height);
    const float start = area.top - m_scroll.offset() + ui.px(14);
    float y = rail_heading(ui, area, start, ui.tr(StringId::Contents));
    std::string section;
    for (std::size_t i = 0; i < issue.articles.size(); ++i) {
        const std::string& next = issue.articles[i].section.value_or(section);
        if (next != section) {
            ui.paint.text(Face::Sans, ui.px(12), area.left + ui.px(margin_px), y + ui.px(8),
                          ui.px(20), ui.colors.red, next);
            y += ui.px(30);
        }
        section = next;
        y = draw_article(ui, area, y, issue, static_cast<int>(i));
    }
    m_content_height = y - start + ui.px(28);
    m_scroll.end(ui);
    ui.paint.rule(area.left, area.top, area.left, area.bottom, ui.colors.line, 1);
}

}  // namespace kexie
