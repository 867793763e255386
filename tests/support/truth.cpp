#include "support/truth.h"

#include <nlohmann/json.hpp>

#include "support/files.h"

namespace kexie::test {

namespace {

using Json = nlohmann::json;

std::optional<std::string> text_of(const Json& value) {
    if (value.is_null()) return std::nullopt;
    return value.get<std::string>();
}

std::string shown(const std::optional<std::string>& value) {
    return value.value_or("(none)");
}

class Comparison {
public:
    Comparison(const Json& truth, const Issue& issue) : m_truth(truth), m_issue(issue) {}

    std::vector<std::string> differences() {
        compare_masthead();
        compare_contents();
        compare_articles();
        compare_footer();
        compare_noise();
        return std::move(m_differences);
    }

private:
    // `value` as the truth writes it, where the truth accepts what it has instead.
    std::string accepted(const std::string& where, std::string value) const {
        for (const Json& place : m_truth["accept"]) {
            if (place["where"] != where) continue;
            const std::string written = place["text"][0];
            for (const Json& other : place["text"]) {
                const std::size_t at = value.find(other.get<std::string>());
                if (at == std::string::npos) continue;
                value.replace(at, other.get<std::string>().size(), written);
                break;
            }
        }
        return value;
    }

    void expect(const std::string& where, const std::optional<std::string>& wanted,
                const std::optional<std::string>& found) {
        std::optional<std::string> value = found;
        if (value && value != wanted) value = accepted(where, *value);
        if (value != wanted) {
            m_differences.push_back(where + ": wanted " + shown(wanted) + ", found " +
                                    shown(found));
        }
    }

    void expect_count(const std::string& where, std::size_t wanted, std::size_t found) {
        expect(where + " count", std::to_string(wanted), std::to_string(found));
    }

    static std::optional<std::string> number(const std::optional<int>& value) {
        return value ? std::optional(std::to_string(*value)) : std::nullopt;
    }
    static std::optional<std::string> number(const Json& value) {
        return value.is_null() ? std::nullopt : std::optional(std::to_string(value.get<int>()));
    }

    void compare_masthead() {
        const Json& masthead = m_truth["masthead"];
        expect("title", text_of(masthead["title"]), m_issue.title);
        expect("year", number(masthead["year"]), number(m_issue.year));
        expect("number", number(masthead["number"]), number(m_issue.number));
        expect("total_number", number(masthead["total_number"]), number(m_issue.total_number));
        expect("publisher", text_of(masthead["publisher"]), m_issue.publisher);
        expect("date", text_of(masthead["date"]),
               m_issue.date ? std::optional(to_iso(*m_issue.date)) : std::nullopt);
    }

    void compare_contents() {
        const Json& toc = m_truth["toc"];
        expect_count("toc", toc.size(), m_issue.toc.size());
        for (std::size_t i = 0; i < std::min(toc.size(), m_issue.toc.size()); ++i) {
            const std::string where = "toc[" + std::to_string(i) + "]";
            const TocEntry& entry = m_issue.toc[i];
            expect(where, text_of(toc[i]), entry.text);
            const Json& link = m_truth["toc_links"][i];
            const auto target = link.is_number() ? number(link) : text_of(link);
            expect(where + " target", target,
                   entry.article ? number(entry.article) : entry.section);
        }
    }

    void compare_articles() {
        const Json& articles = m_truth["articles"];
        expect_count("articles", articles.size(), m_issue.articles.size());
        for (std::size_t i = 0; i < std::min(articles.size(), m_issue.articles.size()); ++i) {
            compare_article("articles[" + std::to_string(i) + "]", articles[i],
                            m_issue.articles[i]);
        }
    }

