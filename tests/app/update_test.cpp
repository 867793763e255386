#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "app/preferences_json.h"
#include "app/state_json.h"
#include "app/update.h"
#include "support/small_archive.h"
#include "text/pinyin.h"
#include "text/pinyin_table.h"

using namespace kexie;
using test::make_article;
using test::make_issue;
using test::open_state;

TEST_CASE("state: an archive opens at its newest issue") {
    const State state = open_state();
    CHECK(state.load.phase == LoadState::Phase::Ready);
    CHECK(state.reader.issue == 2);
    CHECK(state.library->article_count() == 4);
    CHECK(state.library->sections().front().value == "要闻");
    CHECK(state.library->sections().front().count == 2);
}

TEST_CASE("state: an address set before loading is opened after loading") {
    State state;
    update(state, command::OpenAddress{"#/issue/2023-1/1", false});
    CHECK(state.library == nullptr);
    Archive archive;
    archive.issues = {make_issue(1, {make_article(nullptr, "甲", "乙。", nullptr),
                                     make_article(nullptr, "丙", "丁。", nullptr)})};
    update(state, command::LibraryLoaded{std::make_shared<Library>(std::move(archive))});
    CHECK(state.reader.issue == 0);
    CHECK(open_article(state) == 1);
}

TEST_CASE(
    "state: typing searches and marks the open hit; stepping through marks reaches the next "
    "article") {
    State state = open_state();
    update(state, command::SetQuery{"沙龙"});
    CHECK(state.route.kind == Route::Kind::Search);
    REQUIRE(state.search.results.hits.size() == 3);
    CHECK(state.search.results.occurrences == 4);
    CHECK(state.search.open_hit == 0);

    // Stepping visits every mark once and stays at the last.
    int places = 0;
    std::string seen;
    for (int i = 0; i < 10; ++i) {
        REQUIRE(state.reader.current_mark.has_value());
        const std::string now = std::to_string(*state.search.open_hit) + ":" +
                                std::to_string(*state.reader.current_mark);
        if (now != seen) ++places;
        seen = now;
        update(state, command::StepMark{1});
    }
    CHECK(places == 4);
    const auto last = state.search.open_hit;
    update(state, command::StepMark{1});
    CHECK(state.search.open_hit == last);
    for (int i = 0; i < 10; ++i) update(state, command::StepMark{-1});
    CHECK(state.search.open_hit == 0);
    CHECK(mark_position(state)->number == 1);
}

TEST_CASE("state: queries without hits or in Latin letters come with suggestions") {
    State state = open_state();
    update(state, command::SetQuery{"杀龙"});
    CHECK(state.search.results.hits.empty());
    REQUIRE_FALSE(state.search.suggestions.empty());
    CHECK(state.search.suggestions.front().text == "沙龙");
    update(state, command::SetQuery{"shalong"});
    REQUIRE_FALSE(state.search.suggestions.empty());
    CHECK(state.search.suggestions.front().text == "沙龙");
    update(state, command::SetQuery{"沙龙"});
    CHECK(state.search.suggestions.empty());
}

TEST_CASE("state: filters narrow, toggle, and clear") {
    State state = open_state();
    update(state, command::SetQuery{"沙龙"});
    update(state, command::ToggleSection{"基层"});
    CHECK(state.search.results.hits.size() == 2);
    update(state, command::ToggleSource{"延庆区科协"});
    CHECK(state.search.results.hits.size() == 1);
    update(state, command::ToggleSource{"延庆区科协"});
    CHECK(state.search.results.hits.size() == 2);
    update(state, command::ClearFilters{});
    CHECK(state.search.results.hits.size() == 3);
    update(state, command::SetDates{Date{2023, 5, 1}, Date{2023, 5, 31}});
    CHECK(state.search.results.hits.size() == 1);
}

TEST_CASE("state: clearing the box returns to the issue that was open") {
    State state = open_state();
    update(state, command::SetQuery{"讲座"});
    CHECK(state.reader.issue == 1);
    update(state, command::SetQuery{""});
    CHECK(state.route.kind == Route::Kind::Issue);
    CHECK(state.reader.issue == 1);
    CHECK(state.reader.marks.empty());
}

