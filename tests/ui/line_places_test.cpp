// Where the semantic tree says that words are drawn.
#include "ui/line_places.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support/headless_ui.h"

using namespace kexie;

TEST_CASE("places: runs of letters at equal distances, line by line") {
    TextLayout layout;
    // 10 px apart, then 5 px, and a second line.
    layout.glyphs = {{U'甲', 0, 20, 10, 0},
                     {U'乙', 3, 30, 10, 0},
                     {U'，', 6, 40, 5, 0},
                     {U'丙', 9, 45, 10, 0},
                     {U'丁', 12, 0, 10, 0}};
    layout.lines = {{0, 4, 0, 12}, {4, 5, 12, 15}};
    CHECK(line_places(layout, 1) == "200;2:400;1:450;1:550|0;1:100");
    CHECK(line_places(layout, 2) == "100;2:200;1:225;1:275|0;1:50");
}

TEST_CASE("places: every text that is drawn says where, in the bounds of its node") {
    HeadlessUi headless(1440, 900);
    for (const char* address :
         {"#/", "#/issue/2023-18", "#/search?q=沙龙", "#/source/2023-18/2", "#/nowhere"}) {
        headless.send(command::OpenAddress{address, false});
        headless.settle();
        CAPTURE(address);
        int texts = 0;
        for (const SemanticNode& node : headless.view.semantics().nodes()) {
            std::size_t told = 0;
            for (const TextPlace& place : node.places) {
                CAPTURE(node.name);
                CHECK(place.begin >= told);
                CHECK(place.end > place.begin);
                CHECK(place.end <= node.name.size());
                CHECK(place.em > 0);
                CHECK(place.rect.left >= -1);
                CHECK(place.rect.top >= -1);
                CHECK(place.rect.right <= node.rect.width() + 1);
                told = place.end;
            }
            CAPTURE(node.name);
            CAPTURE(node.id);
            const bool is_text = node.role == Role::Paragraph || node.role == Role::Text;
            // Without a text size: told, and not drawn.
            if (is_text && !node.name.empty() && node.em > 0) {
                CHECK(node.places.size() == 1);
                ++texts;
            }
        }
        CHECK(texts > 2);
    }
    // Where nothing is drawn, nothing has a place, and what was found is marked instead.
    headless.input.seen = false;
    headless.send(command::OpenAddress{"#/search?q=沙龙&open=2023-18/0", false});
    headless.settle();
    const auto& nodes = headless.view.semantics().nodes();
    CHECK(std::all_of(nodes.begin(), nodes.end(),
                      [](const SemanticNode& node) { return node.places.empty(); }));
    CHECK(std::any_of(nodes.begin(), nodes.end(),
                      [](const SemanticNode& node) { return !node.marks.empty(); }));
    CHECK(headless.view.semantics().dump().find("\x02沙龙\x03") != std::string::npos);
}
