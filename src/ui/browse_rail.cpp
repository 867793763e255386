#include "ui/browse_rail.h"

#include "ui/issue_words.h"

namespace kexie {

float BrowseRail::draw_issues(const Ui& ui, const Rect& rail, float y) {
    const Library& library = *ui.state.library;
    y = rail_heading(ui, rail, y, ui.say(Word::YearsAndIssues));
    for (const BrowseRow& row : library.browse_rows()) {
        std::string name;
        std::string figure;
        RailRow line;
        switch (row.kind) {
            case BrowseRow::Kind::Year:
                name = row.year ? ui.say(Word::YearHeading, {std::to_string(*row.year)})
                                : ui.say(Word::YearUnknown);
                figure = ui.say(Word::IssueCount, {std::to_string(row.count)});
                break;
            case BrowseRow::Kind::Issue:
                name = issue_row_name(ui, library.issue(row.issue));
                figure = ui.say(Word::ArticleCount, {std::to_string(row.count)});
                line.indent_px = 18;
                line.selected = row.issue == ui.state.reader.issue;
                break;
            case BrowseRow::Kind::Gap:
                name = gap_name(ui, row.gap);
                line.indent_px = 18;
                line.quiet = true;
                break;
        }
        line.name = name;
        line.figure = figure;
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
    const auto draw_list = [&](const std::vector<Count>& counts, Word heading, bool is_section) {
        if (counts.empty()) return;
        y = rail_heading(ui, rail, y, ui.say(heading));
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
    draw_list(library.sections(), Word::Sections, true);
    draw_list(library.sources(), Word::Sources, false);
    return y;
}

void BrowseRail::draw(Ui ui, const Rect& area) {
    ui.paint.fill(area, ui.colors.panel);
    ui.presses_count = !m_scroll.is_dragging();
    m_scroll.begin(ui.paint, "browse", area, m_content_height);
    const float start = area.top - m_scroll.offset() + ui.px(14);
    float y = draw_issues(ui, area, start);
    y = draw_counts(ui, area, y);
    m_content_height = y - start + ui.px(28);
    m_scroll.end(ui.paint, ui.colors);
    ui.paint.rule(area.right - 1, area.top, area.right - 1, area.bottom, ui.colors.line, 1);
}

}  // namespace kexie
