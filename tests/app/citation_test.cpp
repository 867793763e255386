#include "app/citation.h"

#include <doctest/doctest.h>

#include "support/golden.h"

using namespace kexie;

namespace {

Issue numbered() {
    Issue issue;
    issue.id = "2023-18";
    issue.title = "动态";
    issue.year = 2023;
    issue.number = 18;
    issue.total_number = 71;
    issue.publisher = "某市办公室";
    issue.date = Date{2023, 6, 12};
    Article article;
    article.title = "讲座*举办* 50% {特别} & 其他_事";
    article.attribution = "密云区科协";
    Article plain;
    plain.title = "没有供稿单位";
    issue.articles = {article, plain};
    return issue;
}

// Without a masthead: year and date are inferred.
Issue inferred() {
    Issue issue = numbered();
    issue.id = "2023-06-30~807c66";
    issue.title.reset();
    issue.number.reset();
    issue.total_number.reset();
    issue.publisher.reset();
    issue.inferred = {true, true};
    issue.date = Date{2023, 6, 30};
    return issue;
}

// Without year, number and date.
Issue unknown() {
    Issue issue = inferred();
    issue.id = "x";
    issue.year.reset();
    issue.date.reset();
    issue.inferred = {};
    return issue;
}

std::string all_styles(const Issue& issue, std::size_t article, const CitationContext& context,
                       std::string_view quote) {
    struct Named {
        const char* name;
        CitationStyle style;
    };
    const Named styles[] = {{"GB/T 7714", CitationStyle::GbT7714},
                            {"plain", CitationStyle::Plain},
                            {"Markdown", CitationStyle::Markdown},
                            {"BibTeX", CitationStyle::BibTeX},
                            {"RIS", CitationStyle::Ris}};
    std::string out;
    for (const Named& each : styles) {
        out += std::string("--- ") + each.name + "\n" +
               cite(issue, issue.articles[article], each.style, context, quote) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("citations of a numbered, an unnumbered and an unknown issue") {
    const CitationContext on_web = {"档案", "https://example.org/kexie/#/issue/2023-18/0",
                                    Date{2026, 1, 2}};
    const CitationContext on_disk = {"档案", "file:///home/kexie.html#/issue/2023-18/0",
                                     Date{2026, 1, 2}};
    test::check_golden("citation-numbered.txt",
                       all_styles(numbered(), 0, on_web, "第一段。\n第二段，50%。"));
    test::check_golden("citation-no-unit.txt", all_styles(numbered(), 1, on_disk, ""));
    test::check_golden("citation-inferred.txt", all_styles(inferred(), 0, on_disk, "引文。"));
    test::check_golden("citation-unknown.txt", all_styles(unknown(), 0, on_disk, ""));
}

TEST_CASE("a citation never states an inferred date as if it were printed") {
    const Issue issue = inferred();
    const CitationContext context;
    for (const CitationStyle style : {CitationStyle::Plain, CitationStyle::Markdown,
                                      CitationStyle::BibTeX, CitationStyle::Ris}) {
        CHECK(cite(issue, issue.articles[0], style, context).find("约 ") != std::string::npos);
    }
    const std::string gb = cite(issue, issue.articles[0], CitationStyle::GbT7714, context);
    CHECK(gb.find("[2023]") != std::string::npos);
    CHECK(gb.find("06-30") == std::string::npos);
}

TEST_CASE("a dated issue without a number is cited by its day") {
    Issue issue = numbered();
    issue.number.reset();
    issue.total_number.reset();
    CHECK(cite(issue, issue.articles[1], CitationStyle::GbT7714, {}) ==
          "没有供稿单位[J]. 动态, 2023-06-12.");
}
