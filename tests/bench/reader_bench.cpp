// What the reader costs while an issue of 100,000 characters scrolls by, and a list of 100,000
// hits: our own part of a frame, from input to the list of what is to be drawn. The screen's frame
// at 60 Hz is 16.7 ms.
#include <cstdio>
#include <random>

#include "base/utf8.h"
#include "bench/measure.h"
#include "support/headless_ui.h"

using namespace kexie;

namespace {

constexpr int articles = 50;
constexpr int paragraphs = 5;
constexpr int paragraph_characters = 400;
constexpr int frames = 600;

std::string made_up_text(std::mt19937& random, int characters) {
    const std::u32string common = U"市科协党组书记主持会议开展学习研讨推动首都高质量发展的是在了和";
    std::u32string text;
    for (int i = 0; i < characters; ++i) {
        text.push_back(i % 17 == 16 ? U'，' : common[random() % common.size()]);
    }
    return to_utf8(text);
}

Archive made_up_archive() {
    std::mt19937 random(1);
    auto issue = std::make_shared<Issue>();
    issue->id = "2023-1";
    issue->title = "动态";
    issue->year = 2023;
    issue->number = 1;
    for (int i = 0; i < articles; ++i) {
        Article article;
        article.section = "要闻";
        article.title = made_up_text(random, 20);
        for (int p = 0; p < paragraphs; ++p) {
            article.paragraphs.push_back(made_up_text(random, paragraph_characters));
        }
        issue->articles.push_back(std::move(article));
    }
    Archive archive;
    archive.title = "动态";
    archive.issues = {issue};
    return archive;
}

constexpr int hit_issues = 100;
constexpr int hit_articles = 1000;

// As many articles that all hold one word.
Archive many_hits() {
    Archive archive;
    archive.title = "动态";
    for (int i = 0; i < hit_issues; ++i) {
        auto issue = std::make_shared<Issue>();
        issue->id = std::to_string(i);
        issue->year = 2023;
        issue->number = i + 1;
        for (int a = 0; a < hit_articles; ++a) {
            Article article;
            article.title =
                a % 7 == 0 ? "沙龙首次举办，标题长到要换行才写得下，这样卡片有高有低" : "沙龙举办";
            article.paragraphs = {"首次沙龙举办，来自基层组织的三十名科技工作者参加。"};
            issue->articles.push_back(std::move(article));
        }
        archive.issues.push_back(std::move(issue));
    }
    return archive;
}

void print(const char* what, const std::vector<double>& milliseconds) {
    std::printf("%-44s %s\n", what, bench::to_text(bench::summarize(milliseconds)).c_str());
}

void scroll(HeadlessUi& ui, const char* what, float x = 900, float notches = 1) {
    ui.point(x, 500);
    std::vector<double> spent;
    for (int i = 0; i < frames; ++i) {
        ImGui::GetIO().AddMouseWheelEvent(0, i % 200 < 100 ? -notches : notches);
        const bench::Stopwatch watch;
        ui.frame();
        spent.push_back(watch.milliseconds());
    }
    print(what, spent);
}

}  // namespace

int main() {
    HeadlessUi ui(1440, 900);
    if (!ui.has_fonts()) {
        std::puts("no Chinese fonts on this machine");
        return 1;
    }
    ui.send(command::LibraryLoaded{std::make_shared<Library>(made_up_archive())});
    std::printf("%d characters; milliseconds: median p95 p99 max\n",
                articles * (paragraphs * paragraph_characters + 20));
    const bench::Stopwatch first;
    ui.frame();
    print("first frame, with the layout", {first.milliseconds()});
    ui.settle();
    scroll(ui, "a frame that scrolls");
    ui.send(command::SelectAll{});
    scroll(ui, "a frame that scrolls, all selected");
    ui.send(command::SetQuery{"会议"});
    ui.settle();
    scroll(ui, "a frame that scrolls, with marks");
    std::vector<double> layouts;
    for (int px = font_size_min_px; px <= font_size_max_px; ++px) {
        ui.send(command::SetFontSize{px});
        const bench::Stopwatch watch;
        ui.frame();
        layouts.push_back(watch.milliseconds());
    }
    print("a frame with a new text size", layouts);
    ui.open(many_hits());
    ui.send(command::SetQuery{"沙龙"});
    ui.settle();
    std::printf("%zu hits\n", ui.state.search.results.hits.size());
    scroll(ui, "a frame that scrolls the hits", 400);
    scroll(ui, "by ten screens a frame", 400, 80);
    ui.send(command::OpenHit{99000});
    ui.settle();
    scroll(ui, "the same at the end of the list", 400);
    std::vector<double> described;
    for (int i = 0; i < 20; ++i) {
        const bench::Stopwatch watch;
        if (ui.view.semantics().dump().empty()) return 1;
        described.push_back(watch.milliseconds());
    }
    print("on the page also: its description", described);
    return 0;
}