    void compare_article(const std::string& where, const Json& wanted, const Article& found) {
        expect(where + ".section", text_of(wanted["section"]), found.section);
        expect(where + ".title", text_of(wanted["title"]), found.title);
        expect(where + ".attribution", text_of(wanted["attribution"]), found.attribution);
        const Json& paragraphs = wanted["paragraphs"];
        expect_count(where + ".paragraphs", paragraphs.size(), found.paragraphs.size());
        for (std::size_t p = 0; p < std::min(paragraphs.size(), found.paragraphs.size()); ++p) {
            expect(where + ".paragraphs[" + std::to_string(p) + "]", text_of(paragraphs[p]),
                   found.paragraphs[p]);
        }
        // The hand-made lines end with the last text line; ours include the unit's bracket.
        expect(where + ".lines", std::to_string(wanted["lines"][0].get<int>()),
               std::to_string(found.source_lines.first));
    }

    void compare_footer() {
        const Json& footer = m_truth["footer"];
        expect("editor", text_of(footer["editor"]), m_issue.footer.editor);
        expect("reviewer", text_of(footer["reviewer"]), m_issue.footer.reviewer);
        expect("email", text_of(footer["email"]), m_issue.footer.email);
        const Json& distribution = footer["distribution"];
        expect_count("distribution", distribution.size(), m_issue.footer.distribution.size());
        for (std::size_t i = 0;
             i < std::min(distribution.size(), m_issue.footer.distribution.size()); ++i) {
            expect("distribution[" + std::to_string(i) + "]", text_of(distribution[i]),
                   m_issue.footer.distribution[i]);
        }
    }

    void compare_noise() {
        const Json& noise = m_truth["noise"];
        expect_count("noise", noise.size(), m_issue.noise.size());
        for (std::size_t i = 0; i < std::min(noise.size(), m_issue.noise.size()); ++i) {
            const std::string where = "noise[" + std::to_string(i) + "]";
            expect(where, text_of(noise[i]["text"]), m_issue.noise[i].text);
            expect(where + " line", number(noise[i]["line"]),
                   number(std::optional<int>(m_issue.noise[i].line)));
        }
    }

    const Json& m_truth;
    const Issue& m_issue;
    std::vector<std::string> m_differences;
};

std::optional<int> number_of(const Json& value) {
    return value.is_null() ? std::nullopt : std::optional(value.get<int>());
}

Json read_truth(const std::filesystem::path& truth_file) {
    return Json::parse(read_file(truth_file).value_or(""), nullptr, false);
}

}  // namespace

std::vector<std::string> differences_from_truth(const std::filesystem::path& truth_file,
                                                const Issue& issue) {
    const Json truth = read_truth(truth_file);
    if (truth.is_discarded()) return {"missing or damaged: " + truth_file.string()};
    return Comparison(truth, issue).differences();
}

std::optional<Issue> issue_of_truth(const std::filesystem::path& truth_file) {
    const Json truth = read_truth(truth_file);
    if (truth.is_discarded()) return std::nullopt;
    Issue issue;
    const Json& masthead = truth["masthead"];
    issue.title = text_of(masthead["title"]);
    issue.year = number_of(masthead["year"]);
    issue.number = number_of(masthead["number"]);
    issue.total_number = number_of(masthead["total_number"]);
    issue.publisher = text_of(masthead["publisher"]);
    if (const auto date = text_of(masthead["date"])) issue.date = from_iso(*date);
    for (std::size_t i = 0; i < truth["toc"].size(); ++i) {
        TocEntry& entry = issue.toc.emplace_back();
        entry.text = truth["toc"][i];
        const Json& link = truth["toc_links"][i];
        if (link.is_number()) entry.article = link.get<int>();
        if (link.is_string()) entry.section = link.get<std::string>();
    }
    for (const Json& each : truth["articles"]) {
        Article& article = issue.articles.emplace_back();
        article.section = text_of(each["section"]);
        article.title = each["title"];
        article.paragraphs = each["paragraphs"].get<std::vector<std::string>>();
        article.attribution = text_of(each["attribution"]);
    }
    const Json& footer = truth["footer"];
    issue.footer.editor = text_of(footer["editor"]);
    issue.footer.reviewer = text_of(footer["reviewer"]);
    issue.footer.distribution = footer["distribution"].get<std::vector<std::string>>();
    issue.footer.email = text_of(footer["email"]);
    return issue;
}

}  // namespace kexie::test
