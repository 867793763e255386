#include "ui/home_panel.h"

#include <algorithm>
#include <cmath>

#include "app/navigate.h"
#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float margin_px = 18;
constexpr float square_px = 20;  // 24 with the gap, the minimum target size of WCAG 2.2.
constexpr float touch_square_px = size::touch_target;  // Fits the number.
constexpr float gap_px = 4;
constexpr float line_px = 24;

struct Square {
    std::string id;
    std::string words;  // Shown while the pointer is over it.
    int issue = -1;     // -1: not held.
};

std::string missing_words(const Ui& ui, int number) {
    return ui.tr(StringId::GapOne, {number});
}

std::vector<Square> squares_of(const Ui& ui, const YearHoldings& year, std::size_t index) {
    const std::string id = "held" + std::to_string(index) + " ";
    std::vector<Square> squares;
    for (std::size_t i = 0; i < year.by_number.size(); ++i) {
        const int issue = year.by_number[i];
        const int number = static_cast<int>(i) + 1;
        squares.push_back({id + std::to_string(number),
                           issue < 0 ? missing_words(ui, number)
                                     : issue_row_label(ui, ui.state.library->issue(issue)),
                           issue});
    }
    for (const int issue : year.others) {
        squares.push_back({id + "other" + std::to_string(issue),
                           issue_row_label(ui, ui.state.library->issue(issue)), issue});
    }
    return squares;
}

bool hovers(const Rect& rect) {
    return ImGui::IsWindowHovered() && rect.contains(ImGui::GetIO().MousePos);
}

// Filled if held, outlined if missing, pale if unnumbered.
void draw_square(const Ui& ui, const Rect& rect, const YearHoldings& year, const Square& square,
                 std::size_t number_index, bool hovered) {
    const float radius = ui.px(2);
    const bool numbered = number_index < year.by_number.size();
    const bool held = square.issue >= 0;
    const bool open = held && square.issue == ui.state.reader.issue;
    if (!held) {
        ui.paint.border(rect, ui.one_column ? ui.colors.line : ui.colors.ink3, radius,
                        std::max(1.0f, ui.px(1)));
    } else {
        const bool full = hovered || open || (numbered && ui.one_column);
        ui.paint.fill(rect, ui.colors.red, radius, full ? 1.0f : numbered ? 0.75f : 0.45f);
    }
    if (ui.one_column && numbered) {
        const std::string number = std::to_string(number_index + 1);
        const float em = ui.px(13);
        const float left = (rect.left + rect.right - ui.paint.width(Face::Sans, em, number)) / 2;
        ui.paint.text(Face::Sans, em, left, rect.top, rect.height(),
                      held ? ui.colors.paper : ui.colors.ink3, number);
    }
    if (open || hovered) {
        const float ring = ui.px(2);
        ui.paint.border(rect.inset(-ring, -ring), ui.colors.red, radius + ring,
                        std::max(1.0f, ui.px(1)));
    }
}

float draw_year(const Ui& ui, const Rect& rail, float y, const YearHoldings& year,
                std::size_t index) {
    const float left = rail.left + ui.px(margin_px);
    const float right = rail.right - ui.px(margin_px);
    const float side = ui.px(ui.one_column ? touch_square_px : square_px);
    const float step = side + ui.px(gap_px);
    const float heading = y;
    y += ui.px(line_px);
    std::string figure = ui.tr(StringId::HeldOf, {year.held, year.by_number.size()});
    if (year.by_number.empty()) figure = ui.tr(StringId::IssueCount, {year.held});
    float x = left;
    const std::vector<Square> squares = squares_of(ui, year, index);
    for (std::size_t i = 0; i < squares.size(); ++i) {
        if (x + side > right) {
            x = left;
            y += step;
        }
        const Rect rect = {x, y, x + side, y + side};
        // Missing issues cannot be opened.
        if (squares[i].issue < 0) {
            draw_square(ui, rect, year, squares[i], i, false);
            if (hovers(rect)) figure = squares[i].words;
            x += step;
            continue;
        }
        const std::string address = write_address(issue_route(ui.state, squares[i].issue));
        const Press press = press_area(ui, squares[i].id, rect,
                                       {.name = squares[i].words,
                                        .role = Role::Link,
                                        .address = address,
                                        .current = squares[i].issue == ui.state.reader.issue});
        if (press.hovered) figure = squares[i].words;
        draw_square(ui, rect, year, squares[i], i, press.hovered);
        if (press.pressed) ui.send(command::OpenIssue{squares[i].issue});
        x += step;
    }
    const std::string name =
        year.year ? ui.tr(StringId::YearHeading, {*year.year}) : ui.tr(StringId::YearUnknown);
    const float height = ui.px(line_px - 4);
    const float after =
        ui.paint.text(Face::Sans, ui.px(14), left, heading, height, ui.colors.ink, name) +
        ui.px(10);
    const float width = ui.paint.width(Face::Sans, ui.px(12), figure);
    ui.paint.text_elided(Face::Sans, ui.px(12), std::max(after, right - width), heading, height,
                         right, ui.colors.ink3, figure);
    return y + step + ui.px(10);
}

}  // namespace

float draw_holdings(const Ui& ui, const Rect& rail, float y) {
    y = rail_heading(ui, rail, y, ui.tr(StringId::Holdings)) + ui.px(4);
    const auto& years = ui.state.library->holdings();
    // Newest year first.
    for (std::size_t i = years.size(); i-- > 0;) y = draw_year(ui, rail, y, years[i], i);
    return paragraph(ui, {Face::Sans, ui.px(12), ui.px(20), ui.colors.ink3},
                     rail.left + ui.px(margin_px), y, rail.width() - 2 * ui.px(margin_px),
                     ui.tr(StringId::HoldingsNote)) +
           ui.px(8);
}

float draw_recent_searches(const Ui& ui, const Rect& rail, float y) {
    const auto& searches = ui.state.preferences.searches;
    if (searches.empty()) return y;
    y = rail_heading(ui, rail, y, ui.tr(StringId::RecentSearches));
    for (std::size_t i = 0; i < searches.size(); ++i) {
        RailRow row;
        Route route;
        route.kind = Route::Kind::Search;
        route.query = searches[i];
        const std::string address = write_address(route);
        row.name = searches[i];
        row.address = address;
        if (rail_row(ui, "recent" + std::to_string(i), rail, y, row)) {
            ui.send(command::SetQuery{searches[i]});
        }
        y += rail_row_height(ui);
    }
    const TextButton clear = text_button(ui, "forget", rail.left + ui.px(margin_px), y,
                                         rail_row_height(ui), ui.tr(StringId::ClearHistory));
    if (clear.pressed) ui.send(command::ClearHistory{});
    return y + rail_row_height(ui);
}

void HomePanel::draw(Ui ui, const Rect& area) {
    ui.presses_count = !m_scroll.is_dragging();
    m_scroll.begin(ui, "home", area, m_content_height);
    const float start = area.top - m_scroll.offset() + ui.px(14);
    float y = draw_holdings(ui, area, start);
    y = draw_recent_searches(ui, area, y);
    m_content_height = y - start + ui.px(28);
    m_scroll.end(ui);
    ui.paint.rule(area.left, area.top, area.left, area.bottom, ui.colors.line, 1);
}

}  // namespace kexie
