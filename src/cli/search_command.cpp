#include <iomanip>
#include <sstream>
#include <utility>

#include "app/results_json.h"
#include "archive/export.h"
#include "base/utf8.h"
#include "cli/commands.h"

namespace kexie::cli {

namespace {

// Marks in colour on a terminal, in 【】 elsewhere.
std::string marked(const Snippet& snippet, const Console& console) {
    const std::u32string text = to_utf32(snippet.text);
    std::string out;
    std::size_t at = 0;
    for (const auto& [begin, end] : snippet.marks) {
        out += to_utf8(text.substr(at, begin - at));
        const std::string found = to_utf8(text.substr(begin, end - begin));
        out += console.colour ? styled(console, Style::Red, found) : "【" + found + "】";
        at = end;
    }
    return out + to_utf8(text.substr(at));
}

// The weight of each part, as the hit's order shows them.
void print_score(const std::vector<ScorePart>& parts, const Hit& hit, const Console& console) {
    std::ostringstream line;
    line << std::fixed << std::setprecision(4) << "   得分 " << hit.score;
    const char* between = " = ";
    for (const ScorePart& part : parts) {
        line << std::exchange(between, " + ") << part.score << "（";
        if (part.kind == ScorePart::Kind::Proximity) {
            line << "相距不远）";
        } else {
            line << part.text << " " << part.occurrences << " 处"
                 << (part.in_title ? "，标题中有" : "") << "）";
        }
    }
    console.out << styled(console, Style::Faint, line.str()) << "\n";
}

void print_hit(const Engine& engine, const SearchArguments& arguments, const Hit& hit,
               std::size_t number, const Console& console) {
    const Issue& issue = engine.issue(hit.issue);
    const Article& article = issue.articles[hit.article];
    console.out << "\n" << number << ". " << styled(console, Style::Bold, article.title) << "\n";
    console.out << "   " << styled(console, Style::Faint, issue_label(issue));
    if (article.section) console.out << " · " << *article.section;
    console.out << " · " << issue.id << "/" << hit.article << " · " << hit.occurrences << " 处\n";
    console.out << "   " << marked(engine.snippet(arguments.query, hit), console) << "\n";
    if (!arguments.explain || arguments.sort != Sort::Relevance) return;
    print_score(engine.explain_score(arguments.query, {}, hit), hit, console);
}

void print_text(const Engine& engine, const SearchArguments& arguments, const Results& results,
                const Console& console) {
    console.out << results.explanation_zh << "\n";
    for (const Problem& problem : results.problems) console.out << "! " << problem.zh << "\n";
    console.out << results.total << " 篇，" << results.occurrences << " 处\n";
    std::size_t listed = 0;
    for (const Hit& hit : results.hits) print_hit(engine, arguments, hit, ++listed, console);
    if (listed < results.total) {
        console.out << "\n… 还有 " << results.total - listed << " 篇；--limit 0 全部列出\n";
    }
    if (results.total > 0) return;
    for (const Suggestion& suggestion : engine.suggestions(arguments.query)) {
        console.out << "是否要找 " << suggestion.text << "（" << suggestion.count << " 处）\n";
    }
}

}  // namespace

Outcome run(const SearchArguments& arguments, const Console& console) {
    const auto archive = load_bundle(arguments.bundle);
    if (!archive) return {true, {archive.error()}};
    Engine engine;
    for (const auto& issue : archive.value().issues) engine.add(issue);
    SearchOptions options;
    options.sort = arguments.sort;
    options.limit = arguments.limit;
    const Results results = engine.search(arguments.query, options);
    if (arguments.format == OutputFormat::Json) {
        console.out << results_json(engine, arguments.query, options, results,
                                    arguments.explain ? Explain::Scores : Explain::Nothing);
    } else {
        print_text(engine, arguments, results, console);
    }
    return {results.total > 0, {}};
}

}  // namespace kexie::cli
