#include "app/box_suggestions.h"

#include <doctest/doctest.h>

#include "app/update.h"
#include "support/small_archive.h"

using namespace kexie;
using test::open_state;

namespace {

std::vector<std::string> names(const State& state, const std::vector<int>& issues) {
    std::vector<std::string> ids;
    for (const int issue : issues) ids.push_back(state.library->issue(issue).id);
    return ids;
}

}  // namespace

TEST_CASE("suggestions: an issue is found by its number, with or without its year") {
    const State state = open_state();
    struct Case {
        const char* typed;
        std::vector<std::string> issues;
        bool asks;  // asks_for_issue().
    };
    const Case cases[] = {
        {"期:", {"2023-5", "2023-2", "2023-1"}, false},
        {"期:5", {"2023-5"}, true},
        {"期： 5 ", {"2023-5"}, true},
        {"issue:1", {"2023-1"}, true},
        {"5", {"2023-5"}, false},
        {"2023-2", {"2023-2"}, true},
        {"期:2023-2", {"2023-2"}, true},
        {"2022-2", {}, true},
        {"期:9", {}, true},
        {"", {}, false},
        {"沙龙", {}, false},
        {"5月", {}, false},
        {"2023-06-01", {}, false},
        {"123456", {}, false},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.typed);
        CHECK(names(state, issues_named(*state.library, expected.typed, 8)) == expected.issues);
        CHECK(asks_for_issue(expected.typed) == expected.asks);
    }
    CHECK(issues_named(*state.library, "期:", 2).size() == 2);
}

TEST_CASE("suggestions: completions come from the archive") {
    State state = open_state();
    update(state, command::TypeQuery{"沙"});
    REQUIRE_FALSE(state.box.suggestions.empty());
    for (const BoxSuggestion& suggestion : state.box.suggestions) {
        CAPTURE(suggestion.text);
        CHECK(suggestion.kind == BoxSuggestion::Kind::Continuation);
        CHECK(suggestion.text.rfind("沙", 0) == 0);
        CHECK(suggestion.text != "沙");
        // Every completion occurs as often as it says.
        CHECK(state.library->engine().search(suggestion.text).occurrences == suggestion.count);
    }
    for (const std::string typed : {"基层 沙", "基层　沙", "基层\u2003沙", "基层、沙"}) {
        CAPTURE(typed);
        update(state, command::TypeQuery{typed});
        REQUIRE_FALSE(state.box.suggestions.empty());
        CHECK(state.box.suggestions.front().text.rfind(typed, 0) == 0);
    }
    for (const char* typed : {"标题:沙", "\"沙", "-沙", "沙 ", "(沙"}) {
        CAPTURE(typed);
        update(state, command::TypeQuery{typed});
        CHECK(state.box.suggestions.empty());
    }
}

TEST_CASE(
    "suggestions: arrows step through them and back to the text; Enter takes the chosen one") {
    State state = open_state();
    update(state, command::TypeQuery{"沙"});
    const std::size_t count = state.box.suggestions.size();
    const std::string first = state.box.suggestions.front().text;
    CHECK_FALSE(state.box.chosen.has_value());
    update(state, command::StepBoxSuggestion{1});
    CHECK(state.box.chosen == 0);
    update(state, command::StepBoxSuggestion{-1});
    CHECK_FALSE(state.box.chosen.has_value());
    update(state, command::StepBoxSuggestion{-1});
    CHECK(state.box.chosen == count - 1);
    update(state, command::StepBoxSuggestion{1});
    update(state, command::StepBoxSuggestion{1});
    CHECK(state.box.chosen == 0);
    update(state, command::SubmitBox{});
    CHECK(state.route.query == first);
    CHECK(state.box.suggestions.empty());
    // Without suggestions, the arrows step through the hits.
    update(state, command::SetQuery{"沙龙"});
    update(state, command::StepBoxSuggestion{1});
    CHECK(state.search.open_hit == 1);
}

TEST_CASE(
    "suggestions: recent searches are newest first, listed for an empty box, and can be cleared") {
    State state = open_state();
    for (const char* query : {"沙龙", "年会", "  ", "沙龙"}) {
        update(state, command::TypeQuery{query});
        update(state, command::SubmitBox{});
    }
    CHECK(state.preferences.searches == std::vector<std::string>{"沙龙", "年会"});
    update(state, command::SetQuery{""});
    update(state, command::EnterBox{});
    REQUIRE(state.box.suggestions.size() == 2);
    CHECK(state.box.suggestions[1].kind == BoxSuggestion::Kind::Earlier);
    update(state, command::TakeBoxSuggestion{1});
    CHECK(state.route.query == "年会");
    CHECK(state.preferences.searches.front() == "年会");
    update(state, command::ClearHistory{});
    CHECK(state.preferences.searches.empty());
    update(state, command::SetQuery{""});
    update(state, command::EnterBox{});
    CHECK(state.box.suggestions.empty());
    // A query without hits is not stored when the box loses focus.
    update(state, command::TypeQuery{"没有"});
    update(state, command::LeaveBox{});
    CHECK(state.preferences.searches.empty());
    for (int i = 0; i < 40; ++i) remember_search(state.preferences.searches, std::to_string(i));
    CHECK(state.preferences.searches.size() == searches_max);
    CHECK(state.preferences.searches.front() == "39");
}

TEST_CASE("suggestions: Enter opens an issue looked up by number; looking it up changes nothing") {
    State state = open_state();
    const Route before = state.route;
    update(state, command::AskIssue{});
    CHECK(state.route == before);
    CHECK(box_text(state) == "期:");
    CHECK(state.box.suggestions.size() == 3);
    update(state, command::CloseBoxSuggestions{});
    CHECK(box_text(state).empty());
    update(state, command::AskIssue{});
    update(state, command::TypeQuery{"期:2"});
    CHECK(state.box.chosen == 0);
    update(state, command::SubmitBox{});
    CHECK(state.route.kind == Route::Kind::Issue);
    CHECK(state.route.target.issue == "2023-2");
}
