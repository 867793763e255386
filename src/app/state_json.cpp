#include "app/state_json.h"

#include <nlohmann/json.hpp>

#include "app/names.h"

namespace kexie {

namespace {

using Json = nlohmann::ordered_json;

void append_article(std::string& text, const Article& article) {
    if (article.section) text += "【" + *article.section + "】\n";
    text += article.title + "\n";
    for (const std::string& paragraph : article.paragraphs) text += paragraph + "\n";
    if (article.attribution) text += "（" + *article.attribution + "）\n";
}

const char* view_of(const State& state) {
    if (state.load.phase == LoadState::Phase::Loading) return "loading";
    if (state.load.phase == LoadState::Phase::Failed) return "failed";
    if (state.route.kind == Route::Kind::Unknown) return "unknown";
    if (state.library->issue_count() == 0) return "empty";
    return state.route.kind == Route::Kind::Search ? "search" : "browse";
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

}  // namespace

std::string write_state(const State& state, std::uint64_t frames) {
    Json json;
    json["route"] = write_address(state.route);
    json["view"] = view_of(state);
    json["pane"] = name_of(state.pane);
    json["query"] = state.route.query;
    json["total"] = state.search.results.hits.size();
    json["occurrences"] = state.search.results.occurrences;
    json["suggestions"] = Json::array();
    for (const Suggestion& suggestion : state.search.suggestions) {
        json["suggestions"].push_back(suggestion.text);
    }
    json["issue"] = nullptr;
    json["article"] = nullptr;
    if (state.library && state.reader.issue >= 0) {
        json["issue"] = state.library->issue(state.reader.issue).id;
        json["article"] = open_article(state).value_or(state.reader.article);
    }
    json["marks"] = state.reader.marks.size();
    json["mark"] = nullptr;
    if (const auto at = mark_position(state)) json["mark"] = {at->number, at->count};
    json["scroll"] = state.reader.offset_px;
    json["theme"] = is_dark(state) ? "dark" : "light";
    json["language"] = name_of(state.preferences.language);
    json["fontSize"] = state.preferences.font_size_px;
    json["text"] = shown_text(state);
    json["overlay"] = nullptr;
    if (state.help_open) json["overlay"] = "help";
    if (state.contents_open) json["overlay"] = "contents";
    if (state.settings_open) json["overlay"] = "settings";
    json["note"] = state.library ? state.library->archive().note : std::string();
    json["error"] = nullptr;
    if (state.load.phase == LoadState::Phase::Failed) json["error"] = state.load.error.message;
    json["frames"] = frames;
    return json.dump();
}

}  // namespace kexie
