// Random sequences of commands: the state stays valid, and its address restores it.
#include <doctest/doctest.h>

#include <random>

#include "app/preferences_json.h"
#include "app/update.h"
#include "support/small_archive.h"

using namespace kexie;
using test::open_state;

namespace {

Command random_command(std::mt19937& random) {
    const auto pick = [&](int count) {
        return static_cast<int>(random() % static_cast<unsigned>(count));
    };
    const char* texts[] = {"",       "沙龙",       "沙",     "讲座 沙龙", "期:",   "期:2",
                           "\"沙龙", "标题:(沙龙", "没有这", "shalong",   "沙,年", "2023-5"};
    const char* sections[] = {"要闻", "基层", "没有"};
    const std::string text = texts[pick(12)];
    const int by = pick(2) ? 1 : -1;
    switch (pick(30)) {
        case 0:
            return command::TypeQuery{text};
        case 1:
            return command::SetQuery{text};
        case 2:
            return command::StepBoxSuggestion{by};
        case 3:
            return command::SubmitBox{};
        case 4:
            return command::TakeBoxSuggestion{static_cast<std::size_t>(pick(5))};
        case 5:
            return command::EnterBox{};
        case 6:
            return command::LeaveBox{};
        case 7:
            return command::AskIssue{};
        case 8:
            return command::OpenIssue{pick(5) - 1};
        case 9:
            return command::OpenArticle{pick(3), pick(3)};
        case 10:
            return command::StepIssue{by};
        case 11:
            return command::StepArticle{by};
        case 12:
            return command::StepMark{by};
        case 13:
            return command::StepHit{by};
        case 14:
            return command::OpenHit{static_cast<std::size_t>(pick(4))};
        case 15:
            return command::SetSort{static_cast<Sort>(pick(3))};
        case 16:
            return command::ToggleYear{2022 + pick(3)};
        case 17:
            return command::ToggleSection{sections[pick(3)]};
        case 18:
            return command::SetDates{Date{2023, 1 + pick(6), 1}, Date{2023, 6, 1}};
        case 19:
            return command::ClearFilters{};
        case 20:
            return command::SetScope{pick(2) ? std::optional(Field::Title) : std::nullopt};
        case 21:
            return command::OpenHome{};
        case 22:
            return command::OpenTrends{};
        case 23:
            return command::SetTrendUnit{static_cast<TrendUnit>(pick(2))};
        case 24:
            return command::OpenTrendHits{static_cast<std::size_t>(pick(3)),
                                          static_cast<std::size_t>(pick(4))};
        case 25:
            return command::OpenSource{};
        case 26:
            return command::CloseSource{};
        case 27:
            return command::ToggleOverlay{overlays[pick(5)]};
        case 28:
            return command::ShowHits{static_cast<std::size_t>(pick(4)),
                                     static_cast<std::size_t>(pick(8)), 40};
        default:
            return command::SetTheme{static_cast<Theme>(pick(4))};
    }
}

void check_sound(const State& state) {
    const auto& hits = state.search.results.hits;
    if (state.search.open_hit) REQUIRE(*state.search.open_hit < hits.size());
    if (state.box.chosen) REQUIRE(*state.box.chosen < state.box.suggestions.size());
    REQUIRE(state.reader.issue < state.library->issue_count());
    if (state.reader.current_mark) REQUIRE(*state.reader.current_mark < state.reader.marks.size());
    REQUIRE(state.preferences.searches.size() <= 12);
    REQUIRE((state.route.kind == Route::Kind::Source) == state.source.has_value());
}

// Opening the address in a fresh state gives the same view.
void check_address(const State& state) {
    const std::string address = write_address(state.route);
    CAPTURE(address);
    REQUIRE(write_address(parse_address(address)) == address);
    // What is unknown may be so only for want of the issue.
    if (state.route.kind != Route::Kind::Unknown) REQUIRE(parse_address(address) == state.route);
    State other = open_state();
    update(other, command::OpenAddress{address, false});
    REQUIRE(other.route == state.route);
    if (state.route.kind == Route::Kind::Search) {
        REQUIRE(other.search.results.total == state.search.results.total);
        REQUIRE(other.search.open_hit == state.search.open_hit);
    }
    if (state.route.kind == Route::Kind::Trends) {
        REQUIRE(other.trends.series.size() == state.trends.series.size());
        return;
    }
    // Without hits, or for an unknown address, the open issue stays open.
    const bool nothing_found =
        state.route.kind == Route::Kind::Search && state.search.results.hits.empty();
    if (!nothing_found && state.route.kind != Route::Kind::Unknown) {
        REQUIRE(other.reader.issue == state.reader.issue);
    }
}

}  // namespace

TEST_CASE("random commands keep the state valid, and its address restores it") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        State state = open_state();
        for (int step = 0; step < 60; ++step) {
            CAPTURE(step);
            update(state, random_command(random));
            check_sound(state);
            check_address(state);
        }
        CHECK(read_preferences(write_preferences(state.preferences)) == state.preferences);
    }
}
