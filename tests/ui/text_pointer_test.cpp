// Mouse and touch on the reader's text, headless.
#include <doctest/doctest.h>

#include <cmath>

#include "app/selection.h"
#include "base/utf8.h"
#include "support/headless_ui.h"

using namespace kexie;

namespace {

constexpr float left_of_text = 530;
constexpr float title_y = 117;
constexpr float first_line_y = 161;
constexpr float line_height = 32;

// A window of the mockups' size, scrolled to an article whose section and title take one line each.
struct Opened {
    HeadlessUi ui{1440, 900};
    const Article* article = nullptr;

    Opened() {
        for (int i = 0; i < ui.state.library->issue_count() && !article; ++i) find_in(i);
        REQUIRE(article != nullptr);
        ui.settle();
    }

    void find_in(int index) {
        const Issue& issue = ui.state.library->issue(index);
        // Not the last ones: the page cannot scroll them to the top.
        for (std::size_t i = 1; i + 3 < issue.articles.size(); ++i) {
            const Article& each = issue.articles[i];
            if (!each.section || count_code_points(each.title) > 24) continue;
            if (count_code_points(each.paragraphs.front()) < 60) continue;
            article = &each;
            ui.send(command::OpenArticle{index, static_cast<int>(i)});
            return;
        }
    }

    std::string selected() const { return selected_text(ui.state); }
    void wait(int frames) {
        for (int i = 0; i < frames; ++i) ui.frame();
    }
};

// At 60 frames per second.
constexpr int double_click_frames = 30;
constexpr int long_press_frames = 40;

}  // namespace

TEST_CASE("text pointer: a drag selects, and scrolls past the edge") {
    Opened opened;
    HeadlessUi& ui = opened.ui;
    ui.point(left_of_text, title_y);
    ui.button(ImGuiMouseButton_Left, true);
    ui.point(left_of_text + 50, title_y);
    ui.point(left_of_text, first_line_y);
    ui.frame();
    CHECK(opened.selected() == opened.article->title);
    ui.point(left_of_text, first_line_y + line_height);
    ui.frame();
    const std::string two = opened.selected();
    REQUIRE(two.size() > opened.article->title.size() + 60);
    const std::string line = two.substr(opened.article->title.size() + 1);
    CHECK(opened.article->paragraphs.front().starts_with(line));
    const float before = ui.state.reader.offset_px;
    ui.point(left_of_text, 899);
    opened.wait(30);
    CHECK(ui.state.reader.offset_px > before + 50);
    ui.button(ImGuiMouseButton_Left, false);
    CHECK(opened.selected().size() > two.size());
}

TEST_CASE("text pointer: masthead and footer are selected like the articles") {
    Opened opened;
    HeadlessUi& ui = opened.ui;
    ui.send(command::OpenIssue{ui.state.reader.issue});
    ui.settle();
    REQUIRE(ui.state.reader.offset_px == 0);
    const HeaderFooter& lines = ui.state.reader.header_footer;
    REQUIRE(lines.header.size() >= 2);
    REQUIRE_FALSE(lines.footer.empty());
    constexpr float top_of_page = 56;
    constexpr float masthead_y = top_of_page + 60;
    constexpr float number_y = top_of_page + 122;
    const auto triple_click = [&](float x, float y) {
        ui.point(x, y);
        for (int i = 0; i < 3; ++i) {
            ui.button(ImGuiMouseButton_Left, true);
            ui.button(ImGuiMouseButton_Left, false);
        }
        ui.frame();
        opened.wait(double_click_frames);
        return opened.selected();
    };
    CHECK(triple_click(left_of_text + 300, masthead_y) == lines.header[0]);
    CHECK(triple_click(left_of_text + 20, number_y) == lines.header[1]);
    // The date at the right ends the same line.
    ui.point(left_of_text + 660, number_y);
    ui.button(ImGuiMouseButton_Left, true);
    ui.point(left_of_text + 580, number_y);
    ui.frame();
    ui.button(ImGuiMouseButton_Left, false);
    const std::string date = opened.selected();
    CHECK_FALSE(date.empty());
    CHECK(lines.header[1].ends_with(date));
    CHECK(date.size() < lines.header[1].size() / 2);
    ui.key(ImGuiKey_Escape);
    ui.key(ImGuiKey_End);
    ui.settle();
    ui.point(left_of_text + 20, 700);
    ui.button(ImGuiMouseButton_Left, true);
    ui.point(left_of_text + 600, 870);
    ui.frame();
    ui.button(ImGuiMouseButton_Left, false);
    CHECK(opened.selected().ends_with(lines.footer.back()));
}

