#include "app/results_json.h"

#include <algorithm>

#include "archive/json_writer.h"
#include "base/utf8.h"

namespace kexie {

namespace {

using Layout = JsonWriter::Layout;

void write_problem(JsonWriter& json, std::string_view query, const Problem& problem) {
    const auto position = [&](std::size_t byte) {
        return static_cast<std::int64_t>(
            count_code_points(query.substr(0, std::min(byte, query.size()))));
    };
    json.begin_object();
    json.key("begin");
    json.integer(position(problem.begin));
    json.key("end");
    json.integer(position(problem.end));
    json.key("zh");
    json.text(problem.zh);
    json.key("en");
    json.text(problem.en);
    json.end_object();
}

void write_snippet(JsonWriter& json, const Snippet& snippet) {
    json.begin_object();
    json.key("text");
    json.text(snippet.text);
    json.key("marks");
    json.begin_array(Layout::Compact);
    for (const auto& [begin, end] : snippet.marks) {
        json.begin_array();
        json.integer(begin);
        json.integer(end);
        json.end_array();
    }
    json.end_array();
    json.end_object();
}

void write_score_part(JsonWriter& json, const ScorePart& part) {
    json.begin_object();
    json.key("kind");
    json.text(part.kind == ScorePart::Kind::Term ? "term" : "closeness");
    json.key("text");
    json.text(part.text);
    json.key("occurrences");
    json.integer(part.occurrences);
    json.key("in_title");
    json.boolean(part.in_title);
    json.key("rarity");
    json.decimal(part.idf);
    json.key("score");
    json.decimal(part.score);
    json.end_object();
}

void write_hit(JsonWriter& json, const Engine& engine, std::string_view query,
               const SearchOptions& options, const Hit& hit, Explain explain) {
    const Issue& issue = engine.issue(hit.issue);
    const Article& article = issue.articles[hit.article];
    json.begin_object();
    json.key("issue");
    json.text(issue.id);
    json.key("article");
    json.integer(hit.article);
    json.key("title");
    json.text(article.title);
    json.key("date");
    json.date_or_null(issue.date);
    json.key("inferred_date");
    json.boolean(issue.inferred.date);
    json.key("section");
    json.text_or_null(article.section);
    json.key("attribution");
    json.text_or_null(article.attribution);
    json.key("occurrences");
    json.integer(hit.occurrences);
    json.key("score");
    json.decimal(hit.score);
    json.key("snippet");
    write_snippet(json, engine.snippet(query, hit));
    if (explain == Explain::Scores) {
        json.key("score_parts");
        json.begin_array();
        for (const ScorePart& part : engine.explain_score(query, options, hit)) {
            write_score_part(json, part);
        }
        json.end_array();
    }
    json.end_object();
}

std::string_view name_of(Suggestion::Kind kind) {
    switch (kind) {
        case Suggestion::Kind::Continuation:
            return "continuation";
        case Suggestion::Kind::Pinyin:
            return "pinyin";
        case Suggestion::Kind::Sound:
            return "sound";
        case Suggestion::Kind::Similar:
            return "similar";
    }
    return "similar";
}

void write_suggestion(JsonWriter& json, const Suggestion& suggestion) {
    json.begin_object();
    json.key("text");
    json.text(suggestion.text);
    json.key("occurrences");
    json.integer(suggestion.count);
    json.key("kind");
    json.text(name_of(suggestion.kind));
    json.end_object();
}

}  // namespace

std::string results_json(const Engine& engine, std::string_view query, const SearchOptions& options,
                         const Results& results, Explain explain) {
    JsonWriter json(Layout::Indented);
    json.begin_object();
    json.key("query");
    json.text(query);
    json.key("explanation");
    json.text(results.explanation_zh);
    json.key("explanation_en");
    json.text(results.explanation_en);
    json.key("problems");
    json.begin_array();
    for (const Problem& problem : results.problems) write_problem(json, query, problem);
    json.end_array();
    json.key("total");
    json.integer(static_cast<std::int64_t>(results.total));
    json.key("occurrences");
    json.integer(static_cast<std::int64_t>(results.occurrences));
    json.key("hits");
    json.begin_array();
    for (const Hit& hit : results.hits) write_hit(json, engine, query, options, hit, explain);
    json.end_array();
    json.key("suggestions");
    json.begin_array();
    if (results.total == 0) {
        for (const Suggestion& each : engine.suggestions(query)) write_suggestion(json, each);
    }
    json.end_array();
    json.end_object();
    return json.str() + "\n";
}

std::string search_json(const Engine& engine, std::string_view query, const SearchOptions& options,
                        std::size_t limit) {
    SearchOptions limited = options;
    limited.limit = limit;
    return results_json(engine, query, limited, engine.search(query, limited));
}

}  // namespace kexie
