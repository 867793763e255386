#include "app/update.h"

#include <algorithm>
#include <chrono>

#include "base/verify.h"

namespace kexie {

namespace {

constexpr std::size_t suggestions_max = 6;

// Pinyin is typed in Latin letters.
bool has_latin(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

template <typename T>
void toggle(std::vector<T>& values, const T& value) {
    const auto found = std::find(values.begin(), values.end(), value);
    if (found == values.end()) {
        values.push_back(value);
    } else {
        values.erase(found);
    }
}

void scroll_to(State& state, ScrollRequest request) {
    request.serial = state.reader.scroll.serial + 1;
    state.reader.scroll = request;
}

void collect_marks(State& state) {
    ReaderState& reader = state.reader;
    reader.marks.clear();
    reader.current_mark.reset();
    if (state.route.kind != Route::Kind::Search || reader.issue < 0) return;
    const auto issue = static_cast<std::uint32_t>(reader.issue);
    for (const Hit& hit : state.search.results.hits) {
        if (hit.issue != issue) continue;
        for (const Mark& mark :
             state.library->engine().marks(state.route.query, issue, hit.article)) {
            reader.marks.push_back({static_cast<int>(hit.article), mark});
        }
    }
    std::stable_sort(reader.marks.begin(), reader.marks.end(),
                     [](const IssueMark& a, const IssueMark& b) { return a.article < b.article; });
}

// The first (or last) mark of an article, where it has one.
std::optional<std::size_t> mark_of(const ReaderState& reader, int article, bool last) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < reader.marks.size(); ++i) {
        if (reader.marks[i].article != article) continue;
        found = i;
        if (!last) break;
    }
    return found;
}

void show_issue(State& state, int issue) {
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

void open_hit(State& state, std::size_t index, bool at_last_mark = false) {
    const auto& hits = state.search.results.hits;
    if (index >= hits.size()) return;
    const Hit& hit = hits[index];
    state.search.open_hit = index;
    state.route.open = address_of(state, hit);
    show_article(state, static_cast<int>(hit.issue), static_cast<int>(hit.article), at_last_mark);
}

// Runs the route's query. The open article stays open if it is still among the hits; else the
// first hit is shown, without making it part of the address.
void run_search(State& state) {
    if (!state.library) return;
    const auto start = std::chrono::steady_clock::now();
    state.search.results =
        state.library->engine().search(state.route.query, {state.route.sort, state.route.filters});
    const bool offers = state.search.results.hits.empty() || has_latin(state.route.query);
    state.search.suggestions.clear();
    if (offers) {
        state.search.suggestions =
            state.library->engine().suggestions(state.route.query, suggestions_max);
    }
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    state.search.duration_ms = spent.count();

    state.search.open_hit.reset();
    const auto& hits = state.search.results.hits;
    if (state.route.open) {
        for (std::size_t i = 0; i < hits.size(); ++i) {
            if (address_of(state, hits[i]) == *state.route.open) state.search.open_hit = i;
        }
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

Route unknown_place(const std::string& asked) {
    Route route;
    route.kind = Route::Kind::Unknown;
    route.unknown = asked;
    return route;
}

// Brings the state in line with its route.
void enter_route(State& state) {
    if (!state.library) return;
    Route& route = state.route;
    switch (route.kind) {
        case Route::Kind::Home:
            show_issue(state, state.library->newest());
            scroll_to(state, {});
            break;
        case Route::Kind::Issue:
        case Route::Kind::Article: {
            const auto issue = state.library->find_issue(route.place.issue);
            const bool has_article =
                issue && route.place.article <
                             static_cast<int>(state.library->issue(*issue).articles.size());
            if (!issue || (route.kind == Route::Kind::Article && !has_article)) {
                route = unknown_place(write_address(route).substr(1));
                break;
            }
            show_issue(state, *issue);
            if (route.kind == Route::Kind::Article) {
                show_article(state, *issue, route.place.article);
            } else {
                scroll_to(state, {});
            }
            break;
        }
        case Route::Kind::Search:
            run_search(state);
            break;
        case Route::Kind::Unknown:
            break;
    }
}

void go(State& state, Route route, Pane pane) {
    state.route = std::move(route);
    state.pane = pane;
    state.contents_open = false;
    enter_route(state);
}

Pane pane_of(const Route& route) {
    switch (route.kind) {
        case Route::Kind::Home:
            return Pane::Browse;
        case Route::Kind::Search:
            return route.open ? Pane::Reader : Pane::Hits;
        default:
            return Pane::Reader;
    }
}

Route issue_route(const State& state, int issue) {
    Route route;
    route.kind = Route::Kind::Issue;
    route.place.issue = state.library->issue(issue).id;
    return route;
}

// The search route that filters start from: the current one, or an empty one.
Route search_route(const State& state) {
    if (state.route.kind == Route::Kind::Search) return state.route;
    Route route;
    route.kind = Route::Kind::Search;
    return route;
}

struct Updater {
    State& state;
    Effects effects;

    bool ready() const { return state.library != nullptr; }

    void operator()(const command::LibraryLoaded& c) {
        state.library = c.library;
        state.load.phase = LoadState::Phase::Ready;
        enter_route(state);
        effects.replace_address = true;
    }
    void operator()(const command::LoadFailed& c) {
        state.load.phase = LoadState::Phase::Failed;
        state.load.error = c.error;
        effects.replace_address = true;
    }
    void operator()(const command::OpenAddress& c) {
        Route route = parse_address(c.address);
        const Pane pane = pane_of(route);
        const auto remembered = state.scroll_memory.find(write_address(route));
        go(state, std::move(route), pane);
        if (c.restore_scroll && remembered != state.scroll_memory.end()) {
            ScrollRequest request;
            request.to = ScrollRequest::To::Offset;
            request.offset_px = remembered->second;
            scroll_to(state, request);
        }
        effects.replace_address = true;
    }
    void operator()(const command::SystemThemeChanged& c) { state.system_dark = c.dark; }

    void operator()(const command::OpenHome&) { go(state, Route{}, Pane::Browse); }
    void operator()(const command::OpenIssue& c) {
        if (!ready() || c.issue < 0 || c.issue >= state.library->issue_count()) return;
        go(state, issue_route(state, c.issue), Pane::Reader);
    }
    void operator()(const command::OpenArticle& c) {
        if (!ready() || c.issue < 0 || c.issue >= state.library->issue_count()) return;
        Route route = issue_route(state, c.issue);
        route.kind = Route::Kind::Article;
        route.place.article = c.article;
        go(state, std::move(route), Pane::Reader);
    }
    void operator()(const command::StepIssue& c) {
        if (!ready() || state.reader.issue < 0) return;
        (*this)(command::OpenIssue{state.reader.issue + c.by});
    }
    void operator()(const command::StepArticle& c) {
        if (!ready() || state.reader.issue < 0) return;
        const int last =
            static_cast<int>(state.library->issue(state.reader.issue).articles.size()) - 1;
        const int article = std::clamp(state.reader.article + c.by, 0, std::max(0, last));
        ScrollRequest request;
        request.to = ScrollRequest::To::Article;
        request.article = article;
        scroll_to(state, request);
        state.reader.article = article;
    }

    void operator()(const command::SetQuery& c) {
        if (!ready()) return;
        const bool searching = state.route.kind == Route::Kind::Search;
        if (searching && state.route.query == c.text) return;
        if (!searching && c.text.empty()) return;
        Route route = search_route(state);
        route.query = c.text;
        // An emptied box with nothing else chosen leads back to browsing.
        if (c.text.empty() && route.filters == Filters{}) {
            const int issue = state.reader.issue;
            go(state, issue >= 0 ? issue_route(state, issue) : Route{}, Pane::Browse);
        } else {
            go(state, std::move(route), Pane::Hits);
        }
        effects.replace_address = searching;
    }
    void operator()(const command::SetSort& c) {
        Route route = search_route(state);
        route.sort = c.sort;
        go(state, std::move(route), Pane::Hits);
        effects.replace_address = true;
    }

    void set_filters(const Filters& filters, bool keep_pane) {
        Route route = search_route(state);
        route.filters = filters;
        go(state, std::move(route), keep_pane ? state.pane : Pane::Hits);
    }
    void operator()(const command::ToggleYear& c) {
        Filters filters = search_route(state).filters;
        toggle(filters.years, c.year);
        set_filters(filters, true);
    }
    void operator()(const command::ToggleSection& c) {
        Filters filters = search_route(state).filters;
        toggle(filters.sections, c.name);
        set_filters(filters, true);
    }
    void operator()(const command::ToggleSource& c) {
        Filters filters = search_route(state).filters;
        toggle(filters.sources, c.name);
        set_filters(filters, true);
    }
    void operator()(const command::ListSection& c) {
        Filters filters;
        filters.sections = {c.name};
        set_filters(filters, false);
    }
    void operator()(const command::ListSource& c) {
        Filters filters;
        filters.sources = {c.name};
        set_filters(filters, false);
    }
    void operator()(const command::SetScope& c) {
        Filters filters = search_route(state).filters;
        filters.scope = c.scope;
        set_filters(filters, true);
    }
    void operator()(const command::SetDates& c) {
        Filters filters = search_route(state).filters;
        filters.from = c.from;
        filters.to = c.to;
        set_filters(filters, true);
    }
    void operator()(const command::ClearFilters&) { set_filters({}, true); }

    void operator()(const command::OpenHit& c) {
        if (!ready()) return;
        open_hit(state, c.hit);
        state.pane = Pane::Reader;
    }
    void operator()(const command::StepHit& c) {
        if (!ready() || state.search.results.hits.empty()) return;
        const int last = static_cast<int>(state.search.results.hits.size()) - 1;
        const int at = state.search.open_hit ? static_cast<int>(*state.search.open_hit) : -1;
        open_hit(state, static_cast<std::size_t>(std::clamp(at + c.by, 0, last)));
        effects.replace_address = true;
    }
    void operator()(const command::StepMark& c) {
        if (!ready() || !state.search.open_hit) return;
        effects.replace_address = true;
        ReaderState& reader = state.reader;
        if (reader.current_mark) {
            const int article = reader.marks[*reader.current_mark].article;
            const auto next = static_cast<std::ptrdiff_t>(*reader.current_mark) + c.by;
            const bool inside = next >= 0 &&
                                next < static_cast<std::ptrdiff_t>(reader.marks.size()) &&
                                reader.marks[static_cast<std::size_t>(next)].article == article;
            if (inside) {
                reader.current_mark = static_cast<std::size_t>(next);
                ScrollRequest request;
                request.to = ScrollRequest::To::Mark;
                request.mark = static_cast<std::size_t>(next);
                scroll_to(state, request);
                return;
            }
        }
        const auto hit = static_cast<std::ptrdiff_t>(*state.search.open_hit) + c.by;
        if (hit < 0) return;
        open_hit(state, static_cast<std::size_t>(hit), c.by < 0);
    }

    void operator()(const command::ReaderScrolled& c) {
        state.reader.offset_px = c.offset_px;
        state.reader.article = c.article;
        state.scroll_memory[write_address(state.route)] = c.offset_px;
        effects.replace_address = true;
    }

    void operator()(const command::ShowPane& c) { state.pane = c.pane; }
    void operator()(const command::SetTheme& c) { state.preferences.theme = c.theme; }
    void operator()(const command::SetLanguage& c) { state.preferences.language = c.language; }
    void operator()(const command::SetFontSize& c) {
        state.preferences.font_size_px = std::clamp(c.px, font_size_min_px, font_size_max_px);
    }
    void operator()(const command::ToggleHelp&) { state.help_open = !state.help_open; }
    void operator()(const command::ToggleContents&) { state.contents_open = !state.contents_open; }
    void operator()(const command::ToggleSettings&) { state.settings_open = !state.settings_open; }
    void operator()(const command::CloseOverlays&) {
        state.help_open = state.contents_open = state.settings_open = false;
    }
    void operator()(const command::FocusSearch&) {
        ++state.focus_search_serial;
        if (state.pane != Pane::Hits) state.pane = Pane::Hits;
    }
    void operator()(const command::CopyLink&) { effects.copy_link = true; }
    void operator()(const command::ShowToast& c) { state.toast = c.text; }
};

}  // namespace

Effects update(State& state, const Command& command) {
    // A confirmation stays until the person goes on to something else.
    const bool passive = std::holds_alternative<command::ReaderScrolled>(command);
    if (!passive) state.toast.clear();
    Updater updater{state, {}};
    std::visit(updater, command);
    return updater.effects;
}

bool is_dark(const State& state) {
    return state.preferences.theme == Theme::Dark ||
           (state.preferences.theme == Theme::System && state.system_dark);
}

std::optional<int> open_article(const State& state) {
    if (state.route.kind == Route::Kind::Article) return state.route.place.article;
    if (state.route.kind == Route::Kind::Search && state.search.open_hit) {
        return static_cast<int>(state.search.results.hits[*state.search.open_hit].article);
    }
    return std::nullopt;
}

std::optional<MarkPosition> mark_position(const State& state) {
    const ReaderState& reader = state.reader;
    if (!reader.current_mark) return std::nullopt;
    const int article = reader.marks[*reader.current_mark].article;
    MarkPosition position;
    for (std::size_t i = 0; i < reader.marks.size(); ++i) {
        if (reader.marks[i].article != article) continue;
        ++position.count;
        if (i <= *reader.current_mark) ++position.number;
    }
    return position;
}

}  // namespace kexie