TEST_CASE("state: Back and Forward restore query, hit and scroll") {
    State state = open_state();
    update(state, command::SetQuery{"沙龙"});
    update(state, command::OpenHit{1});
    update(state, command::ReaderScrolled{321, 0});
    const std::string address = write_address(state.route);
    const auto issue = state.reader.issue;
    update(state, command::OpenHome{});
    CHECK(state.route.kind == Route::Kind::Home);
    update(state, command::OpenAddress{address, true});
    CHECK(state.route.query == "沙龙");
    CHECK(state.search.open_hit == 1);
    CHECK(state.reader.issue == issue);
    CHECK(state.reader.scroll.to == ScrollRequest::To::Offset);
    CHECK(state.reader.scroll.offset_px == 321);
}

TEST_CASE("state: unknown addresses become Route::Kind::Unknown") {
    for (const char* address : {"#/issue/2023-99", "#/issue/2023-1/7", "#/somewhere"}) {
        CAPTURE(address);
        State state = open_state();
        update(state, command::OpenAddress{address, false});
        CHECK(state.route.kind == Route::Kind::Unknown);
        CHECK("#" + state.route.unknown == address);
    }
}

TEST_CASE("state: stepping past the ends changes nothing") {
    State state = open_state();
    update(state, command::StepIssue{1});
    CHECK(state.reader.issue == 2);
    update(state, command::StepIssue{-1});
    CHECK(state.reader.issue == 1);
    update(state, command::OpenIssue{99});
    CHECK(state.reader.issue == 1);
    update(state, command::SetFontSize{99});
    CHECK(state.preferences.font_size_px == font_size_max_px);
}

TEST_CASE("state: commands before loading do no harm") {
    State state;
    update(state, command::SetQuery{"沙龙"});
    update(state, command::StepMark{1});
    update(state, command::OpenHit{3});
    update(state, command::StepIssue{1});
    update(state, command::ToggleYear{2023});
    update(state, command::OpenHome{});
    CHECK(state.library == nullptr);
    CHECK(nlohmann::json::parse(write_state(state, {}))["view"] == "loading");
}

TEST_CASE("state: its JSON has the keys that scripts rely on") {
    State state = open_state();
    update(state, command::SetQuery{"讲座"});
    const auto json = nlohmann::json::parse(write_state(state, {7, 0, 0}));
    CHECK(json["view"] == "search");
    CHECK(json["query"] == "讲座");
    CHECK(json["total"] == 1);
    CHECK(json["issue"] == "2023-2");
    CHECK(json["article"] == 0);
    CHECK(json["frames"] == 7);
    CHECK(json["fontSize"] == 17);
    CHECK(json["route"] == "#/search?q=讲座");
    CHECK(json["text"].get<std::string>().find("讲座之后还有沙龙。") != std::string::npos);
}

TEST_CASE("preferences survive the round trip; damaged ones give defaults") {
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark}) {
        for (const Language language : {Language::Chinese, Language::English}) {
            const Preferences chosen = {
                theme, language, 21, LineSpacing::Loose, {"沙龙", "\"A B\" | 丙"}};
            CHECK(read_preferences(write_preferences(chosen)) == chosen);
        }
    }
    for (const char* damaged : {"", "{", "[]", "{\"theme\": 3}", "{\"fontSize\": \"x\"}", "null",
                                "{\"searches\": {\"a\": 1}}"}) {
        CAPTURE(damaged);
        CHECK(read_preferences(damaged) == Preferences{});
    }
    CHECK(read_preferences("{\"fontSize\": 99}").font_size_px == font_size_max_px);
    CHECK(read_preferences("{\"fontSize\": -1}").font_size_px == font_size_min_px);
}

TEST_CASE("state: a query typed before the pinyin table is loaded gets suggestions afterwards") {
    State state = open_state();
    give_pinyin_table({});
    update(state, command::TypeQuery{"shalong"});
    CHECK(state.search.suggestions.empty());
    REQUIRE(give_pinyin_table(std::string(pinyin_table::built_in())));
    update(state, command::PinyinReady{});
    REQUIRE_FALSE(state.search.suggestions.empty());
    CHECK(state.search.suggestions.front().text == "沙龙");
    // Without a search it changes nothing.
    update(state, command::OpenHome{});
    update(state, command::PinyinReady{});
    CHECK(state.search.suggestions.empty());
}
