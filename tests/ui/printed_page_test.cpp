// The printed page that the interface draws itself: what it orders, says and shows.
#include "ui/printed_page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "support/headless_ui.h"
#include "support/printed_source.h"

using namespace kexie;

namespace {

using Progress = PageMaker::Answer::State;

// Draws white pages of A4, three a file, or does not.
class WhitePages final : public PageMaker {
public:
    Answer order(const PageOrder& wanted) override {
        if (orders.empty() || !(orders.back() == wanted)) orders.push_back(wanted);
        if (state != Progress::Drawn) return {state, nullptr};
        auto page = std::make_shared<DrawnPage>();
        const double scale = page_scale(600, 840, wanted.width, wanted.height);
        page->pages = 3;
        page->width = static_cast<int>(600 * scale);
        page->height = static_cast<int>(840 * scale);
        page->width_points = 600;
        page->height_points = 840;
        const auto pixels = static_cast<std::size_t>(page->width * page->height);
        page->rgb.assign(pixels * 3, '\xFF');
        return {Progress::Drawn, page};
    }

    std::vector<PageOrder> orders;
    Progress state = Progress::Drawn;
};

// Window, file and pages.
struct Desk {
    WhitePages pages;
    HeadlessUi headless{1440, 900};
    PrintedPage printed{pages};

    explicit Desk(Progress state = Progress::Drawn) {
        pages.state = state;
        headless.view.draw_pictures_with(printed);
        // As on the desktop.
        headless.state.can_choose_files = false;
        // The paragraph is near the end of the first page, the last line on the second.
        test::open_printed_source(
            headless,
            test::printed_issue("沙龙举办\n首次沙龙\n在河边举办。\n\f（密云区科协）\n",
                                "1 720 1000 1500 1200 180 1 0 2\n1 720 8000 3000 8150 120\n"
                                "1 720 8200 3000 8350 120\n2 720 1000 3000 1150 120\n"),
            "digest");
    }

    const SemanticNode* node(std::string_view id) const {
        const auto& nodes = headless.view.semantics().nodes();
        const auto found = std::find_if(nodes.begin(), nodes.end(),
                                        [&](const SemanticNode& each) { return each.id == id; });
        return found == nodes.end() ? nullptr : &*found;
    }
    bool says(std::string_view words) const {
        const auto& nodes = headless.view.semantics().nodes();
        return std::any_of(nodes.begin(), nodes.end(), [&](const SemanticNode& each) {
            return each.name.find(words) != std::string::npos;
        });
    }
    void press(std::string_view id) {
        headless.view.press_node(id);
        headless.settle();
    }
    float offset() const { return node("original")->offset; }
};

}  // namespace

TEST_CASE("printed page: is ordered as wide as its place, with its number and its buttons") {
    Desk desk;
    REQUIRE(desk.pages.orders.size() == 1);
    CHECK(desk.pages.orders.front() == PageOrder{"digest", 1, 720 - 28 - 10, 0});
    CHECK(desk.says("原件 沙龙.pdf"));
    CHECK(desk.says("第 1 / 3 页"));
    CHECK(desk.headless.faults.clipped_texts == 0);
    CHECK_FALSE(desk.node("original previous"));
    REQUIRE(desk.node("original"));
    CHECK(desk.node("original")->name == "沙龙.pdf 第 1 页的图像");

    desk.press("original next");
    CHECK(desk.printed.number() == 2);
    CHECK(desk.pages.orders.back().number == 2);
    CHECK(desk.says("第 2 / 3 页"));
    CHECK(desk.node("original previous"));
    desk.press("original next");
    CHECK(desk.printed.number() == 3);
    CHECK_FALSE(desk.node("original next"));
    desk.press("original previous");
    CHECK(desk.printed.number() == 2);
    SUBCASE("by the mouse") {
        const Rect back = desk.node("original previous")->rect;
        desk.headless.click(back.left + 5, back.top + 5);
        CHECK(desk.printed.number() == 1);
        desk.headless.settle();
        const Rect next = desk.node("original next")->rect;
        desk.headless.click(next.left + 5, next.top + 5);
        CHECK(desk.printed.number() == 2);
    }
}

TEST_CASE("printed page: what is pressed in the text is brought into view and marked") {
    Desk desk;
    const int unmarked_page = desk.headless.vertices;
    CHECK(desk.offset() == 0);
    desk.press("block 1");
    CHECK(desk.printed.number() == 1);
    // 800 of 840 points down a page of 682 pixels.
    CHECK(desk.offset() > 100);
    CHECK(desk.headless.vertices > unmarked_page);  // Two lines instead of one.
    desk.press("block 2");
    CHECK(desk.printed.number() == 2);
    CHECK(desk.pages.orders.back().number == 2);
    desk.press("block 0");
    CHECK(desk.printed.number() == 1);
    CHECK(desk.offset() < 200);
}

TEST_CASE("printed page: is scrolled by wheel, mouse and scroll bar, and seen as a whole") {
    Desk desk;
    desk.headless.move_to(300, 500);
    ImGui::GetIO().AddMouseWheelEvent(0, -1);
    desk.headless.settle();
    CHECK(desk.offset() == 100);
    desk.headless.drag(300, 600, 300, 550);
    CHECK(desk.offset() == 150);
    desk.headless.drag(300, 550, 300, 900);
    CHECK(desk.offset() == 0);
    // Beside it the page stays.
    desk.headless.drag(1000, 600, 1000, 550);
    CHECK(desk.offset() == 0);

    desk.press("original fit");
    CHECK(desk.pages.orders.back().height > 500);
    CHECK(desk.node("original")->content_height <= desk.node("original")->rect.height() + 1);
    desk.press("original fit");
    CHECK(desk.pages.orders.back().height == 0);
}

TEST_CASE("printed page: says what stands for a picture") {
    SUBCASE("while it is drawn, at rest") {
        Desk desk(Progress::Drawing);
        CHECK(desk.says("正在打开原件"));
        CHECK_FALSE(desk.node("original next"));
        desk.pages.state = Progress::Drawn;
        desk.headless.settle();
        CHECK_FALSE(desk.says("正在打开原件"));
        desk.pages.state = Progress::Drawing;
        desk.press("original next");
        CHECK(desk.says("正在画这一页"));
        CHECK(desk.says("第 2 / 3 页"));
        // In English.
        desk.headless.state.preferences.language = Language::English;
        desk.headless.settle();
        CHECK(desk.says("Drawing this page"));
        CHECK(desk.says("Page 2 of 3"));
    }
    SUBCASE("when it cannot be drawn") {
        Desk desk(Progress::Failed);
        CHECK(desk.says("这一页画不出来，文件可能有损坏。旁边的文字不受影响。"));
        CHECK(desk.says("首次沙龙在河边举办。"));
    }
}

TEST_CASE("printed page: panels lie over it") {
    Desk desk;
    desk.headless.send(command::ToggleOverlay{Overlay::Help});
    desk.headless.settle();
    CHECK(desk.says("第 1 / 3 页"));
    desk.headless.drag(650, 600, 650, 500);
    CHECK(desk.offset() == 0);
}
