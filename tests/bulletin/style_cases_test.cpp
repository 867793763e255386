// One issue in every style that raw issues come in: tests/cases/styles. clean.txt is the plain one;
// what the others say must be the same, but for what the table below has.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "bulletin/outline.h"
#include "support/files.h"
#include "support/golden.h"
#include "support/issue_diff.h"
#include "support/parse_text.h"
#include "text/encoding.h"

namespace kexie {

namespace {

const std::filesystem::path cases_folder =
    std::filesystem::path(KEXIE_SOURCE_DIR) / "tests" / "cases" / "styles";

std::vector<ParsedIssue> parse_case(const std::filesystem::path& path) {
    const auto decoded = decode_text(test::read_file(path).value_or(""));
    REQUIRE(decoded.ok());
    CHECK(decoded.value().malformed_count == 0);
    return test::parse_text(decoded.value().text);
}

void lose_masthead(Issue& issue) {
    issue.title.reset();
    issue.number.reset();
    issue.total_number.reset();
    issue.publisher.reset();
    issue.inferred = {true, true};
}

// Styles whose text says more, less or other than clean.txt.
struct Other {
    const char* name;
    void (*change)(Issue&);
};
const Other others[] = {
    {"contents-shortened",
     [](Issue& issue) {
         issue.toc[1].text = "市农学会专家赴青溪县指导春耕备耕";
         issue.toc[2].text = "世界气象日开放活动";
     }},
    {"footer-missing", [](Issue& issue) { issue.footer = {}; }},
    {"footer-with-address", [](Issue& issue) { issue.footer.email = "tongxun@example.org"; }},
    {"masthead-document-number", [](Issue& issue) { issue.total_number.reset(); }},
    {"masthead-lost", lose_masthead},
};

// Styles that print other characters: their outlines were compared with the text by a person.
const std::vector<std::string> rewritten = {"full-width-digits-and-latin", "half-width-punctuation",
                                            "traditional"};

Issue wanted_for(const std::string& name, const Issue& clean) {
    Issue wanted = clean;
    for (const Other& other : others) {
        if (name == other.name) other.change(wanted);
    }
    return wanted;
}

void check_equal(const Issue& wanted, const Issue& found) {
    for (const std::string& difference : test::differences(wanted, found)) FAIL_CHECK(difference);
}

}  // namespace

TEST_CASE("one issue in every style: the same object") {
    const Issue clean = parse_case(cases_folder / "clean.txt").at(0).issue;
    test::check_golden("case-style-clean.outline", outline(clean));
    CHECK(clean.articles.size() == 4);
    int count = 0;
    for (const auto& path : test::files_in(cases_folder)) {
        const std::string name = path.stem().string();
        if (name.starts_with("several-issues")) continue;
        CAPTURE(name);
        ++count;
        const auto parsed = parse_case(path);
        REQUIRE(parsed.size() == 1);
        const Issue& found = parsed[0].issue;
        if (std::find(rewritten.begin(), rewritten.end(), name) != rewritten.end()) {
            test::check_golden("case-style-" + name + ".outline", outline(found));
        } else {
            check_equal(wanted_for(name, clean), found);
        }
        if (name == "masthead-lost") CHECK(found.inferred == Inferred{true, true});
    }
    CHECK(count >= 55);
}

TEST_CASE("two issues in one file, the second with its masthead or without") {
    const Issue clean = parse_case(cases_folder / "clean.txt").at(0).issue;
    auto parsed = parse_case(cases_folder / "several-issues.txt");
    REQUIRE(parsed.size() == 2);
    check_equal(clean, parsed[0].issue);
    Issue next = clean;
    next.number = 8;
    next.total_number = 132;
    next.date = Date{2024, 4, 19};
    check_equal(next, parsed[1].issue);

    parsed = parse_case(cases_folder / "several-issues-mastheads-lost.txt");
    REQUIRE(parsed.size() == 2);
    check_equal(clean, parsed[0].issue);
    Issue lost = clean;
    lose_masthead(lost);
    check_equal(lost, parsed[1].issue);
    CHECK(parsed[1].issue.date == Date{2024, 4, 9});
    CHECK(test::has_code(parsed[1].issue, "masthead-missing"));
}

}  // namespace kexie
