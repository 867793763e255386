#include "ui/hit_list.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float margin_px = 18;
constexpr float bar_px = 42;
constexpr float title_size = 15;
constexpr float title_line = 23;
constexpr float place_size = 12;
constexpr float place_line = 21;
constexpr float snippet_size = 13;
constexpr float snippet_line = 21.5f;
constexpr float padding_px = 12;
constexpr float estimated_height_px = 115;
constexpr std::size_t snippet_lines_max = 2;
// Hits above and under those in sight, for the Tab key to go on to.
constexpr std::size_t spare_cards = 2;
// As many where the list is only told.
constexpr std::size_t cards_told_max = 500;

bool holds_year(const Library& library, int year) {
    const auto& years = library.holdings();
    return std::any_of(years.begin(), years.end(),
                       [&](const YearHoldings& each) { return each.year == year; });
}

}  // namespace

void HitList::prepare(const Ui& ui, float width) {
    Key key = {ui.state.library.get(), ui.state.route, width, ui.paint.scale(),
               ui.state.preferences.language};
    key.route.open.reset();  // Which hit is open changes no card.
    if (key == m_key) return;
    const bool same_query = m_key.library == key.library && m_key.route.query == key.route.query &&
                            m_key.route.filters == key.route.filters &&
                            m_key.route.sort == key.route.sort;
    if (!same_query) m_scroll.set_offset(0);
    m_key = std::move(key);
    m_cards.clear();
    m_tops.clear();
    const std::size_t count = ui.state.search.results.hits.size();
    for (std::size_t i = 0; i <= count; ++i) {
        m_tops.push_back(static_cast<float>(i) * ui.px(estimated_height_px));
    }
}

const HitList::Card& HitList::card(const Ui& ui, std::size_t hit_index, float width) {
    const auto found = m_cards.find(hit_index);
    if (found != m_cards.end()) return found->second;
    const Hit& hit = ui.state.search.results.hits[hit_index];
    const Library& library = *ui.state.library;
    const Issue& issue = library.issue(static_cast<int>(hit.issue));
    const Article& article = issue.articles[hit.article];
    const std::string& query = ui.state.route.query;
    const Fonts& fonts = ui.paint.fonts();
    const float room = width - 2 * ui.px(margin_px);

    Card made;
    const auto set = [&](MarkedText& text, Face face, float em) {
        const TextStyle style = {em, room, 0, 0, Align::Left};
        text.layout = fonts.lay_out(face, text.text, style);
    };
    made.title.text = article.title;
    for (const Mark& mark : library.engine().marks(query, hit.issue, hit.article)) {
        if (mark.field == Field::Title) made.title.marks.emplace_back(mark.begin, mark.end);
    }
    set(made.title, Face::Sans, ui.px(title_size));

    made.place = hit_place(ui, issue, article);
    if (hit.occurrences > 0) {
        made.place += " · " + ui.say(Word::Occurrences, {std::to_string(hit.occurrences)});
    }

    // A little more than fills the lines, so that the cut falls at the end of the last one.
    const float em = ui.px(snippet_size);
    const auto characters =
        static_cast<std::size_t>(room / em * static_cast<float>(snippet_lines_max)) - 2;
    Snippet snippet = library.engine().snippet(query, hit, characters);
    // The title stands above already: a hit in the title alone shows how the text begins.
    if (snippet.text == article.title && !article.paragraphs.empty()) {
        const std::string& first = article.paragraphs.front();
        const std::size_t end = byte_offset_of(first, characters);
        snippet = {first.substr(0, end) + (end < first.size() ? "…" : ""), {}};
    }
    made.snippet.text = snippet.text;
    for (const auto& [begin, end] : snippet.marks) {
        made.snippet.marks.emplace_back(byte_offset_of(snippet.text, begin),
                                        byte_offset_of(snippet.text, end));
    }
    set(made.snippet, Face::Sans, em);
    auto& lines = made.snippet.layout.lines;
    if (lines.size() > snippet_lines_max + 1) lines.resize(snippet_lines_max + 1);

    made.height = 2 * ui.px(padding_px) +
                  static_cast<float>(made.title.layout.lines.size()) * ui.px(title_line) +
                  ui.px(place_line) + static_cast<float>(lines.size()) * ui.px(snippet_line);
    return m_cards.emplace(hit_index, std::move(made)).first->second;
}

