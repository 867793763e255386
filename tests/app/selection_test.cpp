#include "app/selection.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "app/state_json.h"
#include "app/update.h"

using namespace kexie;

namespace {

// Two issues; the second is open. 沙龙 occurs twice in its first article.
State open_state() {
    Article first;
    first.section = "基层";
    first.title = "沙龙举办";
    first.paragraphs = {"昨天，沙龙在密云区科协礼堂举办。", "来了 3 人。"};
    first.attribution = "密云区科协";
    Article second;
    second.title = "讲座";
    second.paragraphs = {"讲座如期举行。"};
    const auto issue = [&](int number) {
        auto made = std::make_shared<Issue>();
        made->id = "2023-" + std::to_string(number);
        made->title = "动态";
        made->year = 2023;
        made->number = number;
        made->articles = {first, second};
        return made;
    };
    Archive archive;
    archive.title = "动态";
    archive.issues = {issue(1), issue(2)};
    State state;
    update(state, command::LibraryLoaded{std::make_shared<Library>(std::move(archive))});
    return state;
}

constexpr TextAddress paragraph_at(std::uint32_t character, int paragraph = 0, int article = 0) {
    return {article, TextPart::Paragraph, paragraph, character * 3};
}

}  // namespace

TEST_CASE("selection: a drag selects between its ends, whichever way it goes") {
    State state = open_state();
    update(state, command::StartSelection{paragraph_at(3), SelectionGrain::Character});
    CHECK(selected_text(state).empty());
    update(state, command::ExtendSelection{paragraph_at(5)});
    CHECK(selected_text(state) == "沙龙");
    update(state, command::ExtendSelection{paragraph_at(0)});
    CHECK(selected_text(state) == "昨天，");
    update(state, command::ExtendSelection{TextAddress{0, TextPart::Title, 0, 6}});
    CHECK(selected_text(state) == "举办\n昨天，");
    update(state, command::ExtendSelection{paragraph_at(2, 0, 1)});
    CHECK(selected_text(state) ==
          "沙龙在密云区科协礼堂举办。\n来了 3 人。\n（密云区科协）\n讲座\n讲座");
}

TEST_CASE(
    "selection: dragging after a double or triple click extends by whole words or paragraphs") {
    State state = open_state();
    // A contributing unit counts as one word, even inside a run.
    update(state, command::StartSelection{paragraph_at(8), SelectionGrain::Word});
    CHECK(selected_text(state) == "密云区科协");
    update(state, command::ExtendSelection{paragraph_at(1)});
    CHECK(selected_text(state) == "昨天，沙龙在密云区科协");
    update(state, command::StartSelection{paragraph_at(8), SelectionGrain::Paragraph});
    CHECK(selected_text(state) == "昨天，沙龙在密云区科协礼堂举办。");
    update(state, command::ExtendSelection{paragraph_at(1, 1)});
    CHECK(selected_text(state) == "昨天，沙龙在密云区科协礼堂举办。\n来了 3 人。");
}

TEST_CASE("selection: a double click on a mark selects the mark") {
    State state = open_state();
    update(state, command::SetQuery{"龙在"});
    update(state, command::StartSelection{paragraph_at(4), SelectionGrain::Word});
    CHECK(selected_text(state) == "龙在");
}

TEST_CASE("selection: the keyboard moves the head") {
    State state = open_state();
    update(state, command::StartSelection{paragraph_at(3), SelectionGrain::Character});
    update(state, command::ExtendSelection{paragraph_at(4)});
    update(state, command::MoveSelection{SelectionStep::Character, 1});
    CHECK(selected_text(state) == "沙龙");
    for (int i = 0; i < 3; ++i) update(state, command::MoveSelection{SelectionStep::Character, -1});
    CHECK(selected_text(state) == "，");
    update(state, command::MoveSelection{SelectionStep::Word, -1});
    CHECK(selected_text(state) == "昨天，");
    update(state, command::MoveSelection{SelectionStep::Character, -1});
    update(state, command::MoveSelection{SelectionStep::Character, -1});
    CHECK(selected_text(state) == "办\n昨天，");
}

TEST_CASE("selection: select all takes the open article, then the issue") {
    State state = open_state();
    update(state, command::SelectAll{});
    const std::string whole = selected_text(state);
    CHECK(whole.starts_with("【基层】\n沙龙举办"));
    CHECK(whole.ends_with("讲座\n讲座如期举行。"));
    update(state, command::OpenArticle{1, 1});
    update(state, command::SelectAll{});
    CHECK(selected_text(state) == "讲座\n讲座如期举行。");
    update(state, command::SelectAll{});
    CHECK(selected_text(state) == whole);
}

TEST_CASE("selection: opening another issue clears it; unknown addresses change nothing") {
    State state = open_state();
    update(state, command::SelectAll{});
    update(state, command::ExtendSelection{TextAddress{9, TextPart::Title, 0, 0}});
    CHECK(selected_range(state).has_value());
    update(state, command::OpenTextMenu{1, 2, 0});
    update(state, command::StepIssue{-1});
    CHECK_FALSE(state.reader.selection.has_value());
    CHECK_FALSE(state.reader.menu.has_value());
    update(state, command::StartSelection{TextAddress{0, TextPart::Paragraph, 5, 0}, {}});
    CHECK_FALSE(state.reader.selection.has_value());
    State empty;
    update(empty, command::SelectAll{});
    update(empty, command::StartSelection{});
    update(empty, command::MoveSelection{});
    CHECK(selected_text(empty).empty());
}

