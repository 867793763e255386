#include "app/hits_export.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "app/results_json.h"
#include "support/golden.h"
#include "support/small_archive.h"

using namespace kexie;
using test::make_article;
using test::make_issue;

namespace {

// Titles and units with all markup of CSV and Markdown.
State marked_up_state() {
    Archive archive;
    archive.title = "动态";
    archive.issues = {
        make_issue(1,
                   {make_article("要闻", "沙龙, \"首次\" 举办", "首次*沙龙*举办。", "密云区科协"),
                    make_article(nullptr, "# 沙龙", "1. 沙龙\n第二行", nullptr)}),
        make_issue(2, {make_article("基层", "讲座", "讲座之后还有沙龙。", "延庆_科协")})};
    State state;
    update(state, command::LibraryLoaded{std::make_shared<Library>(std::move(archive))});
    update(state, command::SetQuery{"沙龙"});
    update(state, command::SetSort{Sort::Oldest});
    return state;
}

}  // namespace

TEST_CASE("export of hits: the three formats") {
    const State state = marked_up_state();
    REQUIRE(state.search.results.hits.size() == 3);
    test::check_golden("hits.csv", export_hits(state, HitFormat::Csv).bytes);
    test::check_golden("hits.md", export_hits(state, HitFormat::Markdown).bytes);
    const std::string json = export_hits(state, HitFormat::Json).bytes;
    CHECK(json == results_json(state.library->engine(), "沙龙", {}, state.search.results));
    CHECK(nlohmann::json::parse(json)["hits"].size() == 3);
}

TEST_CASE("export of hits: the file name is valid on every file system") {
    State state = marked_up_state();
    CHECK(export_hits(state, HitFormat::Csv).name == "kexie-沙龙.csv");
    update(state, command::SetQuery{"标题:\"a/b\" ../*?"});
    CHECK(export_hits(state, HitFormat::Markdown).name == "kexie-标题__a_b_______.md");
    update(state, command::SetQuery{std::string(500, 'x')});
    CHECK(export_hits(state, HitFormat::Json).name.size() < 60);
}
