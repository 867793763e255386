#include "app/source_view.h"

#include <doctest/doctest.h>

using namespace kexie;

TEST_CASE(
    "source: where the archive does not hold it, lines are known by number and noise by words") {
    Issue issue;
    Article article;
    article.title = "标题";
    article.paragraphs = {"甲乙", "丙"};
    article.attribution = "某单位";
    article.source_lines = {10, 15};
    article.paragraph_lines = {{11, 13}, {14, 14}};
    issue.articles = {article};
    issue.noise = {{12, "- 9 -", "page-number"}};
    issue.diagnostics = {{1, Severity::Warning, "masthead-missing", "没有刊头。"}};
    const SourceView view = make_source_view(issue, 0);
    CHECK_FALSE(view.has_text);
    REQUIRE(view.blocks.size() == 4);
    CHECK(view.blocks[0].lines.size() == 1);
    REQUIRE(view.blocks[1].lines.size() == 3);
    CHECK(view.blocks[1].lines[1].noise == "page-number");
    CHECK(view.blocks[1].lines[1].text == "- 9 -");
    CHECK(view.blocks[1].lines[0].text.empty());
    CHECK(view.blocks[3].part == SourcePart::Attribution);
    CHECK(view.diagnostics.size() == 1);
}