TEST_CASE("text pointer: a drag that ends between two frames still selects") {
    Opened opened;
    HeadlessUi& ui = opened.ui;
    ui.point(left_of_text, title_y);
    ui.button(ImGuiMouseButton_Left, true);
    ImGui::GetIO().AddMousePosEvent(left_of_text, first_line_y);
    ui.button(ImGuiMouseButton_Left, false);
    ui.settle();
    CHECK(opened.selected() == opened.article->title);
}

TEST_CASE("text pointer: double click selects a word, triple click a paragraph, a click clears") {
    Opened opened;
    HeadlessUi& ui = opened.ui;
    ui.click(left_of_text + 100, title_y);
    CHECK_FALSE(ui.state.reader.selection.has_value());
    ui.click(left_of_text + 100, title_y);
    const std::string word = opened.selected();
    CHECK_FALSE(word.empty());
    CHECK(opened.article->title.find(word) != std::string::npos);
    ui.click(left_of_text + 100, title_y);
    CHECK(opened.selected() == opened.article->title);
    opened.wait(double_click_frames);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    ui.click(left_of_text + 100, first_line_y);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    CHECK(opened.selected() == opened.article->title + "\n" + opened.article->paragraphs.front());
    ui.key(ImGuiKey_Escape);
    CHECK(opened.selected().empty());
}

TEST_CASE("text pointer: Shift and arrows extend by characters and lines, Ctrl+A selects all") {
    Opened opened;
    HeadlessUi& ui = opened.ui;
    for (int i = 0; i < 3; ++i) ui.click(left_of_text + 100, title_y);
    ui.key(ImGuiKey_LeftArrow, true);
    const std::string shorter = opened.selected();
    CHECK(opened.article->title.starts_with(shorter));
    CHECK(shorter.size() < opened.article->title.size());
    const float before = ui.state.reader.offset_px;
    ui.key(ImGuiKey_DownArrow, true);
    CHECK(opened.selected().starts_with(opened.article->title + "\n"));
    CHECK(ui.state.reader.offset_px == before);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    ui.key(ImGuiKey_A);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    ui.frame();
    CHECK(opened.selected().starts_with("【" + *opened.article->section + "】"));
}

TEST_CASE("text pointer: the right button opens the menu and keeps the selection under it") {
    Opened opened;
    HeadlessUi& ui = opened.ui;
    for (int i = 0; i < 3; ++i) ui.click(left_of_text + 100, title_y);
    ui.button(ImGuiMouseButton_Right, true);
    ui.button(ImGuiMouseButton_Right, false);
    ui.settle();
    REQUIRE(ui.state.reader.menu.has_value());
    CHECK(opened.selected() == opened.article->title);
    opened.wait(double_click_frames);
    ui.click(left_of_text + 400, 700);
    CHECK_FALSE(ui.state.reader.menu.has_value());
    CHECK(opened.selected() == opened.article->title);
    ui.point(left_of_text + 100, first_line_y);
    ui.button(ImGuiMouseButton_Right, true);
    ui.button(ImGuiMouseButton_Right, false);
    ui.settle();
    CHECK(ui.state.reader.menu.has_value());
    CHECK(opened.selected().empty());
}

TEST_CASE(
    "text pointer: the right button keeps the selection when press and release share a frame") {
    for (const bool rests : {true, false}) {
        CAPTURE(rests);
        Opened opened;
        HeadlessUi& ui = opened.ui;
        for (int i = 0; i < 3; ++i) ui.click(left_of_text + 100, title_y);
        ui.settle();
        ImGui::GetIO().AddMousePosEvent(left_of_text + 170, title_y);
        if (rests) ui.settle();
        ui.button(ImGuiMouseButton_Right, true);
        ui.button(ImGuiMouseButton_Right, false);
        ui.settle();
        CHECK(ui.state.reader.menu.has_value());
        CHECK(opened.selected() == opened.article->title);
    }
}

