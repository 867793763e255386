// The whole interface over the digests, headless.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "app/names.h"
#include "app/state_json.h"
#include "support/headless_ui.h"
#include "support/small_archive.h"
#include "ui/notices.h"
#include "ui/shortcuts.h"

using namespace kexie;

namespace {

struct Screen {
    float width;
    float height;
    float scale;
};
constexpr Screen screens[] = {{1440, 900, 1}, {1024, 768, 1.5f}, {390, 844, 2},
                              {320, 568, 3},  {2560, 1440, 1},   {320, 256, 4}};

constexpr const char* addresses[] = {"#/",
                                     "#/issue/2023-18",
                                     "#/issue/2023-18/3",
                                     "#/search?q=沙龙",
                                     "#/search?q=科普 沙龙&sort=newest&open=2023-18/0",
                                     "#/search?q=标题:(沙龙",
                                     "#/search?q=没有这样的话&year=2023",
                                     "#/trends?q=沙龙,科普",
                                     "#/trends",
                                     "#/source/2023-18/2",
                                     "#/nowhere"};

// Everything that a command can change.
std::string fingerprint(const State& state) {
    return write_state(state, {}) + std::to_string(state.focus_search_serial) + "|" + state.toast;
}

}  // namespace

TEST_CASE("every view, size and language: no missing glyph, no clipped line") {
    for (const Screen& screen : screens) {
        HeadlessUi headless(screen.width * screen.scale, screen.height * screen.scale,
                            screen.scale);
        REQUIRE(headless.state.library->issue_count() == 5);
        for (const Language language : {Language::Chinese, Language::English}) {
            headless.send(command::SetLanguage{language});
            for (const char* address : addresses) {
                headless.send(command::OpenAddress{address, false});
                for (const Pane pane : {Pane::Browse, Pane::Hits, Pane::Filters, Pane::Reader,
                                        Pane::Trends, Pane::Settings}) {
                    headless.send(command::ShowPane{pane});
                    headless.settle();
                    CAPTURE(screen.width);
                    CAPTURE(address);
                    CAPTURE(static_cast<int>(language));
                    CAPTURE(static_cast<int>(pane));
                    CHECK(headless.vertices > 100);
                    CHECK(headless.faults.missing_glyphs == 0);
                    CHECK(headless.faults.clipped_texts == 0);
                }
            }
            for (const Overlay overlay : overlays) {
                headless.send(command::ToggleOverlay{overlay});
                headless.settle();
                CAPTURE(screen.width);
                CAPTURE(name_of(overlay));
                CHECK(headless.faults.missing_glyphs == 0);
                CHECK(headless.faults.clipped_texts == 0);
                headless.send(command::CloseOverlay{});
            }
        }
    }
}

TEST_CASE("every shortcut does something, and none while the box has the keyboard") {
    std::set<std::string> labels;
    for (const Shortcut& shortcut : shortcuts()) {
        CAPTURE(shortcut.label);
        CHECK(labels.insert(std::string(shortcut.label)).second);
        HeadlessUi headless(1440, 900);
        headless.send(command::SetQuery{"科普"});
        headless.settle();
        // A hit from which every step moves.
        const auto& hits = headless.state.search.results.hits;
        const auto middle = std::find_if(hits.begin() + 1, hits.end(), [&](const Hit& hit) {
            return hit.issue > 0 && hit.issue + 1 < 5 && hit.article > 0;
        });
        REQUIRE(middle != hits.end());
        headless.send(command::OpenHit{static_cast<std::size_t>(middle - hits.begin())});
        if (shortcut.key == ImGuiKey_Escape) headless.send(command::ToggleOverlay{Overlay::Help});
        if (shortcut.key == ImGuiKey_0) headless.send(command::SetFontSize{21});
        headless.settle();
        const std::string before = fingerprint(headless.state);
        headless.input.field_focused = true;
        if (!shortcut.while_typing) {
            headless.key(shortcut.key, shortcut.shift == Shift::With);
            CHECK(fingerprint(headless.state) == before);
        }
        headless.input.field_focused = false;
        headless.settle();
        const std::string start = fingerprint(headless.state);
        headless.key(shortcut.key, shortcut.shift == Shift::With);
        // Copying a link changes nothing but the clipboard.
        if (shortcut.key != ImGuiKey_L) CHECK(fingerprint(headless.state) != start);
        // Ctrl belongs to the browser.
        const std::string after = fingerprint(headless.state);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
        headless.key(shortcut.key, shortcut.shift == Shift::With);
        CHECK(fingerprint(headless.state) == after);
    }
}