std::size_t HitList::first_visible() const {
    const auto next = std::upper_bound(m_tops.begin(), m_tops.end(), m_scroll.offset());
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, next - m_tops.begin() - 1));
}

void HitList::measure_visible(const Ui& ui, const Rect& list) {
    const auto hits = m_tops.size() - 1;
    std::size_t at = first_visible();
    float y = m_tops[at];
    while (at < hits && y < m_scroll.offset() + list.height()) {
        const float height = card(ui, at, list.width()).height;
        const float moved = m_tops[at] + height - m_tops[at + 1];
        if (moved != 0) {
            for (std::size_t i = at + 1; i < m_tops.size(); ++i) m_tops[i] += moved;
        }
        y = m_tops[++at];
    }
}

void HitList::draw_marked(const Ui& ui, const MarkedText& text, float em, float x, float y,
                          float line_height, Rgb color) const {
    for (const auto& [begin, end] : text.marks) {
        ui.paint.mark(text.layout, em, x, y, line_height, begin, end, ui.colors.hit);
    }
    ui.paint.layout(text.layout, Face::Sans, em, x, y, line_height, color);
}

void HitList::draw_card(const Ui& ui, const Card& card, const Rect& rect) const {
    const float x = rect.left + ui.px(margin_px);
    float y = rect.top + ui.px(padding_px);
    draw_marked(ui, card.title, ui.px(title_size), x, y, ui.px(title_line), ui.colors.ink);
    y += static_cast<float>(card.title.layout.lines.size()) * ui.px(title_line);
    ui.paint.text_elided(Face::Sans, ui.px(place_size), x, y, ui.px(place_line),
                         rect.right - ui.px(margin_px), ui.colors.ink3, card.place);
    y += ui.px(place_line);
    draw_marked(ui, card.snippet, ui.px(snippet_size), x, y, ui.px(snippet_line), ui.colors.ink2);
    ui.paint.rule(rect.left, rect.bottom - 1, rect.right, rect.bottom - 1, ui.colors.line, 1);
}

float HitList::draw_bar(const Ui& ui, const Rect& area, bool one_column) const {
    const Results& results = ui.state.search.results;
    const float height = ui.px(one_column ? size::touch_target : bar_px);
    float x = area.left + ui.px(margin_px);
    const std::string articles = grouped(results.hits.size());
    const std::string total =
        one_column ? ui.say(Word::TotalHitsShort, {articles})
                   : ui.say(Word::TotalHits, {articles, grouped(results.occurrences)});
    ui.semantics.add({.role = Role::Status,
                      .id = "total",
                      .name = total,
                      .rect = {x, area.top, area.right, area.top + height}});
    x = ui.paint.text(Face::SansBold, ui.px(13), x, area.top, height, ui.colors.ink, total);
    x += ui.px(12);
    struct Choice {
        Sort sort;
        Word word;
    };
    constexpr std::array<Choice, 3> choices = {{{Sort::Relevance, Word::Relevance},
                                                {Sort::Newest, Word::Newest},
                                                {Sort::Oldest, Word::Oldest}}};
    for (const Choice& choice : choices) {
        if (one_column && choice.sort == Sort::Oldest) continue;
        const bool chosen = ui.state.route.sort == choice.sort;
        const WordButton button =
            chip(ui, "sort" + std::to_string(static_cast<int>(choice.sort)), x, area.top, height,
                 ui.say(choice.word), chosen, chosen ? Tick::On : Tick::Off);
        if (button.pressed) ui.send(command::SetSort{choice.sort});
        x = button.right + ui.px(8);
    }
    if (one_column) {
        const std::string words = ui.say(Word::Filters);
        const float width = ui.paint.width(Face::Sans, ui.px(12), words) + ui.px(20);
        const bool narrowed = !(ui.state.route.filters == Filters{});
        const WordButton button = chip(ui, "filters chip", area.right - ui.px(margin_px) - width,
                                       area.top, height, words, narrowed);
        const bool shown = ui.state.pane == Pane::Filters;
        if (button.pressed) ui.send(command::ShowPane{shown ? Pane::Hits : Pane::Filters});
    }
    if (!one_column && !results.hits.empty()) {
        const std::string words = ui.say(Word::Export);
        const float width = ui.paint.width(Face::Sans, ui.px(12), words) + ui.px(20);
        const WordButton button =
            chip(ui, "export", area.right - ui.px(margin_px) - width, area.top, height, words,
                 ui.state.overlay == Overlay::Export);
        if (button.pressed) ui.send(command::ToggleOverlay{Overlay::Export});
    }
    const float bottom = area.top + height;
    ui.paint.rule(area.left, bottom - 1, area.right, bottom - 1, ui.colors.line, 1);
    return bottom;
}

