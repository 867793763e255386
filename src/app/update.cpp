#include "app/update.h"

#include "app/own_files_update.h"

#include <algorithm>

#include "app/box_suggestions.h"
#include "app/hits_export.h"
#include "app/navigate.h"
#include "app/selection.h"

namespace kexie {

namespace {

template <typename T>
void toggle(std::vector<T>& values, const T& value) {
    const auto found = std::find(values.begin(), values.end(), value);
    if (found == values.end()) {
        values.push_back(value);
    } else {
        values.erase(found);
    }
}

struct Updater {
    State& state;
    Effects effects;

    bool ready() const { return state.library != nullptr; }

    void operator()(const command::LibraryLoaded& c) {
        state.library = c.library;
        state.base = std::make_shared<const Archive>(c.library->archive());
        state.load.phase = LoadState::Phase::Ready;
        if (!state.own_files.empty()) rebuild_library(state);
        enter_route(state);
        restore_scroll(state);
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
        go(state, std::move(route), pane);
        if (c.restore_scroll) restore_scroll(state);
        effects.replace_address = true;
    }
    void operator()(const command::SystemThemeChanged& c) {
        state.system_dark = c.dark;
        state.system_contrast = c.contrast;
        state.system_colors = c.forced;
    }

    void operator()(const command::OpenHome&) { go(state, Route{}, Pane::Browse); }
    void operator()(const command::OpenIssue& c) {
        if (!ready() || c.issue < 0 || c.issue >= state.library->issue_count()) return;
        go(state, issue_route(state, c.issue), Pane::Reader);
    }
    void operator()(const command::OpenArticle& c) {
        if (!ready() || c.issue < 0 || c.issue >= state.library->issue_count()) return;
        Route route = issue_route(state, c.issue);
        route.kind = Route::Kind::Article;
        route.target.article = c.article;
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

    void operator()(const command::OpenTrends&) {
        Route route;
        route.kind = Route::Kind::Trends;
        route.query = state.route.query;
        go(state, std::move(route), Pane::Trends);
    }
    void operator()(const command::SetTrendUnit& c) {
        if (state.route.kind != Route::Kind::Trends) return;
        Route route = state.route;
        route.unit = c.unit;
        go(state, std::move(route), Pane::Trends);
        effects.replace_address = true;
    }
    void operator()(const command::OpenTrendHits& c) {
        if (!ready() || c.series >= state.trends.series.size()) return;
        go(state, trend_hits_route(state, c.series, c.period), Pane::Hits);
    }
    void operator()(const command::OpenSource&) {
        if (!ready() || state.reader.issue < 0) return;
        Route route = issue_route(state, state.reader.issue);
        route.kind = Route::Kind::Source;
        route.target.article = open_article(state).value_or(state.reader.article);
        go(state, std::move(route), Pane::Reader);
    }
    void operator()(const command::CloseSource&) {
        if (state.route.kind != Route::Kind::Source) return;
        (*this)(command::OpenArticle{state.reader.issue, state.route.target.article});
    }

    void operator()(const command::TypeQuery& c) {
        if (!ready()) return;
        const bool begins_field = c.text == issue_prefix(state.preferences.language);
        if (begins_field) {
            state.box.draft = c.text;
        } else {
            (*this)(command::SetQuery{c.text});
        }
        state.box.chosen.reset();
        state.box.suggestions = make_box_suggestions(state, c.text);
        const bool names_issue = !state.box.suggestions.empty() &&
                                 state.box.suggestions.front().kind == BoxSuggestion::Kind::Issue;
        if (names_issue && asks_for_issue(c.text)) state.box.chosen = 0;
    }
    void operator()(const command::EnterBox&) {
        if (box_text(state).empty()) state.box.suggestions = make_box_suggestions(state, {});
    }
    void operator()(const command::LeaveBox&) {
        if (!state.search.results.hits.empty()) remember();
        state.box = {};
    }
    void operator()(const command::SubmitBox&) {
        if (state.box.chosen) {
            (*this)(command::TakeBoxSuggestion{*state.box.chosen});
            return;
        }
        state.box = {};
        if (state.search.open_hit) (*this)(command::OpenHit{*state.search.open_hit});
    }
    void operator()(const command::StepBoxSuggestion& c) {
        if (state.box.suggestions.empty()) {
            (*this)(command::StepHit{c.by});
        } else {
            step_suggestion(state.box, c.by);
        }
    }
    void operator()(const command::TakeBoxSuggestion& c) {
        if (!ready() || c.index >= state.box.suggestions.size()) return;
        const BoxSuggestion taken = state.box.suggestions[c.index];
        if (taken.kind == BoxSuggestion::Kind::Issue) {
            (*this)(command::OpenIssue{taken.issue});
        } else {
            (*this)(command::SetQuery{taken.text});
            remember();
        }
        state.box = {};
    }
    void operator()(const command::CloseBoxSuggestions&) { state.box = {}; }
    void operator()(const command::AskIssue&) {
        if (!ready()) return;
        (*this)(command::FocusSearch{});
        (*this)(command::TypeQuery{std::string(issue_prefix(state.preferences.language))});
    }
    void operator()(const command::ClearHistory&) {
        state.preferences.searches.clear();
        state.box = {};
    }
    void remember() {
        if (state.route.kind != Route::Kind::Search) return;
        remember_search(state.preferences.searches, state.route.query);
    }

    // On the trends page, the box holds the terms to compare.
    void compare(const std::string& terms) {
        Route route = state.route;
        route.query = terms;
        go(state, std::move(route), Pane::Trends);
        effects.replace_address = true;
    }
    void operator()(const command::SetQuery& c) {
        if (!ready()) return;
        if (state.route.kind == Route::Kind::Trends) {
            compare(c.text);
            return;
        }
        const bool searching = state.route.kind == Route::Kind::Search;
        if (searching && state.route.query == c.text) return;
        if (!searching && c.text.empty()) return;
        Route route = search_route(state);
        route.query = c.text;
        // Clearing the box without filters returns to browsing.
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

    void operator()(const command::ShowHits& c) {
        if (!ready() || state.route.kind != Route::Kind::Search) return;
        state.search.cards.make(*state.library, state.route.query, state.search.results.hits,
                                c.first, c.last, c.snippet_characters);
    }
    void operator()(const command::OpenHit& c) {
        if (!ready()) return;
        remember();
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
        step_mark(state, c.by);
        effects.replace_address = true;
    }

    void operator()(const command::ExportHits& c) {
        state.overlay.reset();
        if (ready() && state.route.kind == Route::Kind::Search) {
            effects.save = export_hits(state, c.format);
        }
    }

    void operator()(const command::ReaderScrolled& c) {
        state.reader.offset_px = c.offset_px;
        state.reader.article = c.article;
        state.scroll_memory[write_address(state.route)] = c.offset_px;
        effects.replace_address = true;
    }

    void operator()(const command::FilesDropped& c) { take_files(state, c); }
    void operator()(const command::RemoveOwnFile& c) {
        remove_file(state, c.id);
        effects.forget_file = c.id;
    }
    void operator()(const command::OwnFileNotKept& c) { note_not_kept(state, c); }
    void operator()(const command::ChooseFiles&) { effects.choose_files = true; }
    void operator()(const command::ExportBundle&) { effects.export_bundle = true; }
    void operator()(const command::UpdateReady&) { state.update_ready = true; }
    void operator()(const command::OfflineReady&) { state.offline_ready = true; }
    void operator()(const command::NotKept& c) {
        state.refused |= 1u << static_cast<unsigned>(c.what);
    }
    void operator()(const command::PinyinReady&) {
        suggest(state);
        if (!state.box.suggestions.empty()) {
            state.box.suggestions = make_box_suggestions(state, box_text(state));
            state.box.chosen.reset();
        }
    }
    void operator()(const command::ApplyUpdate&) { effects.apply_update = true; }

    void operator()(const command::SetHeaderFooter& c) {
        set_header_footer(state, c.header_footer);
    }
    void operator()(const command::StartSelection& c) { start_selection(state, c.at, c.grain); }
    void operator()(const command::ExtendSelection& c) { extend_selection(state, c.to); }
    void operator()(const command::MoveSelection& c) { move_selection(state, c.step, c.by); }
    void operator()(const command::SelectAll&) { select_all(state); }
    void operator()(const command::ClearSelection&) { state.reader.selection.reset(); }
    void operator()(const command::CopySelection& c) {
        if (!ready() || state.reader.issue < 0) return;
        if (selected_range(state) || c.citation) effects.copy = c;
    }
    void operator()(const command::SearchSelection&) {
        const std::string query = query_for_selection(state);
        if (query.empty()) return;
        (*this)(command::SetQuery{query});
        effects.replace_address = false;
    }
    void operator()(const command::OpenTextMenu& c) {
        if (!ready() || state.reader.issue < 0) return;
        // Over header and footer, the menu acts on the nearest article.
        const auto article = nearest_article(state.library->issue(state.reader.issue), {c.article});
        if (article) state.reader.menu = TextMenu{c.x_px, c.y_px, *article, false};
    }
    void operator()(const command::ToggleCitations&) {
        if (state.reader.menu) state.reader.menu->citations_open ^= true;
    }
    void operator()(const command::CopyArticleLink& c) {
        if (!ready() || state.reader.issue < 0) return;
        effects.copy_link_to =
            ArticleAddress{state.library->issue(state.reader.issue).id, c.article};
    }

    void operator()(const command::ShowPane& c) { state.pane = c.pane; }
    void operator()(const command::SetTheme& c) { state.preferences.theme = c.theme; }
    void operator()(const command::SetLanguage& c) { state.preferences.language = c.language; }
    void operator()(const command::SetFontSize& c) {
        state.preferences.font_size_px = std::clamp(c.px, font_size_min_px, font_size_max_px);
    }
    void operator()(const command::SetLineSpacing& c) {
        state.preferences.line_spacing = c.spacing;
    }
    void operator()(const command::ToggleOverlay& c) {
        if (state.overlay == c.overlay) {
            state.overlay.reset();
        } else {
            state.overlay = c.overlay;
        }
    }
    void operator()(const command::CloseOverlay&) {
        state.overlay.reset();
        state.reader.menu.reset();
    }
    void operator()(const command::FocusSearch&) {
        ++state.focus_search_serial;
        state.pane = state.route.kind == Route::Kind::Trends ? Pane::Trends : Pane::Hits;
    }
    void operator()(const command::CopyLink&) { effects.copy_link = true; }
    void operator()(const command::ShowToast& c) { state.toast = c.text; }
};

}  // namespace

Effects update(State& state, const Command& command) {
    // The toast stays until the next action.
    const bool passive = std::holds_alternative<command::ReaderScrolled>(command) ||
                         std::holds_alternative<command::ShowHits>(command) ||
                         std::holds_alternative<command::OfflineReady>(command) ||
                         std::holds_alternative<command::NotKept>(command) ||
                         std::holds_alternative<command::PinyinReady>(command);
    if (!passive) state.toast.clear();
    Updater updater{state, {}};
    std::visit(updater, static_cast<const CommandVariant&>(command));
    return updater.effects;
}

}  // namespace kexie
