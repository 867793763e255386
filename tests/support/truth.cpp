#include "support/truth.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/files.h"
#include "support/issue_diff.h"

namespace kexie::test {

namespace {

using Json = nlohmann::json;

std::optional<std::string> text_of(const Json& value) {
    if (value.is_null()) return std::nullopt;
    return value.get<std::string>();
}

std::optional<int> number_of(const Json& value) {
    return value.is_null() ? std::nullopt : std::optional(value.get<int>());
}

Json read_truth(const std::filesystem::path& truth_file) {
    return Json::parse(read_file(truth_file).value_or(""), nullptr, false);
}

void read_masthead(const Json& masthead, Issue& issue) {
    issue.title = text_of(masthead["title"]);
    issue.year = number_of(masthead["year"]);
    issue.number = number_of(masthead["number"]);
    issue.total_number = number_of(masthead["total_number"]);
    issue.publisher = text_of(masthead["publisher"]);
    if (const auto date = text_of(masthead["date"])) issue.date = from_iso(*date);
}

TocEntry toc_entry(const Json& text, const Json& link) {
    TocEntry entry;
    entry.text = text;
    if (link.is_number()) entry.article = link.get<int>();
    if (link.is_string()) entry.section = link.get<std::string>();
    return entry;
}

Article article(const Json& value) {
    Article article;
    article.section = text_of(value["section"]);
    article.title = value["title"];
    article.paragraphs = value["paragraphs"].get<std::vector<std::string>>();
    article.attribution = text_of(value["attribution"]);
    article.source_lines.first = value["lines"][0];
    return article;
}

Footer footer(const Json& value) {
    Footer footer;
    footer.editor = text_of(value["editor"]);
    footer.reviewer = text_of(value["reviewer"]);
    footer.distribution = value["distribution"].get<std::vector<std::string>>();
    footer.email = text_of(value["email"]);
    return footer;
}

Issue issue_of(const Json& truth) {
    Issue issue;
    read_masthead(truth["masthead"], issue);
    for (std::size_t i = 0; i < truth["toc"].size(); ++i) {
        issue.toc.push_back(toc_entry(truth["toc"][i], truth["toc_links"][i]));
    }
    for (const Json& each : truth["articles"]) issue.articles.push_back(article(each));
    issue.footer = footer(truth["footer"]);
    for (const Json& each : truth["noise"]) issue.noise.push_back({each["line"], each["text"], ""});
    return issue;
}

// `found` as the truth writes it, if the truth accepts what it has instead.
std::string accepted(const Json& truth, const std::string& field, std::string found) {
    for (const Json& choice : truth["accept"]) {
        if (choice["where"] != field) continue;
        const std::string wanted = choice["text"][0];
        for (const Json& other : choice["text"]) {
            const std::string text = other;
            const std::size_t at = found.find(text);
            if (at == std::string::npos) continue;
            found.replace(at, text.size(), wanted);
            break;
        }
    }
    return found;
}

}  // namespace

std::optional<Issue> issue_of_truth(const std::filesystem::path& truth_file) {
    const Json truth = read_truth(truth_file);
    if (truth.is_discarded()) return std::nullopt;
    return issue_of(truth);
}

std::vector<std::string> differences_from_truth(const std::filesystem::path& truth_file,
                                                const Issue& issue) {
    const Json truth = read_truth(truth_file);
    if (truth.is_discarded()) return {"missing or damaged: " + truth_file.string()};
    const Issue wanted = issue_of(truth);
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < std::min(wanted.articles.size(), issue.articles.size()); ++i) {
        // The last lines of the truth leave out attributions.
        const int line = wanted.articles[i].source_lines.first;
        if (line == issue.articles[i].source_lines.first) continue;
        sentences.push_back("article " + std::to_string(i) + " starts in line " +
                            std::to_string(line));
    }
    const bool has_equal_noise =
        std::equal(wanted.noise.begin(), wanted.noise.end(), issue.noise.begin(), issue.noise.end(),
                   [](const NoiseItem& a, const NoiseItem& b) {
                       return a.line == b.line && a.text == b.text;
                   });
    if (!has_equal_noise) sentences.emplace_back("noise differs");
    const auto others = structure_differences_from_truth(truth_file, issue);
    sentences.insert(sentences.end(), others.begin(), others.end());
    return sentences;
}

std::vector<std::string> structure_differences_from_truth(const std::filesystem::path& truth_file,
                                                          const Issue& issue) {
    const Json truth = read_truth(truth_file);
    if (truth.is_discarded()) return {"missing or damaged: " + truth_file.string()};
    Issue wanted = issue_of(truth);
    for (std::size_t i = 0; i < std::min(wanted.articles.size(), issue.articles.size()); ++i) {
        // The truth says nothing of dates.
        wanted.articles[i].date = issue.articles[i].date;
    }
    return differences(wanted, issue, [&](const std::string& field, const std::string& found) {
        return accepted(truth, field, found);
    });
}

}  // namespace kexie::test