TEST_CASE("time chart: a press filters by a bar, a drag by a range, and a second press clears") {
    HeadlessUi headless(1440, 900);
    headless.send(command::SetQuery{"科普"});
    headless.settle();
    const std::size_t all = headless.state.search.results.total;
    REQUIRE(all > 0);
    const auto& filters = headless.state.route.filters;
    // The chart is 204 px wide from x = 18, and holds the twelve months of 2023.
    headless.drag(20, 130, 215, 130);
    REQUIRE(filters.from.has_value());
    CHECK(*filters.from == Date{2023, 1, 1});
    CHECK(*filters.to == Date{2023, 12, 31});
    CHECK(headless.state.search.results.total == all);
    headless.drag(110, 130, 215, 130);
    CHECK(*filters.from == Date{2023, 6, 1});
    headless.click(18 + 17 * 5 + 8, 140);
    CHECK(*filters.from == Date{2023, 6, 1});
    CHECK(*filters.to == Date{2023, 6, 30});
    headless.click(18 + 17 * 5 + 8, 140);
    CHECK_FALSE(filters.from.has_value());
}

TEST_CASE("hit list: 100,000 hits cost no more than the cards in sight") {
    Archive archive;
    archive.title = "动态";
    std::vector<Article> articles;
    for (int i = 0; i < 1000; ++i) {
        articles.push_back(test::make_article("要闻", "沙龙举办", "首次沙龙举办。", "密云区科协"));
    }
    for (int i = 0; i < 100; ++i) {
        auto issue = std::make_shared<Issue>(*test::make_issue(i % 12 + 1, articles));
        issue->id = std::to_string(i);
        archive.issues.push_back(std::move(issue));
    }
    HeadlessUi headless(1440, 900);
    headless.open(std::move(archive));
    headless.send(command::SetQuery{"沙龙"});
    headless.settle();
    REQUIRE(headless.state.search.results.total == 100000);
    const int at_top = headless.vertices;
    CHECK(at_top < 100000);
    // Opening a hit far down scrolls there without laying out what is above.
    headless.send(command::OpenHit{99000});
    headless.settle();
    CHECK(headless.vertices < 2 * at_top);
    CHECK(headless.faults.clipped_texts == 0);
}

TEST_CASE("hit list: the open hit is scrolled into view whole, whatever the heights above it") {
    HeadlessUi headless(1440, 900);
    const std::size_t count = [&] {
        headless.send(command::SetQuery{"科技"});
        headless.settle();
        return headless.state.search.results.hits.size();
    }();
    REQUIRE(count > 12);
    for (const std::size_t at : {count - 1, std::size_t{0}, count / 2, count - 2, count / 3}) {
        // A new search, so that no card has been measured yet.
        headless.send(command::SetQuery{"科普"});
        headless.settle();
        headless.send(command::SetQuery{"科技"});
        headless.send(command::OpenHit{at});
        headless.settle();
        CAPTURE(at);
        const Semantics& shown = headless.view.semantics();
        const SemanticNode* card = shown.find("hit" + std::to_string(at) + " item");
        const SemanticNode* list = shown.find("hits");
        REQUIRE(card);
        REQUIRE(list);
        // Rectangles in a scroller are relative to its content.
        CHECK(card->rect.top >= list->offset - 1);
        CHECK(card->rect.bottom <= list->offset + list->rect.height() + 1);
    }
}

