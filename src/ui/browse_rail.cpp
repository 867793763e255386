#include "ui/browse_rail.h"

#include "app/navigate.h"
#include "ui/home_panel.h"
#include "ui/issue_words.h"

namespace kexie {

float BrowseRail::draw_issues(const Ui& ui, const Rect& rail, float y) {
    const Library& library = *ui.state.library;
    const std::string jump = ui.tr(StringId::JumpToIssue);
    const float jump_left = rail.right - ui.px(18) - ui.paint.width(Face::Sans, ui.px(13), jump);
    if (text_button(ui, "jump", jump_left, y + ui.px(10), ui.px(20), jump).pressed) {
        ui.send(command::AskIssue{});
    }
    y = rail_heading(ui, rail, y, ui.tr(StringId::YearsAndIssues));
    for (const BrowseRow& row : library.browse_rows()) {
        std::string name;
        std::string figure;
        std::string address;
        RailRow line;
        switch (row.kind) {
            case BrowseRow::Kind::Year:
                name = row.year ? ui.tr(StringId::YearHeading, {*row.year})
                                : ui.tr(StringId::YearUnknown);
                figure = ui.tr(StringId::IssueCount, {row.count});
                break;
            case BrowseRow::Kind::Issue:
                name = issue_row_label(ui, library.issue(row.issue));
                figure = ui.tr(StringId::ArticleCount, {row.count});
                address = write_address(issue_route(ui.state, row.issue));
                line.indent_px = 18;
                line.selected = row.issue == ui.state.reader.issue;
                break;
            case BrowseRow::Kind::Gap:
                name = gap_label(ui, row.gap);
                line.indent_px = 18;
                line.quiet = true;
                break;
        }
        line.name = name;
        line.figure = figure;
        line.address = address;
        const std::string id = "row" + std::to_string(&row - library.browse_rows().data());
        if (rail_row(ui, id, rail, y, line)) {
            if (row.kind == BrowseRow::Kind::Issue) ui.send(command::OpenIssue{row.issue});
            if (row.kind == BrowseRow::Kind::Year && row.year) {
                ui.send(command::ToggleYear{*row.year});
            }
        }
        y += rail_row_height(ui);
    }
    return y;
}

float BrowseRail::draw_counts(const Ui& ui, const Rect& rail, float y) {
    const Library& library = *ui.state.library;
    const auto draw_list = [&](const std::vector<Count>& counts, StringId heading,
                               bool is_section) {
        if (counts.empty()) return;
        y = rail_heading(ui, rail, y, ui.tr(heading));
        for (const Count& count : counts) {
            const std::string figure = std::to_string(count.count);
            RailRow line;
            line.name = count.value;
            line.figure = figure;
            if (rail_row(ui, (is_section ? "section " : "source ") + count.value, rail, y, line)) {
                if (is_section) {
                    ui.send(command::ListSection{count.value});
                } else {
                    ui.send(command::ListSource{count.value});
                }
            }
            y += rail_row_height(ui);
        }
    };
    draw_list(library.sections(), StringId::Sections, true);
    draw_list(library.sources(), StringId::Sources, false);
    return y;
}

void BrowseRail::draw(Ui ui, const Rect& area, bool has_home_panel) {
    ui.paint.fill(area, ui.colors.panel);
    ui.presses_count = !m_scroll.is_dragging();
    m_scroll.begin(ui, "browse", area, m_content_height);
    const float start = area.top - m_scroll.offset() + ui.px(14);
    float y = start;
    // A wide window shows these in the home panel.
    const bool at_home = ui.state.route.kind == Route::Kind::Home;
    if (at_home && !has_home_panel) y = draw_recent_searches(ui, area, draw_holdings(ui, area, y));
    y = draw_issues(ui, area, y);
    y = draw_counts(ui, area, y);
    m_content_height = y - start + ui.px(28);
    m_scroll.end(ui);
    ui.paint.rule(area.right - 1, area.top, area.right - 1, area.bottom, ui.colors.line, 1);
}

}  // namespace kexie
