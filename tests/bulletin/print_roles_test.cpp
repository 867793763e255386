// What the print of a document tells the parser.
#include "bulletin/print_roles.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "bulletin/coverage.h"
#include "bulletin/parse.h"
#include "support/ordinary_print.h"
#include "support/ordinary_score.h"
#include "support/rounds.h"

namespace kexie {

namespace {

std::vector<Issue> issues_of(std::vector<ParsedIssue> parsed) {
    std::vector<Issue> issues;
    for (ParsedIssue& each : parsed) issues.push_back(std::move(each.issue));
    return issues;
}

const std::string no_hash(64, '0');

struct Rates {
    int count = 0;
    int text_exact = 0;
    int print_exact = 0;
    std::string example;
};

void add(Rates& rates, const test::Traits& traits, std::uint32_t seed) {
    const test::OrdinaryBulletin bulletin = test::ordinary_bulletin(traits, seed);
    const Document document = test::ordinary_print(bulletin, seed);
    REQUIRE(document.prints.size() == bulletin.kinds.size());
    const auto score = [&](std::vector<ParsedIssue> parsed) {
        return test::score_ordinary(bulletin, issues_of(std::move(parsed)));
    };
    ++rates.count;
    rates.text_exact += score(parse_issues(bulletin.text, "a.txt", no_hash)).exact() ? 1 : 0;
    const test::OrdinaryScore printed = score(parse_issues(document, "a.docx", no_hash));
    rates.print_exact += printed.exact() ? 1 : 0;
    if (!printed.exact()) {
        rates.example += "\n" + std::to_string(seed) + ": " + printed.differences.front();
    }
}

void tell(const char* name, const Rates& rates) {
    MESSAGE(name << ": " << 100.0 * rates.print_exact / rates.count << " % exact with print, "
                 << 100.0 * rates.text_exact / rates.count << " % by the text alone"
                 << rates.example.substr(0, 2000));
}

}  // namespace

TEST_CASE("printed ordinary bulletins are read better than their text") {
    Rates plain;
    Rates three;
    Rates all;
    for (std::uint32_t seed = 0; seed < test::rounds(140U); ++seed) {
        add(plain, test::Traits(), seed);
        add(three, *test::traits_named("three", seed), seed);
        add(all, *test::traits_named("all", seed), seed);
    }
    tell("plain", plain);
    tell("three traits", three);
    tell("all at once", all);
    CHECK(plain.print_exact == plain.count);
    CHECK(three.print_exact >= three.text_exact);
    CHECK(all.print_exact >= all.text_exact);
}

}  // namespace kexie
