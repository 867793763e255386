#include "ui/hit_list.h"

#include <algorithm>

#include "ui/issue_words.h"
#include "ui/results_header.h"

namespace kexie {

namespace {

constexpr float margin_px = 18;
constexpr float title_size = 15;
constexpr float title_line = 23;
constexpr float details_size = 12;
constexpr float details_line = 21;
constexpr float snippet_size = 13;
constexpr float snippet_line = 21.5f;
constexpr float padding_px = 12;
constexpr float estimated_height_px = 115;
constexpr std::size_t snippet_lines_max = 2;
// Hits above and below those in sight, for the Tab key to move to.
constexpr std::size_t spare_cards = 2;
// In one page of hits, where nothing is painted and only the semantic tree is read.
constexpr std::size_t cards_told_max = 500;
// Requested beyond those, so that scrolling does not run into cards that are not made yet.
constexpr std::size_t cards_ahead = 8;

std::string hit_id(std::size_t index) {
    return "hit" + std::to_string(index);
}

}  // namespace

void HitList::prepare(const Ui& ui, float width) {
    Key key = {ui.state.library.get(),
               ui.state.route,
               ui.state.search.cards.snippet_characters(),
               width,
               ui.paint.scale(),
               ui.state.preferences.language};
    key.route.open.reset();  // Which hit is open changes no card.
    if (key == m_key) return;
    const bool same_query = m_key.library == key.library && m_key.route.query == key.route.query &&
                            m_key.route.filters == key.route.filters &&
                            m_key.route.sort == key.route.sort;
    if (!same_query) {
        m_scroll.set_offset(0);
        m_page = 0;
    }
    m_key = std::move(key);
    m_cards.clear();
    m_tops.clear();
    const std::size_t count = ui.state.search.results.hits.size();
    for (std::size_t i = 0; i <= count; ++i) {
        m_tops.push_back(static_cast<float>(i) * ui.px(estimated_height_px));
    }
}

const HitList::Card* HitList::card(const Ui& ui, std::size_t hit_index) {
    const HitCard* data = ui.state.search.cards.find(hit_index);
    if (!data) return nullptr;
    const auto found = m_cards.find(hit_index);
    if (found != m_cards.end()) return &found->second;
    const Hit& hit = ui.state.search.results.hits[hit_index];
    const Issue& issue = ui.state.library->issue(static_cast<int>(hit.issue));
    const auto lay_out = [&](const MarkedText& text, float em_px) {
        const TextStyle style = {ui.px(em_px), room(ui), 0, 0, Align::Left};
        return ui.paint.fonts().lay_out(Face::Sans, text.text, style);
    };
    Card made;
    made.title = lay_out(data->title, title_size);
    made.details = hit_details(ui, issue, issue.articles[hit.article]);
    if (hit.occurrences > 0) {
        made.details += " · " + ui.tr(StringId::Occurrences, {hit.occurrences});
    }
    made.snippet = lay_out(data->snippet, snippet_size);
    auto& lines = made.snippet.lines;
    if (lines.size() > snippet_lines_max + 1) lines.resize(snippet_lines_max + 1);
    made.height = 2 * ui.px(padding_px) +
                  static_cast<float>(made.title.lines.size()) * ui.px(title_line) +
                  ui.px(details_line) + static_cast<float>(lines.size()) * ui.px(snippet_line);
    return &m_cards.emplace(hit_index, std::move(made)).first->second;
}

float HitList::room(const Ui& ui) const {
    return m_key.width - 2 * ui.px(margin_px);
}

std::size_t HitList::snippet_characters(const Ui& ui) const {
    // A little more than fills the lines, so that the cut falls at the end of the last one.
    const float characters = room(ui) / ui.px(snippet_size) * static_cast<float>(snippet_lines_max);
    return static_cast<std::size_t>(characters) - 2;
}

std::size_t HitList::first_visible() const {
    const auto next = std::upper_bound(m_tops.begin(), m_tops.end(), m_scroll.offset());
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, next - m_tops.begin() - 1));
}

bool HitList::measure_visible(const Ui& ui, const Rect& list) {
    const auto hits = m_tops.size() - 1;
    bool all_measured = true;
    for (std::size_t at = first_visible();
         at < hits && m_tops[at] < m_scroll.offset() + list.height(); ++at) {
        const Card* shown = card(ui, at);
        all_measured = all_measured && shown;
        const float moved = shown ? m_tops[at] + shown->height - m_tops[at + 1] : 0;
        if (moved == 0) continue;
        for (std::size_t i = at + 1; i < m_tops.size(); ++i) m_tops[i] += moved;
    }
    return all_measured;
}

