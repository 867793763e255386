#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "support/headless_ui.h"

using namespace kexie;

namespace {

struct Situation {
    const char* name;
    float width;
    std::vector<Command> commands;
};

// Every view, on a desktop and on a phone.
std::vector<Situation> situations() {
    constexpr float wide = 1440;
    constexpr float phone = 390;
    return {
        {"browse", wide, {}},
        {"search", wide, {command::SetQuery{"科普"}}},
        {"offers", wide, {command::SetQuery{"kepu"}}},
        {"nothing found", wide, {command::SetQuery{"龘龘龘"}}},
        {"narrow filters", 1000, {command::SetQuery{"科普"}, command::ShowPane{Pane::Filters}}},
        {"help", wide, {command::ToggleOverlay{Overlay::Help}}},
        {"contents", wide, {command::ToggleOverlay{Overlay::Contents}}},
        {"settings", wide, {command::ToggleOverlay{Overlay::Settings}}},
        {"unknown address", wide, {command::OpenAddress{"#/issue/1999-1", false}}},
        {"phone: browse", phone, {}},
        {"phone: hits", phone, {command::SetQuery{"科普"}}},
        {"phone: filters", phone, {command::SetQuery{"科普"}, command::ShowPane{Pane::Filters}}},
        {"phone: reader", phone, {command::OpenIssue{0}}},
        {"phone: settings", phone, {command::ShowPane{Pane::Settings}}},
    };
}

// What Tab must reach: everything pressable, or everything in the open dialog.
std::set<std::string> pressables(const Semantics& shown) {
    std::set<std::string> ids;
    const auto& nodes = shown.nodes();
    std::size_t first = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].role == Role::Dialog) first = i;
    }
    for (std::size_t i = first; i < nodes.size(); ++i) {
        if (nodes[i].pressable) ids.insert(nodes[i].id);
    }
    return ids;
}

void enter(HeadlessUi& ui, const Situation& situation) {
    for (const Command& command : situation.commands) ui.send(command);
    ui.settle();
}

}  // namespace

TEST_CASE("keyboard: Tab reaches everything pressable, and each has a name") {
    for (const Situation& situation : situations()) {
        CAPTURE(situation.name);
        HeadlessUi ui(situation.width, 900);
        enter(ui, situation);
        const std::set<std::string> wanted = pressables(ui.view.semantics());
        CHECK_FALSE(wanted.empty());
        std::set<std::string> reached;
        // The list adds hits while it scrolls, hence the margin.
        for (std::size_t i = 0; i < 3 * wanted.size() + 200; ++i) {
            ui.key(ImGuiKey_Tab);
            const SemanticNode* node = ui.view.semantics().find(ui.view.focus().id());
            REQUIRE(node);
            CHECK(node->pressable);
            CHECK_FALSE(node->name.empty());
            if (!reached.insert(node->id).second && reached.size() >= wanted.size()) break;
        }
        for (const std::string& id : wanted) {
            CAPTURE(id);
            CHECK(reached.count(id) == 1);
        }
    }
}

TEST_CASE(
    "semantics: ids are unique, groups are closed, and there is one main landmark and title") {
    for (const Situation& situation : situations()) {
        CAPTURE(situation.name);
        HeadlessUi ui(situation.width, 900);
        enter(ui, situation);
        std::set<std::string> ids;
        int mains = 0;
        int titles = 0;
        for (const SemanticNode& node : ui.view.semantics().nodes()) {
            CAPTURE(node.id);
            CHECK(ids.insert(node.id).second);
            mains += node.role == Role::Main;
            titles += node.role == Role::Heading && node.level == 1;
        }
        CHECK(mains == 1);
        CHECK(titles == 1);
    }
}

TEST_CASE("semantics: the tree has the whole open issue, also what is out of sight") {
    HeadlessUi ui(1440, 300);
    ui.settle();
    const Issue& issue = ui.state.library->issue(ui.state.reader.issue);
    std::set<std::string> told;
    for (const SemanticNode& node : ui.view.semantics().nodes()) told.insert(node.name);
    for (const Article& article : issue.articles) {
        CHECK(told.count(article.title) == 1);
        for (const std::string& paragraph : article.paragraphs) CHECK(told.count(paragraph) == 1);
    }
}

