// Bylines, captions and doubts: where they stand, and that they fit, in the reader and beside the
// source.
#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <vector>

#include "support/headless_ui.h"
#include "support/small_archive.h"

using namespace kexie;

namespace {

Archive archive_with_fields() {
    Article article = test::make_article("基层", "沙龙举办", "首次沙龙在河边举办。", "密云区科协");
    article.author = "通讯员文甲、一位名字长得在手机上一行写不下的特约撰稿人";
    article.source_note = "密云科普";
    article.captions = {"图1 沙龙现场", "图2 观众提问"};
    article.source_lines = {3, 9};
    article.paragraph_lines = {{6, 6}};
    article.confidence = Confidence::Doubtful;
    Article sure = test::make_article("基层", "讲座", "讲座之后还有沙龙。", nullptr);
    sure.source_lines = {10, 12};
    sure.paragraph_lines = {{11, 11}};
    auto issue = std::make_shared<Issue>(*test::make_issue(1, {article, sure}));
    issue->diagnostics = {{3, Severity::Warning, "title-uncertain", "标题存疑。"},
                          {6, Severity::Warning, "paragraph-uncertain", "分断存疑。"}};
    Archive archive;
    archive.title = "动态";
    archive.issues = {issue};
    return archive;
}

// The names of the nodes inside a scroller, in reading order.
std::vector<std::string> names_in(const Semantics& tree, std::string_view scroller) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
        const std::size_t around = tree.scroller_of(i);
        if (around == tree.nodes().size() || tree.nodes()[around].id != scroller) continue;
        if (!tree.nodes()[i].name.empty()) names.push_back(tree.nodes()[i].name);
    }
    return names;
}

std::ptrdiff_t place_of(const std::vector<std::string>& names, const std::string& wanted) {
    CAPTURE(wanted);
    const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return name.find(wanted) != std::string::npos;
    });
    CHECK(found != names.end());
    return found - names.begin();
}

struct Screen {
    float width;
    float height;
    float scale;
};
constexpr Screen screens[] = {{1440, 900, 1}, {1024, 768, 1.5f}, {390, 844, 2}, {320, 568, 3}};

// Opens the first article's source on every screen, in both languages: `look` gets the names in it.
void on_every_screen(const Archive& archive,
                     const std::function<void(const std::vector<std::string>&, bool)>& look) {
    for (const Screen& screen : screens) {
        CAPTURE(screen.width);
        HeadlessUi headless(screen.width * screen.scale, screen.height * screen.scale,
                            screen.scale);
        headless.open(Archive(archive));
        for (const Language language : {Language::Chinese, Language::English}) {
            headless.send(command::SetLanguage{language});
            headless.send(command::OpenAddress{"#/source/2023-1/0", false});
            headless.send(command::ShowPane{Pane::Reader});
            headless.settle();
            CHECK(headless.faults.missing_glyphs == 0);
            CHECK(headless.faults.clipped_texts == 0);
            look(names_in(headless.view.semantics(), "source"), language == Language::Chinese);
        }
    }
}

}  // namespace

TEST_CASE("fields: bylines, captions and a doubt stand around the text, whole on every screen") {
    for (const Screen& screen : screens) {
        CAPTURE(screen.width);
        HeadlessUi headless(screen.width * screen.scale, screen.height * screen.scale,
                            screen.scale);
        headless.open(archive_with_fields());
        headless.send(command::OpenAddress{"#/issue/2023-1/0", false});
        headless.send(command::ShowPane{Pane::Reader});
        headless.settle();
        CHECK(headless.faults.missing_glyphs == 0);
        CHECK(headless.faults.clipped_texts == 0);
        const auto names = names_in(headless.view.semantics(), "reader");
        const auto title = place_of(names, "沙龙举办");
        const auto doubt =
            place_of(names, "此篇结构存疑：标题的起止难以断定；有一段的分断难以断定");
        const auto author = place_of(names, "文甲");
        const auto source_note = place_of(names, "密云科普");
        const auto text = place_of(names, "首次沙龙");
        const auto unit = place_of(names, "密云区科协");
        const auto first = place_of(names, "图1");
        const auto second = place_of(names, "图2");
        CHECK(title < doubt);
        CHECK(doubt < author);
        CHECK(author < source_note);
        CHECK(source_note < text);
        CHECK(text < unit);
        CHECK(unit < first);
        CHECK(first < second);
        // The article that is sure has no such line.
        const auto doubts = std::count_if(names.begin(), names.end(), [](const std::string& name) {
            return name.find("存疑") != std::string::npos;
        });
        CHECK(doubts == 1);
    }
}

TEST_CASE("fields: beside the source each has its label, and each doubt its line") {
    on_every_screen(archive_with_fields(), [](const auto& names, bool chinese) {
        for (const char* label : {chinese ? "作者" : "Author", chinese ? "来源" : "From",
                                  chinese ? "图注" : "Caption"}) {
            CAPTURE(label);
            CHECK(std::count(names.begin(), names.end(), label) >= 1);
        }
        const auto title = place_of(names, "沙龙举办");
        const auto doubt = place_of(
            names, chinese ? "存疑：标题的起止难以断定" : "Uncertain: where the title begins");
        CHECK(title < doubt);
        CHECK(doubt < place_of(names, "文甲"));
        place_of(names, "密云科普");
        place_of(names, "图2 观众提问");
    });
}

TEST_CASE("fields: beside a source with pages, lines are numbered by page") {
    Archive archive = archive_with_fields();
    auto issue = std::make_shared<Issue>(*archive.issues.front());
    issue->source.pages = 2;
    issue->source.first_line = 3;
    issue->source.text = "沙龙举办\n\n\n首次沙龙在河边举办。\n";
    issue->source.print = "1 10 10 90 20\n\n\n2 10 10 90 20\n";
    archive.issues = {issue};
    on_every_screen(archive, [](const auto& names, bool chinese) {
        const std::string first = chinese ? "第 1 页第 1 行" : "Page 1, line 1";
        CHECK(place_of(names, first) < place_of(names, "沙龙举办"));
        place_of(names, chinese ? "第 2 页第 1 行" : "Page 2, line 1");
        place_of(names, chinese ? "第 1 页第 1 行：标题存疑" : "Page 1, line 1: 标题存疑");
    });
}

TEST_CASE("fields: bylines and captions are found, and a hit marks them in the reader") {
    HeadlessUi headless(1440, 900);
    headless.open(archive_with_fields());
    headless.send(command::SetQuery{"沙龙"});
    headless.send(command::OpenHit{0});
    headless.settle();
    const auto& marks = headless.state.reader.marks;
    CHECK(std::is_sorted(marks.begin(), marks.end(),
                         [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; }));
    CHECK(marks.size() >= 3);
}