void HitList::request_cards(const Ui& ui, std::size_t first, std::size_t last) const {
    const HitCards& cards = ui.state.search.cards;
    bool complete = cards.snippet_characters() == snippet_characters(ui);
    for (std::size_t i = first; complete && i < last; ++i) complete = cards.find(i);
    if (!complete) ui.send(command::ShowHits{first, last, snippet_characters(ui)});
}

void HitList::draw_marked(const Ui& ui, const MarkedText& text, const TextLayout& layout, float em,
                          float x, float y, float line_height, Rgb color) const {
    const auto draw_marks = [&] {
        for (const auto& [begin, end] : text.marks) {
            mark_text(ui, layout, Face::Sans, em, x, y, line_height,
                      {begin, end, ui.colors.hit, ui.colors.on_hit});
        }
    };
    if (!ui.colors.forced) draw_marks();
    ui.paint.layout(layout, Face::Sans, em, x, y, line_height, color);
    if (ui.colors.forced) draw_marks();
}

void HitList::draw_card(const Ui& ui, std::size_t index, const HitCard& data, const Card& card,
                        const Rect& rect) const {
    const float x = rect.left + ui.px(margin_px);
    const float right = rect.right - ui.px(margin_px);
    float y = rect.top + ui.px(padding_px) +
              static_cast<float>(card.title.lines.size()) * ui.px(title_line);
    const auto tell = [&](const char* part, const std::string& words, float height) {
        ui.semantics.add({.role = Role::Text,
                          .id = hit_id(index) + part,
                          .name = words,
                          .rect = {x, y, right, y + height},
                          .em = ui.px(snippet_size),
                          .line_height = ui.px(snippet_line)});
    };
    tell(" details", card.details, ui.px(details_line));
    ui.paint.text_elided(Face::Sans, ui.px(details_size), x, y, ui.px(details_line), right,
                         ui.colors.ink3, card.details);
    y += ui.px(details_line);
    tell(" snippet", data.snippet.text,
         static_cast<float>(card.snippet.lines.size()) * ui.px(snippet_line));
    ui.semantics.mark_last(data.snippet.marks);
    draw_marked(ui, data.snippet, card.snippet, ui.px(snippet_size), x, y, ui.px(snippet_line),
                ui.colors.ink2);
    ui.paint.rule(rect.left, rect.bottom - 1, rect.right, rect.bottom - 1, ui.colors.line, 1);
}

void HitList::draw_hit(const Ui& around, std::size_t index, const Rect& rect) {
    const bool open = around.state.search.open_hit == index;
    const Ui ui = open ? around.on_selected() : around;
    const Hit& hit = ui.state.search.results.hits[index];
    const HitCard* data = ui.state.search.cards.find(index);
    const Card* shown = card(ui, index);
    if (!shown) return;  // Requested; there in the next frame.
    const std::string id = hit_id(index);
    const Semantics::Group item =
        ui.semantics.group({.role = Role::ListItem,
                            .id = id + " item",
                            .rect = rect,
                            .position = static_cast<int>(index) + 1,
                            .set_size = static_cast<int>(ui.state.search.results.hits.size())});
    {
        const Semantics::Group heading =
            ui.semantics.group({.role = Role::Heading, .id = id + " title", .level = 2});
        Route route = ui.state.route;
        route.open = {ui.state.library->issue(static_cast<int>(hit.issue)).id,
                      static_cast<int>(hit.article)};
        const Press press = press_area(ui, id, rect,
                                       {.name = data->title.text,
                                        .role = Role::Link,
                                        .address = write_address(route),
                                        .current = open});
        ui.semantics.mark_last(data->title.marks);
        if (press.pressed) ui.send(command::OpenHit{index});
        row_ground(ui, rect,
                   open            ? RowLook::Selected
                   : press.hovered ? RowLook::Hovered
                                   : RowLook::Plain);
        draw_marked(ui, data->title, shown->title, ui.px(title_size), rect.left + ui.px(margin_px),
                    rect.top + ui.px(padding_px), ui.px(title_line), ui.colors.link);
    }
    draw_card(ui, index, *data, *shown, rect);
}