TEST_CASE("filters: those that leave no hits are shown and can be cleared") {
    HeadlessUi headless(1440, 900);
    headless.send(command::OpenAddress{"#/search?q=科普&year=2022", false});
    headless.settle();
    REQUIRE(headless.state.search.results.hits.empty());
    const SemanticNode* year = headless.view.semantics().find("year 2022");
    REQUIRE(year);
    CHECK(year->tick == Tick::On);
    const auto& nodes = headless.view.semantics().nodes();
    CHECK(std::any_of(nodes.begin(), nodes.end(), [](const SemanticNode& node) {
        return node.name.find("未收录：2022 年") != std::string::npos;
    }));
    headless.view.press_node("widen");
    headless.settle();
    CHECK_FALSE(headless.state.search.results.hits.empty());
}

TEST_CASE("shortcuts: text set in the frame in which the box loses focus stays") {
    HeadlessUi headless(1440, 900);
    headless.input.field_focused = true;
    headless.settle();
    headless.input.field_focused = false;
    headless.key(ImGuiKey_G);
    CHECK(box_text(headless.state) == "期:");
    CHECK_FALSE(headless.state.box.suggestions.empty());
}

// 1280 × 1024 at 400 %: WCAG 1.4.10.
TEST_CASE("low windows: at least half of the height is content, and all of it can be reached") {
    constexpr float scale = 2;
    constexpr float height = 256 * scale;
    HeadlessUi headless(320 * scale, height, scale);
    const auto rect_of = [&](std::string_view id) -> Rect {
        for (const SemanticNode& node : headless.view.semantics().nodes()) {
            if (node.id == id) return node.rect;
        }
        return {};
    };
    struct Place {
        const char* address;
        Pane pane;
        const char* content;
    };
    constexpr Place places[] = {
        {"#/issue/2023-18/3", Pane::Reader, "reader"},
        {"#/search?q=沙龙", Pane::Hits, "hits"},
        {"#/search?q=标题:(沙龙", Pane::Filters, "filters"},
        {"#/source/2023-18/2", Pane::Reader, "source"},
        {"#/trends?q=沙龙,科普", Pane::Trends, "trends part"},
        {"#/search?q=没有这样的话&year=2023", Pane::Hits, "no hits part"},
        {"#/", Pane::Browse, "browse"},
        {"#/", Pane::Settings, "settings part"},
    };
    for (const Place& place : places) {
        headless.send(command::OpenAddress{place.address, false});
        headless.send(command::ShowPane{place.pane});
        headless.settle();
        CAPTURE(place.address);
        CAPTURE(place.content);
        CHECK(rect_of(place.content).height() >= height / 2);
        CHECK(rect_of(place.content).bottom <= height);
    }

    // The header of the hits makes room for them once they are scrolled.
    headless.send(command::OpenAddress{"#/search?q=沙龙", false});
    headless.send(command::ShowPane{Pane::Hits});
    headless.settle();
    const Rect before = rect_of("hits");
    headless.view.scroll_node("hits", 300);
    headless.settle();
    CHECK(rect_of("hits").top < before.top);
    CHECK(rect_of("hits").height() >= height * 0.7f);

    // Overlays stay inside the window.
    headless.send(command::OpenAddress{"#/issue/2023-18/3", false});
    headless.send(command::ShowPane{Pane::Reader});
    for (const Overlay overlay : overlays) {
        headless.send(command::ToggleOverlay{overlay});
        headless.settle();
        headless.settle();
        for (const SemanticNode& node : headless.view.semantics().nodes()) {
            if (node.role != Role::Dialog) continue;
            CAPTURE(name_of(overlay));
            CHECK(node.rect.top >= 0);
            CHECK(node.rect.bottom <= height);
        }
        headless.send(command::CloseOverlay{});
    }
}

TEST_CASE("what the browser refuses is said in one line, once each") {
    HeadlessUi headless(1440, 900);
    CHECK(not_kept_words(headless.state).empty());
    headless.send(command::ShowToast{"x"});
    for (int i = 0; i < 2; ++i) {
        headless.send(command::NotKept{Refused::Settings});
        headless.send(command::NotKept{Refused::Address});
    }
    CHECK(headless.state.toast == "x");
    CHECK(not_kept_words(headless.state) == "浏览器在这里不保存设置、地址，关闭后不保留");
    headless.settle();
    bool told = false;
    for (const SemanticNode& node : headless.view.semantics().nodes()) {
        told = told || node.name.find("不保存设置") != std::string::npos;
    }
    CHECK(told);
}
