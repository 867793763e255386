#include <algorithm>
#include <array>
#include <map>

#include "archive/gaps.h"
#include "archive/json.h"
#include "archive/names.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "search/index/article_text.h"

namespace kexie::cli {

namespace {

// What is counted by name: sections, contributing units, years.
using Tally = std::map<std::string, std::size_t>;

struct Stats {
    std::size_t issues = 0;
    std::size_t articles = 0;
    std::size_t paragraphs = 0;
    std::size_t characters = 0;  // Of all text that is searched, in code points.
    std::optional<Date> first;
    std::optional<Date> last;
    Tally issues_by_year;
    Tally articles_by_section;
    Tally articles_by_source;
    std::array<std::size_t, 3> diagnostics{};
    std::vector<Gap> gaps;
};

void count_article(Stats& stats, const Article& article) {
    ++stats.articles;
    stats.paragraphs += article.paragraphs.size();
    stats.characters += count_code_points(article.title);
    for_each_body_text(
        article, [&](const std::string& text) { stats.characters += count_code_points(text); });
    if (article.section) ++stats.articles_by_section[*article.section];
    if (article.attribution) {
        ++stats.articles_by_source[*article.attribution];
        stats.characters += count_code_points(*article.attribution);
    }
}

Stats count(const Archive& archive) {
    Stats stats;
    for (const auto& issue : archive.issues) {
        ++stats.issues;
        if (issue->date) {
            stats.first = std::min(stats.first.value_or(*issue->date), *issue->date);
            stats.last = std::max(stats.last.value_or(*issue->date), *issue->date);
        }
        if (issue->year) ++stats.issues_by_year[std::to_string(*issue->year)];
        for (const Article& article : issue->articles) count_article(stats, article);
        for (const Diagnostic& diagnostic : issue->diagnostics) {
            ++stats.diagnostics[static_cast<std::size_t>(diagnostic.severity)];
        }
    }
    stats.gaps = find_gaps(archive.issues);
    return stats;
}

// Largest first, then by name.
std::vector<std::pair<std::string, std::size_t>> ranked(const Tally& tally) {
    std::vector<std::pair<std::string, std::size_t>> rows(tally.begin(), tally.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return rows;
}

Json rows_json(const std::vector<std::pair<std::string, std::size_t>>& rows) {
    Json json = Json::array();
    for (const auto& [value, number] : rows) {
        json.push_back({{"value", value}, {"count", number}});
    }
    return json;
}

std::string to_json(const Archive& archive, const Stats& stats) {
    Json gaps = Json::array();
    for (const Gap& gap : stats.gaps) {
        gaps.push_back({{"year", gap.year},
                        {"first", gap.first},
                        {"last", gap.last},
                        {"uncertain", gap.uncertain}});
    }
    Json diagnostics;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) {
        diagnostics[name_of(severity)] = stats.diagnostics[static_cast<std::size_t>(severity)];
    }
    const Json json = {
        {"title", archive.title},
        {"note", archive.note},
        {"issues", stats.issues},
        {"articles", stats.articles},
        {"paragraphs", stats.paragraphs},
        {"characters", stats.characters},
        {"first", or_null(stats.first)},
        {"last", or_null(stats.last)},
        {"years", rows_json({stats.issues_by_year.begin(), stats.issues_by_year.end()})},
        {"sections", rows_json(ranked(stats.articles_by_section))},
        {"sources", rows_json(ranked(stats.articles_by_source))},
        {"gaps", gaps},
        {"diagnostics", diagnostics}};
    return dump(json, 2) + "\n";
}

std::string gap_text(const Gap& gap) {
    std::string text = "  " + std::to_string(gap.year) + "年 第 " + std::to_string(gap.first);
    if (gap.last > gap.first) text += "–" + std::to_string(gap.last);
    text += " 期 未收录";
    if (gap.uncertain) text += "（其间有期号不明者，或即其中之一）";
    return text + "\n";
}

std::string to_text(const Archive& archive, const Stats& stats) {
    std::string out = archive.title + "\n";
    if (!archive.note.empty()) out += archive.note + "\n";
    out += std::to_string(stats.issues) + " 期，" + std::to_string(stats.articles) + " 篇，" +
           std::to_string(stats.paragraphs) + " 段，" + std::to_string(stats.characters) + " 字";
    if (stats.first) out += "，" + to_iso(*stats.first) + " 至 " + to_iso(*stats.last);
    out += "\n";
    const auto list = [&](const char* head,
                          const std::vector<std::pair<std::string, std::size_t>>& rows,
                          const char* unit) {
        if (!rows.empty()) out += std::string("\n") + head + "\n";
        for (const auto& [value, number] : rows) {
            out += "  " + value + "  " + std::to_string(number) + unit + "\n";
        }
    };
    list("年", {stats.issues_by_year.begin(), stats.issues_by_year.end()}, " 期");
    list("栏目", ranked(stats.articles_by_section), " 篇");
    list("供稿单位", ranked(stats.articles_by_source), " 篇");
    if (!stats.gaps.empty()) out += "\n未收录\n";
    for (const Gap& gap : stats.gaps) out += gap_text(gap);
    return out;
}

}  // namespace

Outcome run(const StatsArguments& arguments, const Console& console) {
    const auto archive = load_bundle(arguments.bundle);
    if (!archive) return {true, {archive.error()}};
    const Stats stats = count(archive.value());
    console.out << (arguments.format == OutputFormat::Json ? to_json(archive.value(), stats)
                                                           : to_text(archive.value(), stats));
    return {stats.issues > 0, {}};
}

}  // namespace kexie::cli