void HitList::follow_open_hit(const Ui& ui, const Rect& list) {
    const auto open = ui.state.search.open_hit;
    if (open == m_followed) return;
    if (open) m_page = *open / cards_told_max;
    if (!open || *open + 1 >= m_tops.size()) {
        m_followed = open;
        return;
    }
    // Cards that come into sight for the first time are measured, which moves those below: repeat
    // until the open one stands still, and in the next frame if cards are still to be made.
    bool all_measured = false;
    for (int tries = 0; tries < 5; ++tries) {
        const float before = m_scroll.offset();
        const float top = m_tops[*open];
        const float bottom = m_tops[*open + 1];
        if (bottom > m_scroll.offset() + list.height()) m_scroll.set_offset(bottom - list.height());
        if (top < m_scroll.offset()) m_scroll.set_offset(top);
        all_measured = measure_visible(ui, list);
        if (tries > 0 && m_scroll.offset() == before) break;
    }
    if (all_measured) m_followed = open;
}

void HitList::draw_page(const Ui& ui, const Rect& list) {
    const std::size_t hits = m_tops.size() - 1;
    const std::size_t first = std::min(m_page * cards_told_max, hits - 1);
    const std::size_t last = std::min(hits, first + cards_told_max);
    request_cards(ui, first, last);
    const float y = list.top - m_scroll.offset();
    for (std::size_t i = first; i < last; ++i) {
        draw_hit(ui, i, {list.left, y + m_tops[i], list.right, y + m_tops[i + 1]});
    }
    if (hits <= cards_told_max) return;
    ui.semantics.add({.role = Role::Status,
                      .id = "hits listed",
                      .name = ui.tr(StringId::HitsListed, {grouped(first + 1), grouped(last)})});
    const auto step = [&](const char* id, StringId words, std::size_t count, std::size_t page) {
        const std::string name = ui.tr(words, {grouped(count)});
        const float top = y + m_tops[last];
        if (press_area(ui, id, {list.left, top, list.right, top + ui.px(title_line)},
                       {.name = name})
                .pressed) {
            m_page = page;
            m_scroll.set_offset(m_tops[page * cards_told_max]);
        }
    };
    const std::size_t page = m_page;
    if (first > 0) step("hits before", StringId::HitsBefore, cards_told_max, page - 1);
    if (last < hits) {
        step("hits after", StringId::HitsAfter, std::min(cards_told_max, hits - last), page + 1);
    }
}

void HitList::draw_list(const Ui& ui, const Rect& list) {
    follow_open_hit(ui, list);
    m_scroll.begin(ui, "hits", list, m_tops.back());
    measure_visible(ui, list);
    if (ui.semantics.is_alone()) {
        draw_page(ui, list);
        m_scroll.end(ui);
        return;
    }
    const std::size_t visible = first_visible();
    const std::size_t first = visible - std::min(visible, spare_cards);
    const float bottom = m_scroll.offset() + list.height();
    const auto below = std::lower_bound(m_tops.begin(), m_tops.end() - 1, bottom);
    const auto hits = m_tops.size() - 1;
    const std::size_t last =
        std::min(hits, static_cast<std::size_t>(below - m_tops.begin()) + spare_cards);
    for (std::size_t i = first; i < last; ++i) {
        const float y = list.top - m_scroll.offset();
        draw_hit(ui, i, {list.left, y + m_tops[i], list.right, y + m_tops[i + 1]});
    }
    m_scroll.end(ui);
    request_cards(ui, visible - std::min(visible, spare_cards + cards_ahead),
                  std::min(hits, last + cards_ahead));
}

void HitList::draw(Ui ui, const Rect& area, bool one_column) {
    ui.paint.fill(area, ui.colors.paper);
    ui.presses_count = !m_scroll.is_dragging();
    prepare(ui, area.width());
    // In a low window the header scrolls away as the list grows over it.
    const float folded = ui.low ? std::min(m_scroll.offset(), m_header_height) : 0;
    ImGui::PushClipRect({area.left, area.top}, {area.right, area.bottom}, true);
    const float top = area.top - folded;
    float y = draw_results_bar(ui, {area.left, top, area.right, area.bottom}, one_column);
    y = draw_query_notes(ui, area, y);
    m_header_height = y - top;
    ImGui::PopClipRect();
    if (ui.state.search.results.hits.empty()) {
        draw_fitted(ui, m_nothing, "no hits part", {area.left, y, area.right, area.bottom},
                    draw_no_hits);
    } else {
        draw_list(ui, {area.left, y, area.right, area.bottom});
    }
    if (!one_column) {
        ui.paint.rule(area.right - 1, area.top, area.right - 1, area.bottom, ui.colors.line, 1);
    }
}

}  // namespace kexie