float HitList::draw_messages(const Ui& ui, const Rect& area, float y) const {
    const Results& results = ui.state.search.results;
    const bool chinese = ui.state.preferences.language == Language::Chinese;
    const float x = area.left + ui.px(margin_px);
    const float right = area.right - ui.px(margin_px);
    const float height = ui.px(24);
    const std::string& explanation = chinese ? results.explanation_zh : results.explanation_en;
    if (!explanation.empty()) {
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

float HitList::draw_suggestions(const Ui& ui, const Rect& area, float y) const {
    const auto& suggestions = ui.state.search.suggestions;
    if (suggestions.empty()) return y;
    const float height = ui.px(ui.one_column ? size::touch_target : 30);
    const float left = area.left + ui.px(margin_px);
    const float em = ui.px(12);
    float x =
        ui.paint.text(Face::Sans, em, left, y, height, ui.colors.ink2, ui.say(Word::DidYouMean)) +
        ui.px(10);
    for (std::size_t i = 0; i < suggestions.size(); ++i) {
        const std::string words = ui.say(
            Word::SuggestionCount, {suggestions[i].text, std::to_string(suggestions[i].count)});
        const float width = ui.paint.width(Face::Sans, em, words) + ui.px(20);
        if (x + width > area.right - ui.px(margin_px) && x > left) {
            x = left;
            y += height;
        }
        const WordButton button =
            chip(ui, "suggestion" + std::to_string(i), x, y, height, words, true);
        if (button.pressed) ui.send(command::SetQuery{suggestions[i].text});
        x = button.right + ui.px(8);
    }
    return y + height + ui.px(4);
}

void HitList::draw_empty(const Ui& ui, const Rect& area, float y) const {
    const float x = area.left + ui.px(margin_px);
    const float room = area.width() - 2 * ui.px(margin_px);
    y += ui.px(24);
    const std::string nothing = ui.say(Word::NoHits);
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
    add(ui.say(Word::NoHitsHint, {chinese ? results.explanation_zh : results.explanation_en}));
    // What is not held cannot be found: name the years and gaps that were searched.
    std::string gaps;
    const Filters& filters = ui.state.route.filters;
    const auto& years = filters.years;
    for (const int year : years) {
        if (holds_year(*ui.state.library, year)) continue;
        if (!gaps.empty()) gaps += "；";
        gaps += ui.say(Word::YearHeading, {std::to_string(year)});
    }
    for (const Gap& gap : ui.state.library->gaps()) {
        const bool searched =
            (years.empty() || std::find(years.begin(), years.end(), gap.year) != years.end()) &&
            (!filters.from || filters.from->year <= gap.year) &&
            (!filters.to || gap.year <= filters.to->year);
        if (!searched) continue;
        if (!gaps.empty()) gaps += "；";
        gaps += ui.say(Word::YearHeading, {std::to_string(gap.year)}) + gap_name(ui, gap);
    }
    if (!gaps.empty()) add(ui.say(Word::NoHitsGap, {gaps}));
    if (filters == Filters{}) return;
    add(ui.say(Word::NoHitsFiltered));
    const float height = ui.px(ui.one_column ? size::touch_target : 30);
    const WordButton clear = chip(ui, "widen", x, y, height, ui.say(Word::ClearFilters), true);
    if (clear.pressed) ui.send(command::ClearFilters{});
}

void HitList::draw_hit(const Ui& ui, std::size_t index, const Rect& rect) {
    const Hit& hit = ui.state.search.results.hits[index];
    const Card& shown = card(ui, index, rect.width());
    const std::string id = "hit" + std::to_string(index);
    const bool open = ui.state.search.open_hit == index;
    const Semantics::Group item =
        ui.semantics.group({.role = Role::ListItem,
                            .id = id + " item",
                            .rect = rect,
                            .position = static_cast<int>(index) + 1,
                            .set_size = static_cast<int>(ui.state.search.results.hits.size())});
    Press press;
    {
        const Semantics::Group heading =
            ui.semantics.group({.role = Role::Heading, .id = id + " title", .level = 2});
        Route route = ui.state.route;
        route.open = {ui.state.library->issue(static_cast<int>(hit.issue)).id,
                      static_cast<int>(hit.article)};
        press = press_area(ui, id, rect,
                           {.name = shown.title.text,
                            .role = Role::Link,
                            .address = write_address(route),
                            .current = open});
    }
    const auto tell = [&](const char* part, const std::string& words, float y, float css_em,
                          float line) {
        ui.semantics.add({.role = Role::Text,
                          .id = id + part,
                          .name = words,
                          .rect = {rect.left + ui.px(margin_px), y, rect.right - ui.px(margin_px),
                                   y + ui.px(line)},
                          .em = ui.px(css_em),
                          .line_height = ui.px(line)});
    };
    const float place_y = rect.top + ui.px(padding_px) +
                          static_cast<float>(shown.title.layout.lines.size()) * ui.px(title_line);
    tell(" place", shown.place, place_y, place_size, place_line);
    tell(" snippet", shown.snippet.text, place_y + ui.px(place_line), snippet_size, snippet_line);
    if (open) {
        ui.paint.fill(rect, ui.colors.sel);
        ui.paint.fill({rect.left, rect.top, rect.left + ui.px(3), rect.bottom}, ui.colors.red);
    } else if (press.hovered) {
        ui.paint.fill(rect, ui.colors.sel, 0, 0.4f);
    }
    ui.semantics.begin_described();
    draw_card(ui, shown, rect);
    ui.semantics.end_described();
    if (press.pressed) ui.send(command::OpenHit{index});
}

void HitList::follow_open_hit(const Ui& ui, const Rect& list) {
    const auto open = ui.state.search.open_hit;
    if (open == m_followed) return;
    m_followed = open;
    if (!open || *open + 1 >= m_tops.size()) return;
    // Cards that come into sight for the first time are measured, which moves those under them:
    // until the open one stands still.
    for (int tries = 0; tries < 5; ++tries) {
        const float before = m_scroll.offset();
        const float top = m_tops[*open];
        const float bottom = m_tops[*open + 1];
        if (bottom > m_scroll.offset() + list.height()) m_scroll.set_offset(bottom - list.height());
        if (top < m_scroll.offset()) m_scroll.set_offset(top);
        measure_visible(ui, list);
        if (tries > 0 && m_scroll.offset() == before) return;
    }
}

void HitList::draw(Ui ui, const Rect& area, bool one_column) {
    ui.paint.fill(area, ui.colors.paper);
    ui.presses_count = !m_scroll.is_dragging();
    prepare(ui, area.width());
    float y = draw_bar(ui, area, one_column);
    y = draw_messages(ui, area, y);
    const auto& hits = ui.state.search.results.hits;
    if (hits.empty()) {
        draw_empty(ui, area, y);
    } else {
        const Rect list = {area.left, y, area.right, area.bottom};
        follow_open_hit(ui, list);
        m_scroll.begin(ui, "hits", list, m_tops.back());
        measure_visible(ui, list);
        const std::size_t first = first_visible();
        const std::size_t spare = ui.semantics.is_alone() ? cards_told_max : spare_cards;
        for (std::size_t i = first - std::min(first, spare); i < hits.size(); ++i) {
            const float top = list.top + m_tops[i] - m_scroll.offset();
            const float bottom = list.top + m_tops[i + 1] - m_scroll.offset();
            if (i >= spare && list.top + m_tops[i - spare] >= list.bottom + m_scroll.offset())
                break;
            draw_hit(ui, i, {list.left, top, list.right, bottom});
        }
        m_scroll.end(ui);
    }
    if (!one_column) {
        ui.paint.rule(area.right - 1, area.top, area.right - 1, area.bottom, ui.colors.line, 1);
    }
}

}  // namespace kexie
