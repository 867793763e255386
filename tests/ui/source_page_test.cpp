// The printed page beside the source: where it is to be shown, of which file, and what is marked.
#include "ui/source_page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "support/headless_ui.h"
#include "support/printed_source.h"

using namespace kexie;

namespace {

// The paragraph goes from one page to the other.
void open_source(HeadlessUi& headless, const std::string& file_id) {
    test::open_printed_source(
        headless,
        test::printed_issue("沙龙举办\n首次沙龙\n\f在河边举办。\n（密云区科协）\n",
                            "1 720 1000 1500 1200 180 1 0 2\n1 720 1300 3000 1450 120\n"
                            "2 720 800 3000 950 120\n2 720 1000 3000 1150 120\n"),
        file_id);
}

std::string node_of(const HeadlessUi& headless, std::string_view words) {
    for (const SemanticNode& node : headless.view.semantics().nodes()) {
        if (node.pressable && node.name.find(words) != std::string::npos) return node.id;
    }
    return {};
}

bool is_painted(const HeadlessUi& headless, std::string_view words) {
    const auto& nodes = headless.view.semantics().nodes();
    return std::any_of(nodes.begin(), nodes.end(), [&](const SemanticNode& node) {
        return node.name.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("source page: an own file has its printed page beside the text, what is pressed marked") {
    HeadlessUi headless(1440, 900);
    open_source(headless, "digest");
    CHECK(headless.view.picture().file == "digest");
    CHECK(headless.view.picture().rect.width() > 400);
    CHECK(headless.view.picture().rect.height() > 600);
    CHECK(headless.view.picture().marks == "1 720 1000 1500 1200 180 1 0 2\n");
    CHECK(headless.faults.clipped_texts == 0);
    // The picture has the place of the list of issues.
    CHECK(headless.view.picture().rect.left == 0);
    CHECK(is_painted(headless, "18 磅粗黑体居中"));
    // Not what the archive says of its own issues.
    CHECK(is_painted(headless, "没有上传"));
    CHECK_FALSE(is_painted(headless, "这里是摘要"));
    SUBCASE("in its text, too") {
        headless.send(command::CloseSource{});
        headless.settle();
        CHECK(is_painted(headless, "没有上传"));
        CHECK_FALSE(is_painted(headless, "这里是摘要"));
    }
    SUBCASE("a paragraph over two pages") {
        headless.view.press_node(node_of(headless, "第 1 页第 2 行"));
        headless.settle();
        CHECK(headless.view.picture().marks ==
              "1 720 1300 3000 1450 120\n2 720 800 3000 950 120\n");
    }
    SUBCASE("another source is begun at its first block") {
        headless.view.press_node(node_of(headless, "第 2 页第 2 行"));
        headless.settle();
        CHECK(headless.view.picture().marks == "2 720 1000 3000 1150 120\n");
        headless.send(command::CloseSource{});
        headless.settle();
        CHECK(headless.view.picture().file.empty());
    }
    SUBCASE("covered by a panel") {
        headless.send(command::ToggleOverlay{Overlay::Help});
        headless.settle();
        CHECK(headless.view.picture().file == "digest");
        CHECK(headless.view.picture().rect.width() == 0);
    }
    SUBCASE("above a toast") {
        const float bottom = headless.view.picture().rect.bottom;
        headless.send(command::ShowToast{"已复制"});
        headless.settle();
        CHECK(headless.view.picture().rect.bottom < bottom);
    }
}

TEST_CASE("source page: on a phone the printed page is above the text") {
    HeadlessUi headless(390 * 2, 844 * 2, 2);
    open_source(headless, "digest");
    CHECK(headless.view.picture().rect.width() == 780);
    CHECK(headless.view.picture().rect.height() < 800);
    CHECK(headless.faults.clipped_texts == 0);
    CHECK(node_of(headless, "第 1 页第 1 行") == "block 0");
}

TEST_CASE("source page: no picture of other files") {
    HeadlessUi headless(1440, 900);
    open_source(headless, "another");
    CHECK(headless.view.picture().file.empty());
    CHECK(node_of(headless, "第 1 页").empty());
}

TEST_CASE("own files: a file in the list opens what it holds") {
    HeadlessUi headless(1440, 900);
    open_source(headless, "digest");
    headless.send(command::OpenAddress{"#/", false});
    OwnFile refused;
    refused.id = "refused";
    refused.name = "坏.pdf";
    refused.error = Error{"file-format", "坏了", "", std::nullopt};
    headless.state.own_files.push_back(refused);
    headless.send(command::ToggleOverlay{Overlay::OwnFiles});
    headless.settle();
    CHECK_FALSE(headless.view.semantics().find("open refused"));
    const SemanticNode* own = headless.view.semantics().find("open digest");
    REQUIRE(own);
    CHECK(own->name.find("沙龙.pdf") != std::string::npos);
    headless.view.press_node("open digest");
    headless.settle();
    CHECK_FALSE(headless.state.overlay);
    CHECK(headless.state.route.kind == Route::Kind::Issue);
    CHECK(headless.state.library->issue(headless.state.reader.issue).source.sha256 == "digest");
}