TEST_CASE("semantics: an unchanged frame gives the same dump, and scrolling changes no node") {
    HeadlessUi ui(1440, 900);
    ui.settle();
    const std::string before = ui.view.semantics().dump();
    ui.settle();
    CHECK(ui.view.semantics().dump() == before);
    ui.view.scroll_node("reader", 400);
    ui.settle();
    CHECK(ui.view.semantics().dump() == before);
    CHECK(ui.view.semantics().dump_scrolls().find("reader\t400\n") != std::string::npos);
}

TEST_CASE(
    "keyboard: Enter presses, arrows go through a list, a dialog takes the keyboard and gives it "
    "back") {
    HeadlessUi ui(1440, 900);
    ui.send(command::SetQuery{"科普"});
    ui.settle();
    ui.view.focus_node("hit0");
    ui.key(ImGuiKey_DownArrow);
    CHECK(ui.view.focus().id() == "hit1");
    ui.key(ImGuiKey_Enter);
    CHECK(ui.state.search.open_hit == 1);
    ui.key(ImGuiKey_UpArrow);
    CHECK(ui.view.focus().id() == "hit0");

    ui.view.focus_node("tool5");
    ui.key(ImGuiKey_Space);
    CHECK(ui.state.overlay == Overlay::Help);
    CHECK(ui.view.focus().id() == "close");
    // Tab stops at the text, so that arrows can scroll it.
    ui.key(ImGuiKey_Tab);
    CHECK(ui.view.focus().id() == "help");
    ui.key(ImGuiKey_Tab);
    CHECK(ui.view.focus().id() == "close");
    ui.key(ImGuiKey_Escape);
    CHECK_FALSE(ui.state.overlay);
    CHECK(ui.view.focus().id() == "tool5");
}

TEST_CASE("keyboard: the text behind a dialog does not scroll") {
    HeadlessUi ui(1440, 900);
    ui.settle();
    for (const ImGuiKey key : {ImGuiKey_Space, ImGuiKey_PageDown, ImGuiKey_End}) {
        ui.send(command::ToggleOverlay{Overlay::Help});
        ui.settle();
        ui.key(key);
        ui.settle();
        CHECK(ui.state.reader.offset_px == 0);
        ui.send(command::CloseOverlay{});
        ui.settle();
        ui.key(key);
        ui.settle();
        CHECK(ui.state.reader.offset_px > 0);
        ui.key(ImGuiKey_Home);
        ui.settle();
    }
}

TEST_CASE("keyboard: the focused node is scrolled into view") {
    HeadlessUi ui(1440, 500);
    ui.send(command::SetQuery{"科普"});
    ui.settle();
    REQUIRE(ui.state.search.results.hits.size() > 8);
    ui.view.focus_node("hit0");
    for (int i = 0; i < 8; ++i) {
        ui.key(ImGuiKey_DownArrow);
        const Semantics& shown = ui.view.semantics();
        const SemanticNode* hit = shown.find(ui.view.focus().id());
        const SemanticNode* list = shown.find("hits");
        REQUIRE(hit);
        REQUIRE(list);
        CHECK(hit->rect.top >= list->offset);
        CHECK(hit->rect.bottom <= list->offset + list->rect.height() + 1);
    }
    CHECK(ui.view.focus().id() == "hit8");
}

TEST_CASE("own files: without a file chooser there is no button for it") {
    HeadlessUi ui(1440, 900);
    ui.send(command::ToggleOverlay{Overlay::OwnFiles});
    ui.settle();
    CHECK(ui.view.semantics().find("choose files") != nullptr);
    CHECK(ui.view.semantics().find("export") != nullptr);
    ui.state.can_choose_files = false;
    ui.settle();
    CHECK(ui.view.semantics().find("choose files") == nullptr);
    CHECK(ui.view.semantics().find("export") != nullptr);
}
