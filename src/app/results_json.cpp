#include "app/results_json.h"

#include <algorithm>

#include "app/names.h"
#include "archive/json.h"
#include "base/utf8.h"

namespace kexie {

namespace {

Json problem_json(std::string_view query, const Problem& problem) {
    const auto position = [&](std::size_t byte) {
        return count_code_points(query.substr(0, std::min(byte, query.size())));
    };
    return {{"begin", position(problem.begin)},
            {"end", position(problem.end)},
            {"zh", problem.zh},
            {"en", problem.en}};
}

Json score_part_json(const ScorePart& part) {
    return {{"kind", name_of(part.kind)},      {"text", part.text},
            {"occurrences", part.occurrences}, {"in_title", part.in_title},
            {"rarity", rounded(part.idf)},     {"score", rounded(part.score)}};
}

Json suggestion_json(const Suggestion& suggestion) {
    return {{"text", suggestion.text},
            {"occurrences", suggestion.count},
            {"kind", name_of(suggestion.kind)}};
}

Json hit_json(const Engine& engine, std::string_view query, const Hit& hit) {
    const Issue& issue = engine.issue(hit.issue);
    const Article& article = issue.articles[hit.article];
    const Snippet snippet = engine.snippet(query, hit);
    return {{"issue", issue.id},
            {"article", hit.article},
            {"title", article.title},
            {"date", or_null(issue.date)},
            {"inferred_date", issue.inferred.date},
            {"section", or_null(article.section)},
            {"attribution", or_null(article.attribution)},
            {"occurrences", hit.occurrences},
            {"score", rounded(hit.score)},
            {"snippet", {{"text", snippet.text}, {"marks", snippet.marks}}}};
}

}  // namespace

std::string results_json(const Engine& engine, std::string_view query, const SearchOptions& options,
                         const Results& results, Explain explain) {
    std::string out;
    JsonObjectWriter json(out);
    json.member("query", query);
    json.member("explanation", results.explanation_zh);
    json.member("explanation_en", results.explanation_en);
    json.list("problems", results.problems, "", [&](std::string& text, const Problem& problem) {
        text += dump(problem_json(query, problem));
    });
    json.member("total", results.total);
    json.member("occurrences", results.occurrences);
    // A line a hit.
    json.list("hits", results.hits, "\n", [&](std::string& text, const Hit& hit) {
        Json each = hit_json(engine, query, hit);
        if (explain == Explain::Scores) {
            Json& parts = each["score_parts"] = Json::array();
            for (const ScorePart& part : engine.explain_score(query, options, hit)) {
                parts.push_back(score_part_json(part));
            }
        }
        text += dump(each);
    });
    const auto suggestions =
        results.total == 0 ? engine.suggestions(query) : std::vector<Suggestion>();
    json.list("suggestions", suggestions, "", [](std::string& text, const Suggestion& each) {
        text += dump(suggestion_json(each));
    });
    json.end();
    out += "\n";
    return out;
}

}  // namespace kexie
