// Very wide windows, and the version without pixels of a long list of hits.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "support/headless_ui.h"
#include "support/small_archive.h"

using namespace kexie;

namespace {

Archive archive_of(int issues, int articles_each) {
    std::vector<Article> articles;
    for (int i = 0; i < articles_each; ++i) {
        articles.push_back(test::make_article("要闻", "沙龙举办", "首次沙龙举办。", "密云区科协"));
    }
    Archive archive;
    archive.title = "动态";
    for (int i = 0; i < issues; ++i) {
        auto issue = std::make_shared<Issue>(*test::make_issue(i % 12 + 1, articles));
        issue->id = std::to_string(i);
        archive.issues.push_back(std::move(issue));
    }
    return archive;
}

// The numbers of the hits in the tree.
std::vector<int> hits_told(const Semantics& tree) {
    std::vector<int> hits;
    for (const SemanticNode& node : tree.nodes()) {
        if (node.role == Role::ListItem && node.position > 0) hits.push_back(node.position);
    }
    return hits;
}

}  // namespace

TEST_CASE("wide windows: the contents stand beside the text, and hit cards are wider") {
    for (const float width : {2560.0f, 3840.0f}) {
        CAPTURE(width);
        HeadlessUi headless(width, 1440);
        headless.send(command::OpenAddress{"#/issue/2023-18", false});
        headless.settle();
        const Issue& issue = headless.state.library->issue(headless.state.reader.issue);
        const Semantics& tree = headless.view.semantics();
        for (std::size_t i = 0; i < issue.articles.size(); ++i) {
            const SemanticNode* row = tree.find("beside" + std::to_string(i));
            REQUIRE(row);
            CHECK(row->name == issue.articles[i].title);
            CHECK(row->address == "#/issue/2023-18" + ("/" + std::to_string(i)));
        }
        headless.view.press_node("beside2");
        headless.settle();
        CHECK(headless.state.route.target.article == 2);
        CHECK(headless.faults.clipped_texts == 0);
        headless.send(command::OpenAddress{"#/search?q=沙龙", false});
        headless.settle();
        const SemanticNode* hit = headless.view.semantics().find("hit0");
        REQUIRE(hit);
        CHECK(hit->rect.width() > 560);
        CHECK(headless.faults.clipped_texts == 0);
    }
    // A usual window has room for neither.
    HeadlessUi headless(1440, 900);
    headless.send(command::OpenAddress{"#/issue/2023-18", false});
    headless.settle();
    CHECK_FALSE(headless.view.semantics().find("beside0"));
}

TEST_CASE("text version: all hits are reached, 500 at a time") {
    HeadlessUi headless(740, 900);
    headless.open(archive_of(12, 100));
    headless.input.seen = false;
    headless.send(command::SetQuery{"沙龙"});
    headless.settle();
    REQUIRE(headless.state.search.results.hits.size() == 1200);
    const auto expect_page = [&](int first, int last) {
        const std::vector<int> told = hits_told(headless.view.semantics());
        REQUIRE(told.size() == static_cast<std::size_t>(last - first + 1));
        CHECK(told.front() == first);
        CHECK(told.back() == last);
        const SemanticNode* said = headless.view.semantics().find("hits listed");
        REQUIRE(said);
        CHECK(said->name.find(std::to_string(last % 1000)) != std::string::npos);
    };
    const auto press = [&](const char* id) {
        REQUIRE(headless.view.semantics().find(id));
        headless.view.press_node(id);
        headless.settle();
        headless.settle();
    };
    expect_page(1, 500);
    CHECK_FALSE(headless.view.semantics().find("hits before"));
    press("hits after");
    expect_page(501, 1000);
    press("hits after");
    expect_page(1001, 1200);
    CHECK_FALSE(headless.view.semantics().find("hits after"));
    press("hits before");
    expect_page(501, 1000);
    // The page of the open hit is the one that is shown on the way back.
    headless.send(command::OpenHit{1100});
    headless.send(command::ShowPane{Pane::Hits});
    headless.settle();
    expect_page(1001, 1200);
    // Another query begins at its beginning.
    headless.send(command::SetQuery{"首次"});
    headless.settle();
    CHECK(hits_told(headless.view.semantics()).front() == 1);
}