TEST_CASE("selection: copying, with and without a citation of each article") {
    State state = open_state();
    const auto address = [](int article) { return "https://a/#" + std::to_string(article); };
    const Date today = {2026, 1, 2};
    CHECK_FALSE(update(state, command::CopySelection{}).copy.has_value());
    update(state, command::StartSelection{paragraph_at(0), SelectionGrain::Character});
    update(state, command::ExtendSelection{paragraph_at(2, 0, 1)});
    const Effects effects = update(state, command::CopySelection{});
    REQUIRE(effects.copy.has_value());
    CHECK(copied_text(state, *effects.copy, address, today) == selected_text(state));
    const std::string cited = copied_text(state, {CitationStyle::GbT7714, 0}, address, today);
    CHECK(cited ==
          "昨天，沙龙在密云区科协礼堂举办。\n来了 3 人。\n（密云区科协）\n\n"
          "密云区科协. 沙龙举办[J/OL]. 动态, 2023(2)[2026-01-02]. https://a/#0.\n\n"
          "讲座\n讲座\n\n讲座[J/OL]. 动态, 2023(2)[2026-01-02]. https://a/#1.");
    update(state, command::ClearSelection{});
    CHECK(copied_text(state, {CitationStyle::GbT7714, 1}, address, today) ==
          "讲座[J/OL]. 动态, 2023(2)[2026-01-02]. https://a/#1.");
    const Effects link = update(state, command::CopyArticleLink{1});
    CHECK(link.copy_link_to == ArticleAddress{"2023-2", 1});
}

TEST_CASE("selection: header and footer can be selected as the view words them") {
    State state = open_state();
    const TextAddress head = {-1, TextPart::HeaderFooterLine, 0, 0};
    update(state, command::StartSelection{head, SelectionGrain::Paragraph});
    CHECK_FALSE(state.reader.selection.has_value());
    update(state, command::SetHeaderFooter{{{"第 2 期"}, {"编辑：某人"}}});
    update(state, command::StartSelection{head, SelectionGrain::Paragraph});
    CHECK(selected_text(state) == "第 2 期");
    // Header and footer are not quoted.
    const auto address = [](int article) { return "https://a/#" + std::to_string(article); };
    const std::string cited =
        copied_text(state, {CitationStyle::Plain, -1}, address, Date{2026, 1, 2});
    CHECK(cited.find("第 2 期\n") == std::string::npos);
    CHECK(cited.find("沙龙举办") != std::string::npos);
    update(state, command::ExtendSelection{TextAddress{0, TextPart::Title, 0, 0}});
    CHECK(selected_text(state) == "第 2 期\n【基层】\n沙龙举办");
    const std::string quoted =
        copied_text(state, {CitationStyle::Plain, 0}, address, Date{2026, 1, 2});
    CHECK(quoted.starts_with("【基层】\n沙龙举办"));
    // Changed text at the same address clears the selection.
    update(state, command::SetHeaderFooter{{{"No. 2"}, {"Editor: 某人"}}});
    CHECK_FALSE(state.reader.selection.has_value());
    update(state, command::SelectAll{});
    CHECK(selected_text(state).starts_with("No. 2\n【基层】"));
    CHECK(selected_text(state).ends_with("\nEditor: 某人"));
    update(state, command::StartSelection{paragraph_at(0), SelectionGrain::Paragraph});
    update(state, command::SetHeaderFooter{{{"第 2 期"}, {}}});
    CHECK(state.reader.selection.has_value());
    // Their menu acts on the nearest article.
    update(state, command::OpenTextMenu{1, 2, -1});
    REQUIRE(state.reader.menu.has_value());
    CHECK(state.reader.menu->article == 0);
    update(state, command::OpenTextMenu{1, 2, 2});
    CHECK(state.reader.menu->article == 1);
    update(state, command::StepIssue{-1});
    CHECK(state.reader.header_footer == HeaderFooter{});
}

TEST_CASE("selection: searching for the selection finds it") {
    const TextRange ranges[] = {{paragraph_at(3), paragraph_at(5)},
                                {paragraph_at(0), paragraph_at(5)},
                                {{0, TextPart::Paragraph, 1, 0}, {0, TextPart::Paragraph, 1, 15}},
                                {{0, TextPart::Title, 0, 6}, paragraph_at(5)}};
    for (const TextRange& range : ranges) {
        State state = open_state();
        update(state, command::StartSelection{range.begin, SelectionGrain::Character});
        update(state, command::ExtendSelection{range.end});
        CAPTURE(selected_text(state));
        CHECK_FALSE(update(state, command::SearchSelection{}).replace_address);
        CHECK(state.route.kind == Route::Kind::Search);
        CHECK(state.search.results.total == 2);
    }
    State state = open_state();
    update(state, command::SearchSelection{});
    CHECK(state.route.kind == Route::Kind::Home);
}

TEST_CASE("selection: the menu lists citations on demand and closes with everything else") {
    State state = open_state();
    update(state, command::ToggleCitations{});
    CHECK_FALSE(state.reader.menu.has_value());
    update(state, command::OpenTextMenu{30, 40, 1});
    update(state, command::ToggleCitations{});
    REQUIRE(state.reader.menu.has_value());
    CHECK(state.reader.menu->citations_open);
    CHECK(nlohmann::json::parse(write_state(state, {}))["menu"] == true);
    update(state, command::CloseOverlay{});
    CHECK_FALSE(state.reader.menu.has_value());
}
