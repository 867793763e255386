#include "app/state_json.h"

#include "app/names.h"
#include "app/selection.h"
#include "archive/json.h"

namespace kexie {

namespace {

void append_article(std::string& text, const Article& article) {
    for (const PrintedPart& part : printed_parts(article)) text += part.text + "\n";
}

const char* view_of(const State& state) {
    if (state.load.phase == LoadState::Phase::Loading) return "loading";
    if (state.load.phase == LoadState::Phase::Failed) return "failed";
    if (state.route.kind == Route::Kind::Unknown) return "unknown";
    if (state.library->issue_count() == 0) return "empty";
    switch (state.route.kind) {
        case Route::Kind::Search:
            return "search";
        case Route::Kind::Trends:
            return "trends";
        case Route::Kind::Source:
            return "source";
        default:
            return "browse";
    }
}

std::string shown_text(const State& state) {
    std::string text;
    if (!state.library || state.reader.issue < 0) return text;
    const Issue& issue = state.library->issue(state.reader.issue);
    if (const auto article = open_article(state)) {
        append_article(text, issue.articles[static_cast<std::size_t>(*article)]);
    } else {
        for (const Article& each : issue.articles) append_article(text, each);
    }
    return text;
}

void add_reader(Json& json, const State& state) {
    const bool shown = state.library && state.reader.issue >= 0;
    json["issue"] = shown ? Json(state.library->issue(state.reader.issue).id) : Json();
    json["article"] = shown ? Json(open_article(state).value_or(state.reader.article)) : Json();
    json["marks"] = state.reader.marks.size();
    const auto mark = mark_position(state);
    json["mark"] = mark ? Json{mark->number, mark->count} : Json();
    json["scroll"] = rounded(state.reader.offset_px);
}

void add_box(Json& json, const State& state) {
    json["box"] = box_text(state);
    Json& offers = json["offers"] = Json::array();
    for (const BoxSuggestion& suggestion : state.box.suggestions) {
        const bool is_issue = suggestion.kind == BoxSuggestion::Kind::Issue;
        offers.push_back(is_issue ? state.library->issue(suggestion.issue).id : suggestion.text);
    }
    json["offer"] = or_null(state.box.chosen);
}

Json own_file_json(const OwnFile& file) {
    std::size_t findings = 0;
    for (const auto& issue : file.issues) findings += issue->diagnostics.size();
    return {{"name", file.name},
            {"issues", file.issues.size()},
            {"findings", findings},
            {"error", file.error ? Json(file.error->code) : Json()},
            {"kept", !file.error && file.storage == StorageProblem::None}};
}

}  // namespace

std::string write_state(const State& state, const Drawn& drawn) {
    const Scheme scheme = scheme_of(state);
    const bool failed = state.load.phase == LoadState::Phase::Failed;
    Json json = {{"route", write_address(state.route)},
                 {"view", view_of(state)},
                 {"pane", name_of(state.pane)},
                 {"query", state.route.query},
                 {"total", state.search.results.hits.size()},
                 {"occurrences", state.search.results.occurrences}};
    Json& suggestions = json["suggestions"] = Json::array();
    for (const Suggestion& each : state.search.suggestions) suggestions.push_back(each.text);
    add_box(json, state);
    Json& trends = json["trends"] = Json::array();
    for (const TrendSeries& series : state.trends.series) {
        trends.push_back({{"term", series.term}, {"total", series.total}});
    }
    add_reader(json, state);
    json["selection"] = selected_text(state);
    json["menu"] = state.reader.menu.has_value();
    json["theme"] = is_dark(state) ? "dark" : "light";
    json["contrast"] = scheme != Scheme::Light && scheme != Scheme::Dark;
    json["language"] = name_of(state.preferences.language);
    json["fontSize"] = state.preferences.font_size_px;
    json["lineSpacing"] = name_of(state.preferences.line_spacing);
    json["text"] = shown_text(state);
    json["overlay"] = state.overlay ? Json(name_of(*state.overlay)) : Json();
    json["note"] = state.library ? state.library->archive().note : std::string();
    json["error"] = failed ? Json(state.load.error.message) : Json();
    Json& files = json["ownFiles"] = Json::array();
    for (const OwnFile& file : state.own_files) files.push_back(own_file_json(file));
    json["updateReady"] = state.update_ready;
    json["offlineReady"] = state.offline_ready;
    json["frames"] = drawn.frames;
    json["missingGlyphs"] = drawn.missing_glyphs;
    json["clippedTexts"] = drawn.clipped_texts;
    return dump(json);
}

}  // namespace kexie
