#include "app/navigate.h"

#include <algorithm>
#include <chrono>

#include "app/marks.h"

namespace kexie {

namespace {

constexpr std::size_t suggestions_max = 6;
constexpr std::size_t first_cards = 10;  // More than fit into a window.

// Only then can it be pinyin.
bool has_latin(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

void collect_marks(State& state) {
    ReaderState& reader = state.reader;
    reader.marks.clear();
    reader.current_mark.reset();
    if (state.route.kind != Route::Kind::Search || reader.issue < 0) return;
    std::vector<int> articles;
    for (const Hit& hit : state.search.results.hits) {
        if (static_cast<int>(hit.issue) == reader.issue) {
            articles.push_back(static_cast<int>(hit.article));
        }
    }
    std::sort(articles.begin(), articles.end());
    for (const int article : articles) {
        const std::vector<TextRange> found =
            find_marks(state.library->engine(), state.route.query, reader.issue, article);
        reader.marks.insert(reader.marks.end(), found.begin(), found.end());
    }
}

// The first or last mark of an article, if it has any.
std::optional<std::size_t> mark_of(const ReaderState& reader, int article, bool last) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < reader.marks.size(); ++i) {
        if (reader.marks[i].begin.article != article) continue;
        found = i;
        if (!last) break;
    }
    return found;
}

void show_issue(State& state, int issue) {
    if (state.reader.issue != issue) {
        state.reader.selection.reset();
        state.reader.menu.reset();
        state.reader.header_footer = {};
    }
    state.reader.issue = issue;
    state.reader.article = 0;
    collect_marks(state);
}

void show_article(State& state, int issue, int article, bool at_last_mark = false) {
    if (state.reader.issue != issue || state.reader.marks.empty()) show_issue(state, issue);
    state.reader.article = article;
    state.reader.current_mark = mark_of(state.reader, article, at_last_mark);
    ScrollRequest request;
    request.to = ScrollRequest::To::Article;
    request.article = article;
    if (at_last_mark && state.reader.current_mark) {
        request.to = ScrollRequest::To::Mark;
        request.mark = *state.reader.current_mark;
    }
    scroll_to(state, request);
}

ArticleAddress address_of(const State& state, const Hit& hit) {
    return {state.library->issue(static_cast<int>(hit.issue)).id, static_cast<int>(hit.article)};
}

// The hit at an address, if there is one.
std::optional<std::size_t> find_hit(const State& state, const ArticleAddress& address) {
    const auto issue = state.library->find_issue(address.issue);
    if (!issue) return std::nullopt;
    const auto& hits = state.search.results.hits;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const bool here = static_cast<int>(hits[i].issue) == *issue &&
                          static_cast<int>(hits[i].article) == address.article;
        if (here) return i;
    }
    return std::nullopt;
}

// Runs the route's query. The open article stays open if it is still among the hits; else the
// first hit is shown, without making it part of the address.
void run_search(State& state) {
    if (!state.library) return;
    const auto start = std::chrono::steady_clock::now();
    state.search.results =
        state.library->engine().search(state.route.query, {state.route.sort, state.route.filters});
    suggest(state);
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    state.search.duration_ms = spent.count();

    state.search.open_hit.reset();
    const auto& hits = state.search.results.hits;
    HitCards& cards = state.search.cards;
    cards.clear();
    cards.make(*state.library, state.route.query, hits, 0, first_cards, cards.snippet_characters());
    if (state.route.open) {
        state.search.open_hit = find_hit(state, *state.route.open);
        if (!state.search.open_hit) state.route.open.reset();
    }
    if (!state.search.open_hit && !hits.empty()) state.search.open_hit = 0;
    state.reader.marks.clear();
    if (state.search.open_hit) {
        const Hit& hit = hits[*state.search.open_hit];
        state.reader.issue = -1;
        show_article(state, static_cast<int>(hit.issue), static_cast<int>(hit.article));
    } else {
        collect_marks(state);
    }
}

}  // namespace

void suggest(State& state) {
    state.search.suggestions.clear();
    if (!state.library || state.route.kind != Route::Kind::Search) return;
    if (!state.search.results.hits.empty() && !has_latin(state.route.query)) return;
    state.search.suggestions =
        state.library->engine().suggestions(state.route.query, suggestions_max);
}

