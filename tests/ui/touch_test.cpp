// Touch targets on a phone.
#include <doctest/doctest.h>

#include "support/headless_ui.h"
#include "ui/theme.h"

using namespace kexie;

namespace {

constexpr float ratio = 2;

// Bars of the time chart are narrower; dragging and the year filter do the same.
bool is_bar(const SemanticNode& node) {
    return node.id.starts_with("bar");
}

void check_targets(const HeadlessUi& headless) {
    for (const SemanticNode& node : headless.view.semantics().nodes()) {
        if (!node.pressable || node.role == Role::Scroller || node.role == Role::SearchBox ||
            is_bar(node))
            continue;
        CAPTURE(node.id);
        CAPTURE(node.name);
        CHECK(node.rect.width() >= size::touch_target * ratio);
        CHECK(node.rect.height() >= size::touch_target * ratio);
    }
}

}  // namespace

TEST_CASE("on a phone every touch target is 44 px wide and tall") {
    HeadlessUi headless(390 * ratio, 844 * ratio, ratio);
    headless.send(command::SetQuery{"沙龙"});
    headless.send(command::SubmitBox{});
    for (const Language language : {Language::Chinese, Language::English}) {
        headless.send(command::SetLanguage{language});
        for (const char* address :
             {"#/", "#/issue/2023-18/3", "#/search?q=科普 沙龙&open=2023-18/0&section=基层动态",
              "#/search?q=沈杰", "#/trends?q=沙龙,科普", "#/trends", "#/source/2023-18/2",
              "#/nowhere"}) {
            headless.send(command::OpenAddress{address, false});
            for (const Pane pane : {Pane::Browse, Pane::Hits, Pane::Filters, Pane::Reader,
                                    Pane::Trends, Pane::Settings}) {
                headless.send(command::ShowPane{pane});
                headless.settle();
                CAPTURE(address);
                CAPTURE(static_cast<int>(language));
                CAPTURE(static_cast<int>(pane));
                check_targets(headless);
            }
        }
        std::vector<Command> opens = {command::OpenTextMenu{100, 300, 0}};
        for (const Overlay overlay : overlays) opens.push_back(command::ToggleOverlay{overlay});
        for (std::size_t i = 0; i < opens.size(); ++i) {
            headless.send(command::OpenAddress{"#/issue/2023-18/3", false});
            headless.send(command::ShowPane{Pane::Reader});
            headless.send(opens[i]);
            headless.settle();
            CAPTURE(i);
            check_targets(headless);
            headless.send(command::CloseOverlay{});
        }
        headless.send(command::OpenAddress{"#/", false});
        headless.send(command::EnterBox{});
        headless.send(command::TypeQuery{"科"});
        headless.settle();
        check_targets(headless);
    }
}
