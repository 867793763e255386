#include "app/hits_export.h"

#include "app/results_json.h"
#include "archive/export.h"
#include "base/utf8.h"

namespace kexie {

namespace {

constexpr std::size_t name_characters_max = 40;

std::string date_of(const Issue& issue) {
    return issue.date ? to_iso(*issue.date) : std::string();
}

std::string to_csv(const Engine& engine, std::string_view query, const Results& results) {
    std::string out = std::string(csv_mark);
    append_csv_row(out, {"issue", "article", "title", "date", "date_inferred", "section", "source",
                         "occurrences", "snippet"});
    for (const Hit& hit : results.hits) {
        const Issue& issue = engine.issue(hit.issue);
        const Article& article = issue.articles[hit.article];
        append_csv_row(out, {issue.id, std::to_string(hit.article), article.title, date_of(issue),
                             issue.inferred.date ? "true" : "false", article.section.value_or(""),
                             article.attribution.value_or(""), std::to_string(hit.occurrences),
                             engine.snippet(query, hit).text});
    }
    return out;
}

// A snippet with its marks in bold.
std::string bold_marks(const Snippet& snippet) {
    std::string out;
    std::uint32_t at = 0;
    const auto part = [&](std::uint32_t begin, std::uint32_t end) {
        const std::size_t first = byte_offset_of(snippet.text, begin);
        return escape_markdown(std::string_view(snippet.text)
                                   .substr(first, byte_offset_of(snippet.text, end) - first));
    };
    for (const auto& [begin, end] : snippet.marks) {
        out += part(at, begin) + "**" + part(begin, end) + "**";
        at = end;
    }
    return out + part(at, static_cast<std::uint32_t>(count_code_points(snippet.text)));
}

std::string to_markdown(const Engine& engine, std::string_view query, const Results& results) {
    std::string out = "# " + escape_markdown(query) + "\n\n";
    out += escape_markdown(results.explanation_zh) + "\n\n";
    out += std::to_string(results.total) + " 篇，" + std::to_string(results.occurrences) + " 处\n";
    int number = 0;
    for (const Hit& hit : results.hits) {
        const Issue& issue = engine.issue(hit.issue);
        const Article& article = issue.articles[hit.article];
        out += "\n" + std::to_string(++number) + ". " + escape_markdown(article.title) + "\n";
        out += "   " + escape_markdown(issue_label(issue));
        if (article.section) out += " · " + escape_markdown(*article.section);
        if (article.attribution) out += " · " + escape_markdown(*article.attribution);
        out += " · " + std::to_string(hit.occurrences) + " 处\n\n";
        out += "   > " + bold_marks(engine.snippet(query, hit)) + "\n";
    }
    return out;
}

// Replaces what common file systems refuse in a name.
std::string file_stem(std::string_view query) {
    std::string stem;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < query.size() && characters < name_characters_max; ++characters) {
        const Decoded next = decode_utf8(query, i);
        const char32_t c = next.code_point;
        const bool refused =
            c < 0x20 || c == 0x7F ||
            (c < 0x80 && std::string_view("/\\:*?\"<>|. ").find(static_cast<char>(c)) !=
                             std::string_view::npos);
        stem += refused ? std::string("_") : std::string(query.substr(i, next.size));
        i += next.size;
    }
    return stem.empty() ? "all" : stem;
}

struct Kind {
    const char* ending;
    const char* media_type;
};

constexpr Kind kind_of(HitFormat format) {
    switch (format) {
        case HitFormat::Csv:
            return {".csv", "text/csv;charset=utf-8"};
        case HitFormat::Json:
            return {".json", "application/json"};
        case HitFormat::Markdown:
            break;
    }
    return {".md", "text/markdown;charset=utf-8"};
}

}  // namespace

std::string write_hits(const Engine& engine, std::string_view query, const Results& results,
                       HitFormat format) {
    switch (format) {
        case HitFormat::Csv:
            return to_csv(engine, query, results);
        case HitFormat::Json:
            return results_json(engine, query, SearchOptions{}, results);
        case HitFormat::Markdown:
            break;
    }
    return to_markdown(engine, query, results);
}

FileToSave export_hits(const State& state, HitFormat format) {
    const Kind kind = kind_of(format);
    return {"kexie-" + file_stem(state.route.query) + kind.ending, kind.media_type,
            write_hits(state.library->engine(), state.route.query, state.search.results, format)};
}

}  // namespace kexie
