// Shows one bulletin of the generator, what a careful reader makes of it, and where the parser
// differs: ordinary_dump TRAITS SEED [FOLDER|--print]. TRAITS is names with commas
// ("TitleComma,HardWrap"), "plain", "three" or "all"; with FOLDER, text and truth are written there
// as files; with
// --print, the parser is given a print as well.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bulletin/parse.h"
#include "support/ordinary_print.h"
#include "support/ordinary_score.h"
#include "text/encoding.h"

namespace kexie {

namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

Json article_json(const test::OrdinaryArticle& article) {
    return {{"section", or_null(article.section)},
            {"title", article.title},
            {"paragraphs", article.paragraphs},
            {"attribution", or_null(article.attribution)},
            {"author", or_null(article.author)},
            {"source_note", or_null(article.source_note)},
            {"captions", article.captions},
            {"date", article.date ? Json(to_iso(*article.date)) : Json()},
            {"table_cells", article.table_cells}};
}

Json truth_json(const test::OrdinaryBulletin& truth) {
    Json toc = Json::array();
    for (const test::OrdinaryEntry& entry : truth.toc) {
        toc.push_back({{"text", entry.text},
                       {"article", or_null(entry.article)},
                       {"section", or_null(entry.section)}});
    }
    Json articles = Json::array();
    for (const auto& article : truth.articles) articles.push_back(article_json(article));
    return {{"traits", test::describe(truth.traits)},
            {"title", truth.title},
            {"year", truth.year},
            {"number", or_null(truth.number)},
            {"total_number", or_null(truth.total_number)},
            {"publisher", or_null(truth.publisher)},
            {"date", truth.date ? Json(to_iso(*truth.date)) : Json()},
            {"toc", toc},
            {"articles", articles},
            {"editor", or_null(truth.editor)},
            {"reviewer", or_null(truth.reviewer)},
            {"distribution", truth.distribution}};
}

std::vector<Issue> parsed(const Document& document) {
    std::vector<Issue> issues;
    for (const ParsedIssue& each : parse_issues(document, "ordinary.txt", std::string(64, '0'))) {
        issues.push_back(each.issue);
    }
    return issues;
}

int dump(const std::string& names, std::uint32_t seed, const char* folder) {
    const bool with_print = folder && std::string_view(folder) == "--print";
    if (with_print) folder = nullptr;
    const auto traits = test::traits_named(names == "plain" ? "" : names, seed);
    if (!traits) {
        std::cerr << "no such trait: " << names << "\n";
        return 2;
    }
    const test::OrdinaryBulletin truth = test::ordinary_bulletin(*traits, seed);
    if (folder != nullptr) {
        const auto stem = std::filesystem::path(folder) / (names + "-" + std::to_string(seed));
        std::ofstream(stem.string() + ".txt") << truth.text;
        std::ofstream(stem.string() + ".json") << truth_json(truth).dump(1) << "\n";
    } else {
        std::cout << truth.text << "\n" << truth_json(truth).dump(1) << "\n";
    }
    Document document;
    document.text = truth.text;
    const std::vector<Issue> issues =
        parsed(with_print ? test::ordinary_print(truth, seed) : document);
    const test::OrdinaryScore score = test::score_ordinary(truth, issues);
    std::cout << test::describe(truth.traits) << ": " << (score.exact() ? "exact" : "WRONG")
              << "\n";
    for (const std::string& difference : score.differences) std::cout << "  " << difference << "\n";
    for (const Issue& issue : issues) {
        for (const Diagnostic& found : issue.diagnostics) {
            std::cout << "  line " << found.line << ": " << found.code << ": " << found.message
                      << "\n";
        }
    }
    return score.exact() ? 0 : 1;
}

}  // namespace

}  // namespace kexie

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: ordinary_dump TRAITS SEED [FOLDER|--print]\n";
        return 2;
    }
    const auto seed = static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10));
    return kexie::dump(argv[1], seed, argc > 3 ? argv[3] : nullptr);
}