void scroll_to(State& state, ScrollRequest request) {
    request.serial = state.reader.scroll.serial + 1;
    state.reader.scroll = request;
}

void open_hit(State& state, std::size_t index, bool at_last_mark) {
    const auto& hits = state.search.results.hits;
    if (index >= hits.size() || state.route.kind != Route::Kind::Search) return;
    const Hit& hit = hits[index];
    state.search.open_hit = index;
    state.route.open = address_of(state, hit);
    show_article(state, static_cast<int>(hit.issue), static_cast<int>(hit.article), at_last_mark);
}

void step_mark(State& state, int by) {
    ReaderState& reader = state.reader;
    if (reader.current_mark) {
        const auto next = static_cast<std::ptrdiff_t>(*reader.current_mark) + by;
        const auto index = static_cast<std::size_t>(next);
        const int article = reader.marks[*reader.current_mark].begin.article;
        if (next >= 0 && index < reader.marks.size() &&
            reader.marks[index].begin.article == article) {
            reader.current_mark = index;
            ScrollRequest request;
            request.to = ScrollRequest::To::Mark;
            request.mark = index;
            scroll_to(state, request);
            return;
        }
    }
    const auto hit = static_cast<std::ptrdiff_t>(*state.search.open_hit) + by;
    if (hit >= 0) open_hit(state, static_cast<std::size_t>(hit), by < 0);
}

void restore_scroll(State& state) {
    const auto remembered = state.scroll_memory.find(write_address(state.route));
    if (remembered == state.scroll_memory.end()) return;
    ScrollRequest request;
    request.to = ScrollRequest::To::Offset;
    request.offset_px = remembered->second;
    scroll_to(state, request);
}

void enter_route(State& state) {
    if (!state.library) return;
    Route& route = state.route;
    state.source.reset();
    switch (route.kind) {
        case Route::Kind::Home:
            show_issue(state, state.library->newest());
            scroll_to(state, {});
            break;
        case Route::Kind::Issue:
        case Route::Kind::Source:
        case Route::Kind::Article: {
            const auto issue = state.library->find_issue(route.target.issue);
            const bool has_article =
                issue && route.target.article <
                             static_cast<int>(state.library->issue(*issue).articles.size());
            if (!issue || (route.kind != Route::Kind::Issue && !has_article)) {
                route = unknown_route(write_address(route).substr(1));
                break;
            }
            show_issue(state, *issue);
            if (route.kind == Route::Kind::Source) {
                state.source = make_source_view(state.library->issue(*issue), route.target.article);
            }
            if (route.kind != Route::Kind::Issue) {
                show_article(state, *issue, route.target.article);
            } else {
                scroll_to(state, {});
            }
            break;
        }
        case Route::Kind::Search:
            run_search(state);
            break;
        case Route::Kind::Trends:
            state.trends = compute_trends(*state.library, trend_terms(route.query));
            break;
        case Route::Kind::Unknown:
            break;
    }
}

void go(State& state, Route route, Pane pane) {
    state.route = std::move(route);
    state.pane = pane;
    if (state.overlay == Overlay::Contents) state.overlay.reset();
    state.box = {};
    enter_route(state);
}

Pane pane_of(const Route& route) {
    switch (route.kind) {
        case Route::Kind::Home:
            return Pane::Browse;
        case Route::Kind::Search:
            return route.open ? Pane::Reader : Pane::Hits;
        case Route::Kind::Trends:
            return Pane::Trends;
        default:
            return Pane::Reader;
    }
}

Route issue_route(const State& state, int issue) {
    Route route;
    route.kind = Route::Kind::Issue;
    route.target.issue = state.library->issue(issue).id;
    return route;
}

Route search_route(const State& state) {
    if (state.route.kind == Route::Kind::Search) return state.route;
    Route route;
    route.kind = Route::Kind::Search;
    return route;
}

Route trend_hits_route(const State& state, std::size_t series, std::optional<std::size_t> period) {
    Route route;
    route.kind = Route::Kind::Search;
    route.query = state.trends.series[series].term;
    route.sort = Sort::Oldest;
    if (period && *period < state.trends.periods.size()) {
        const TrendPeriod& issues = state.trends.periods[*period];
        route.filters.from = state.library->issue(issues.first).date;
        route.filters.to = state.library->issue(issues.last).date;
    }
    return route;
}

}  // namespace kexie