TEST_CASE("text pointer: a press in the frame of a move counts") {
    Opened opened;
    HeadlessUi& ui = opened.ui;
    const auto press_right_at = [&](float x, float y) {
        ImGui::GetIO().AddMousePosEvent(x, y);
        ui.button(ImGuiMouseButton_Right, true);
        ui.button(ImGuiMouseButton_Right, false);
        ui.settle();
    };
    // From a button straight to the text.
    const SemanticNode* item = nullptr;
    for (const SemanticNode& node : ui.view.semantics().nodes()) {
        if (node.pressable && node.role == Role::Button && !item) item = &node;
    }
    REQUIRE(item != nullptr);
    ui.move_to((item->rect.left + item->rect.right) / 2, (item->rect.top + item->rect.bottom) / 2);
    press_right_at(left_of_text, first_line_y);
    REQUIRE(ui.state.reader.menu.has_value());
    // Where a menu has just been closed.
    const float x = left_of_text + 100;
    const float y = first_line_y + 60;
    ui.move_to(x, y);
    ui.send(command::CloseOverlay{});
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    ui.frame();
    CHECK(ui.state.reader.selection.has_value());
    ui.button(ImGuiMouseButton_Left, false);
    ui.settle();
    press_right_at(x, y);
    CHECK(ui.state.reader.menu.has_value());
}

TEST_CASE("text pointer: a finger scrolls, a long press selects, a pinch changes the text size") {
    Opened opened;
    HeadlessUi& ui = opened.ui;
    ui.use_finger();
    ui.point(left_of_text + 100, 700);
    ui.button(ImGuiMouseButton_Left, true);
    for (float y = 700; y > 500; y -= 20) ui.point(left_of_text + 100, y);
    ui.button(ImGuiMouseButton_Left, false);
    ui.settle();
    CHECK(opened.selected().empty());

    ui.point(left_of_text + 100, 400);
    ui.button(ImGuiMouseButton_Left, true);
    opened.wait(long_press_frames);
    const std::string word = opened.selected();
    CHECK_FALSE(word.empty());
    const float scrolled = ui.state.reader.offset_px;
    ui.point(left_of_text + 100, 500);
    ui.point(left_of_text + 120, 520);
    ui.frame();
    CHECK(opened.selected().size() > word.size());
    CHECK(ui.state.reader.offset_px == scrolled);
    ui.button(ImGuiMouseButton_Left, false);
    ui.frame();
    CHECK(ui.state.reader.menu.has_value());

    const int before = ui.state.preferences.font_size_px;
    for (const float ratio : {1.0f, 1.2f, 1.5f}) {
        ui.pinch(ratio);
        ui.frame();
    }
    ui.pinch(0);
    ui.settle();
    CHECK(ui.state.preferences.font_size_px == std::lround(1.5f * static_cast<float>(before)));
}

TEST_CASE("text pointer: changing the text size keeps the line at the top") {
    Opened opened;
    HeadlessUi& ui = opened.ui;
    ui.send(command::SetFontSize{28});
    ui.settle();
    ui.send(command::SetLineSpacing{LineSpacing::Loose});
    ui.settle();
    ui.send(command::SetLineSpacing{LineSpacing::Compact});
    ui.send(command::SetFontSize{14});
    ui.settle();
    CHECK(ui.state.library->issue(ui.state.reader.issue)
              .articles[static_cast<std::size_t>(ui.state.reader.article)]
              .title == opened.article->title);
}

TEST_CASE("theme: selected text has a contrast of 4.5:1") {
    const auto luminance = [](Rgb color) {
        const auto part = [&](int shift) {
            const double share = ((color >> shift) & 0xFF) / 255.0;
            return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
    };
    for (const Scheme scheme :
         {Scheme::Light, Scheme::Dark, Scheme::LightContrast, Scheme::DarkContrast}) {
        const Palette& colors = palette(scheme);
        for (const Rgb color : {colors.ink, colors.ink2, colors.red}) {
            const double one = luminance(color) + 0.05;
            const double other = luminance(colors.selected) + 0.05;
            CHECK(std::max(one, other) / std::min(one, other) >= 4.5);
        }
    }
}
