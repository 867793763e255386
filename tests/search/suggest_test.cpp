#include <doctest/doctest.h>

#include "search/engine.h"
#include "support/search_corpus.h"

using namespace kexie;

namespace {

Engine make_engine() {
    auto issue = std::make_shared<Issue>();
    Article article;
    article.title = "科技节开幕";
    article.paragraphs = {"沈洁主持会议。沈洁讲话。科技创新，科技创新，科技创新大赛。",
                          "首都学术、首都学术活动。神界一次。Open Access期刊。"};
    article.attribution = "首都科技协会";
    issue->articles = {article, article};
    issue->articles[1].title = "沈洁调研ＡＰＰ平台";
    Engine engine;
    engine.add(std::move(issue));
    return engine;
}

std::string written(const std::vector<Suggestion>& suggestions) {
    std::string text;
    for (const Suggestion& suggestion : suggestions) {
        const char* const kinds[] = {"continues", "pinyin", "sound", "similar"};
        text += suggestion.text + " " + std::to_string(suggestion.count) + " " +
                kinds[static_cast<int>(suggestion.kind)] + "; ";
    }
    return text;
}

}  // namespace

TEST_CASE("suggestions: pinyin in full, in initials and mixed, most frequent first") {
    const Engine engine = make_engine();
    for (const char* query : {"shenjie", "shen jie", "SHENJIE", "shenj", "sj", "shen'jie"}) {
        CAPTURE(query);
        CHECK(written(engine.suggestions(query, 2)) == "沈洁 5 pinyin; 神界 2 pinyin; ");
    }
    CHECK(written(engine.suggestions("shouduxueshu")) == "首都学术 4 pinyin; ");
    CHECK(written(engine.suggestions("sdxs")) == "首都学术 4 pinyin; ");
    CHECK(written(engine.suggestions("sdkeji", 1)) == "首都科技 2 pinyin; ");
    CHECK(engine.suggestions("uuu").empty());
    CHECK(engine.suggestions("s").empty());
    CHECK(engine.suggestions("").empty());
}

TEST_CASE("suggestions: for a term that is nowhere, what sounds the same, then what is similar") {
    const Engine engine = make_engine();
    CHECK(engine.search("沈杰").hits.empty());
    CHECK(written(engine.suggestions("沈杰", 2)) == "沈洁 5 sound; 神界 2 sound; ");
    CHECK(written(engine.suggestions("正文:(瀋傑) 科技", 1)) == "正文:(沈洁) 科技 5 sound; ");
    CHECK(written(engine.suggestions("科技创辛")) == "科技创新 6 sound; ");
    CHECK(written(engine.suggestions("首都美术")) == "首都学术 4 similar; ");
    CHECK(engine.suggestions("沈洁").empty());
    CHECK(engine.suggestions("科").empty());
    CHECK(engine.suggestions("-没有").empty());
}

TEST_CASE("completions: what goes on in the archive, heads ahead, whole as far as it goes") {
    const Engine engine = make_engine();
    // Twice in attributions weighs more than four times in paragraphs.
    CHECK(written(engine.completions("首都", 2)) ==
          "首都科技协会 2 continues; 首都学术 4 continues; ");
    CHECK(written(engine.completions("科技", 3)) ==
          "科技协会 2 continues; 科技创新 6 continues; 科技节开幕 1 continues; ");
    CHECK(written(engine.completions("open a")) == "Open Access期刊 2 continues; ");
    CHECK(written(engine.completions("调研app")) == "调研ＡＰＰ平台 1 continues; ");
    CHECK(engine.completions("没有").empty());
    CHECK(engine.completions("").empty());
    CHECK(engine.completions("科技创新大赛").empty());
}

TEST_CASE("completions and suggestions can be searched for, and are found that often") {
    Random random(4);
    const Issues issues = make_issues(random, 10);
    Engine engine;
    for (const auto& issue : issues) engine.add(issue);
    for (const char* prefix : {"科", "学", "哈哈", "a", "2", "北京", "國"}) {
        for (const Suggestion& found : engine.completions(prefix, 20)) {
            CAPTURE(found.text);
            CHECK(engine.search("「" + found.text + "」").occurrences >= 1);
        }
    }
    for (const char* query : {"kx", "hh", "beijing", "北进"}) {
        for (const Suggestion& found : engine.suggestions(query, 20)) {
            CAPTURE(found.text);
            CHECK(engine.search(found.text).occurrences >= 1);
        }
    }
}
