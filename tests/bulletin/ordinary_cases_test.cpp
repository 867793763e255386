// Small ordinary bulletins, each with what must come out: tests/cases/ordinary. A NAME.json says in
// words (must) and in fields (expect) what NAME.txt is; only the fields that are named are
// compared, blanks aside:
//   toc, toc_count, toc_articles   texts of the contents, how many, the article each points at
//   articles                       title; section, attribution, author, source_note, captions,
//                                  paragraphs (how many), date_in
//   clean                          strings that stand in no title and no paragraph
//   distribution, editor, reviewer of the footer
//   either_finding, need_finding   a warning or an error is as good, or is what counts
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/parse.h"
#include "support/files.h"
#include "text/encoding.h"

namespace kexie {

namespace {

using Json = nlohmann::json;

// Cases that the parser still reads wrongly. The list only shrinks: one that is right must go.
constexpr std::array<std::string_view, 0> known_wrong = {};

std::string flat(std::string text) {
    for (const std::string_view blank : {" ", "\t", "\n", "　"}) {
        for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank)) {
            text.erase(at, blank.size());
        }
    }
    return text;
}

Json flat(const Json& value) {
    return value.is_string() ? Json(flat(value.get<std::string>())) : value;
}

template <typename T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

Json day_or_null(const std::optional<Date>& day) {
    return day ? Json(to_iso(*day)) : Json();
}

class CaseCheck {
public:
    CaseCheck(const Json& expect, const Issue& issue) : m_expect(expect), m_issue(issue) {}

    std::vector<std::string> run() {
        compare("title", or_null(m_issue.title));
        compare("year", or_null(m_issue.year));
        compare("number", or_null(m_issue.number));
        compare("total_number", or_null(m_issue.total_number));
        compare("publisher", or_null(m_issue.publisher));
        compare("date", day_or_null(m_issue.date));
        compare_contents();
        compare_articles();
        compare("distribution", Json(m_issue.footer.distribution));
        compare("editor", or_null(m_issue.footer.editor));
        compare("reviewer", or_null(m_issue.footer.reviewer));
        check_clean();
        return std::move(m_wrong);
    }

private:
    void compare(const std::string& key, const Json& found) {
        if (m_expect.contains(key)) compare(key, m_expect[key], found);
    }
    void compare(const std::string& where, const Json& wanted, const Json& found) {
        if (flat(wanted) != flat(found)) {
            m_wrong.push_back(where + " is " + found.dump() + ", not " + wanted.dump());
        }
    }

    void compare_contents() {
        Json texts = Json::array();
        Json articles = Json::array();
        for (const TocEntry& entry : m_issue.toc) {
            texts.push_back(entry.text);
            articles.push_back(or_null(entry.article));
        }
        compare("toc", texts);
        compare("toc_count", texts.size());
        compare("toc_articles", articles);
    }

    void compare_articles() {
        if (!m_expect.contains("articles")) return;
        const Json& wanted = m_expect["articles"];
        Json wanted_titles = Json::array();
        for (const Json& article : wanted) wanted_titles.push_back(article["title"]);
        Json titles = Json::array();
        for (const Article& article : m_issue.articles) titles.push_back(article.title);
        compare("articles", wanted_titles, titles);
        for (std::size_t i = 0; i < std::min(wanted.size(), titles.size()); ++i) {
            compare_article("articles[" + std::to_string(i) + "].", wanted[i], m_issue.articles[i]);
        }
    }

    void compare_article(const std::string& where, const Json& wanted, const Article& found) {
        const auto compare_field = [&](const char* key, const Json& value) {
            if (wanted.contains(key)) compare(where + key, wanted[key], value);
        };
        compare_field("paragraphs", found.paragraphs.size());
        compare_field("section", or_null(found.section));
        compare_field("attribution", or_null(found.attribution));
        compare_field("author", or_null(found.author));
        compare_field("source_note", or_null(found.source_note));
        compare_field("captions", Json(found.captions));
        if (!wanted.contains("date_in")) return;
        const Json day = day_or_null(found.date);
        const Json& days = wanted["date_in"];
        if (std::find(days.begin(), days.end(), day) == days.end()) {
            m_wrong.push_back(where + "date is " + day.dump());
        }
    }

    void check_clean() {
        std::string text;
        for (const Article& article : m_issue.articles) {
            text += article.title + "\n";
            for (const std::string& paragraph : article.paragraphs) text += paragraph + "\n";
        }
        for (const Json& unwanted : m_expect.value("clean", Json::array())) {
            if (text.find(unwanted.get<std::string>()) != std::string::npos) {
                m_wrong.push_back(unwanted.dump() + " stands in the text");
            }
        }
    }

    const Json& m_expect;
    const Issue& m_issue;
    std::vector<std::string> m_wrong;
};

std::vector<std::string> wrong_in(const std::filesystem::path& text_file, const Json& expect) {
    const auto decoded = decode_text(test::read_file(text_file).value_or(""));
    std::vector<ParsedIssue> issues;
    bool told = !decoded.ok() || decoded.value().malformed_count > 0;
    if (decoded.ok()) issues = parse_issues(decoded.value().text, "case.txt", std::string(64, '0'));
    for (const ParsedIssue& each : issues) {
        for (const Diagnostic& found : each.issue.diagnostics) {
            told |= found.severity != Severity::Note;
        }
    }
    const bool needs_finding = expect.value("need_finding", false);
    if (told && (!decoded.ok() || expect.value("either_finding", false))) return {};
    std::vector<std::string> wrong;
    if (needs_finding && !told) wrong.emplace_back("nothing is reported");
    if (issues.empty()) return {"no issue"};
    for (std::string& each : CaseCheck(expect, issues[0].issue).run()) {
        wrong.push_back(std::move(each));
    }
    return wrong;
}

bool is_known_wrong(const std::string& name) {
    return std::find(std::begin(known_wrong), std::end(known_wrong), name) != std::end(known_wrong);
}

}  // namespace

TEST_CASE("ordinary cases: each is read as its .json says, but for those known to be wrong") {
    const auto folder = std::filesystem::path(KEXIE_SOURCE_DIR) / "tests" / "cases" / "ordinary";
    int count = 0;
    int right = 0;
    std::size_t known = 0;
    for (const auto& path : test::files_in(folder)) {
        if (path.extension() != ".json") continue;
        const std::string name = path.stem().string();
        CAPTURE(name);
        const Json json = Json::parse(test::read_file(path).value_or(""));
        std::filesystem::path text_file = path;
        const auto wrong = wrong_in(text_file.replace_extension(".txt"), json["expect"]);
        ++count;
        right += wrong.empty() ? 1 : 0;
        if (is_known_wrong(name)) {
            ++known;
            CHECK_MESSAGE(!wrong.empty(), "right now: take it off the list known_wrong");
        } else {
            for (const std::string& each : wrong) FAIL_CHECK(each);
        }
    }
    MESSAGE(right << " of " << count << " ordinary cases are read as they must be");
    CHECK(count >= 50);
    CHECK(known == std::size(known_wrong));
}

}  // namespace kexie
