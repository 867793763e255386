#include "app/state_json.h"

#include "app/names.h"
#include "app/selection.h"
#include "archive/json_writer.h"

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

void write_place(JsonWriter& json, const State& state) {
    const bool shown = state.library && state.reader.issue >= 0;
    json.key("issue");
    json.text_or_null(shown ? std::optional(state.library->issue(state.reader.issue).id)
                            : std::nullopt);
    json.key("article");
    json.integer_or_null(shown ? std::optional(open_article(state).value_or(state.reader.article))
                               : std::nullopt);
    json.key("marks");
    json.integer(static_cast<std::int64_t>(state.reader.marks.size()));
    json.key("mark");
    if (const auto at = mark_position(state)) {
        json.begin_array();
        json.integer(at->number);
        json.integer(at->count);
        json.end_array();
    } else {
        json.null();
    }
    json.key("scroll");
    json.decimal(static_cast<double>(state.reader.offset_px));
}

void write_box(JsonWriter& json, const State& state) {
    json.key("box");
    json.text(box_text(state));
    json.key("offers");
    json.begin_array();
    for (const BoxSuggestion& suggestion : state.box.suggestions) {
        const bool is_issue = suggestion.kind == BoxSuggestion::Kind::Issue;
        json.text(is_issue ? state.library->issue(suggestion.issue).id : suggestion.text);
    }
    json.end_array();
    json.key("offer");
    if (state.box.chosen) {
        json.integer(static_cast<std::int64_t>(*state.box.chosen));
    } else {
        json.null();
    }
}

void write_trends(JsonWriter& json, const State& state) {
    json.key("trends");
    json.begin_array();
    for (const TrendSeries& series : state.trends.series) {
        json.begin_object();
        json.key("term");
        json.text(series.term);
        json.key("total");
        json.integer(static_cast<std::int64_t>(series.total));
        json.end_object();
    }
    json.end_array();
}

void write_own_files(JsonWriter& json, const State& state) {
    json.key("ownFiles");
    json.begin_array();
    for (const OwnFile& file : state.own_files) {
        std::size_t findings = 0;
        for (const auto& issue : file.issues) findings += issue->diagnostics.size();
        json.begin_object();
        json.key("name");
        json.text(file.name);
        json.key("issues");
        json.integer(static_cast<std::int64_t>(file.issues.size()));
        json.key("findings");
        json.integer(static_cast<std::int64_t>(findings));
        json.key("error");
        json.text_or_null(file.error ? std::optional(file.error->code) : std::nullopt);
        json.key("kept");
        json.boolean(!file.error && file.storage == StorageProblem::None);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string write_state(const State& state, const Drawn& drawn) {
    JsonWriter json(JsonWriter::Layout::Compact);
    const auto text = [&](const char* key, std::string_view value) {
        json.key(key);
        json.text(value);
    };
    const auto integer = [&](const char* key, std::uint64_t value) {
        json.key(key);
        json.integer(static_cast<std::int64_t>(value));
    };
    const auto text_or_null = [&](const char* key, const std::optional<std::string>& value) {
        json.key(key);
        json.text_or_null(value);
    };
    json.begin_object();
    text("route", write_address(state.route));
    text("view", view_of(state));
    text("pane", name_of(state.pane));
    text("query", state.route.query);
    integer("total", state.search.results.hits.size());
    integer("occurrences", state.search.results.occurrences);
    json.key("suggestions");
    json.begin_array();
    for (const Suggestion& suggestion : state.search.suggestions) json.text(suggestion.text);
    json.end_array();
    write_box(json, state);
    write_trends(json, state);
    write_place(json, state);
    text("selection", selected_text(state));
    json.key("menu");
    json.boolean(state.reader.menu.has_value());
    text("theme", is_dark(state) ? "dark" : "light");
    const Scheme scheme = scheme_of(state);
    json.key("contrast");
    json.boolean(scheme == Scheme::LightContrast || scheme == Scheme::DarkContrast);
    text("language", name_of(state.preferences.language));
    integer("fontSize", static_cast<std::uint64_t>(state.preferences.font_size_px));
    text("lineSpacing", name_of(state.preferences.line_spacing));
    text("text", shown_text(state));
    text_or_null("overlay", state.overlay ? std::optional(name_of(*state.overlay)) : std::nullopt);
    text("note", state.library ? state.library->archive().note : std::string());
    const bool failed = state.load.phase == LoadState::Phase::Failed;
    text_or_null("error", failed ? std::optional(state.load.error.message) : std::nullopt);
    write_own_files(json, state);
    json.key("updateReady");
    json.boolean(state.update_ready);
    json.key("offlineReady");
    json.boolean(state.offline_ready);
    integer("frames", drawn.frames);
    integer("missingGlyphs", static_cast<std::uint64_t>(drawn.missing_glyphs));
    integer("clippedTexts", static_cast<std::uint64_t>(drawn.clipped_texts));
    json.end_object();
    return json.str();
}

}  // namespace kexie
