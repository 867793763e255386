#include <doctest/doctest.h>

#include "search/engine.h"
#include "support/rounds.h"
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
        const char* const kinds[] = {"continues", "pinyin", "sound", "similar", "rewritten"};
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

TEST_CASE("suggestions: ü is typed as v, and as u where it may be one") {
    auto issue = std::make_shared<Issue>();
    issue->articles.resize(1);
    issue->articles[0].title = "女性绿色战略";
    Engine engine;
    engine.add(std::move(issue));
    for (const char* query : {"nvxing", "nüxing", "NÜXING", "nǚxìng", "nu\u0308xing", "nü xing",
                              "nü　xing", "ｎｖxing", "nuxing"}) {
        CAPTURE(query);
        CHECK(written(engine.suggestions(query, 1)) == "女性 1 pinyin; ");
    }
    for (const char* query : {"lvse", "lüse", "luse", "lǜsè"}) {
        CAPTURE(query);
        CHECK(written(engine.suggestions(query, 1)) == "绿色 1 pinyin; ");
    }
    for (const char* query : {"zhanlve", "zhanlue", "zhanlüe", "zhànlüè"}) {
        CAPTURE(query);
        CHECK(written(engine.suggestions(query, 1)) == "战略 1 pinyin; ");
    }
    CHECK(engine.suggestions("nüxingö", 1).empty());
}

TEST_CASE("suggestions: u is ü only where nothing else is read so") {
    auto issue = std::make_shared<Issue>();
    issue->articles.resize(1);
    issue->articles[0].title = "努力。女里。";
    Engine engine;
    engine.add(std::move(issue));
    CHECK(written(engine.suggestions("nuli")) == "努力 1 pinyin; ");
    CHECK(written(engine.suggestions("nüli")) == "女里 1 pinyin; ");
}

TEST_CASE("suggestions: where nothing is found, the operators that were meant") {
    const Engine engine = make_engine();
    struct Case {
        const char* query;
        const char* suggestions;
    };
    const Case cases[] = {
        {"沈洁 AND 科技", "沈洁 科技 14 rewritten; "},
        {"沈洁 and 科技", "沈洁 科技 14 rewritten; "},
        {"沈洁 和 科技", "沈洁 科技 14 rewritten; "},
        {"沈洁 ＆ 科技", "沈洁 科技 14 rewritten; "},
        {"+沈洁 +科技", "沈洁 科技 14 rewritten; "},
        {"沈洁和科技", "沈洁 科技 14 rewritten; "},
        {"沈洁 或 没有", "沈洁 OR 没有 5 rewritten; "},
        {"沈洁或没有", "沈洁 OR 没有 5 rewritten; "},
        {"沈洁 or 没有", "沈洁 OR 没有 5 rewritten; "},
        {"沈洁 NOT 平台", "沈洁 -平台 2 rewritten; "},
        {"沈洁 非 平台", "沈洁 -平台 2 rewritten; "},
        {"沈洁 not (平台 或 没有)", "沈洁 -(平台 OR 没有) 2 rewritten; "},
        {"沈洁 ！平台", "沈洁 -平台 2 rewritten; "},
        {"沈洁，科技", "沈洁 科技 14 rewritten; 沈洁 OR 科技 14 rewritten; "},
        {"沈洁、没有", "沈洁 OR 没有 5 rewritten; "},
        {"沈洁；平台；", "沈洁 平台 4 rewritten; 沈洁 OR 平台 6 rewritten; "},
        {"标题:沈洁，平台", "标题:(沈洁 平台) 2 rewritten; 标题:(沈洁 OR 平台) 2 rewritten; "},
        {"平台 沈洁、没有", "平台 (沈洁 OR 没有) 4 rewritten; "},
        {"沈洁*", "沈洁 5 rewritten; "},
        {"＊沈洁？", "沈洁 5 rewritten; "},
        {"沈*科技", "沈 科技 14 rewritten; 沈 OR 科技 14 rewritten; "},
        {"\"沈洁\" AND 科技 OR", "\"沈洁\" 科技 14 rewritten; "},
        {"近(沈洁,会议,5) AND 首都", "近(沈洁,会议,5) 首都 12 rewritten; "},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.query);
        CHECK(engine.search(expected.query).total == 0);
        CHECK(written(engine.suggestions(expected.query)) == expected.suggestions);
    }
    // What is found, or would not be, is left alone.
    for (const char* query : {"首都学术、首都", "open access", "没有 AND 也没有", "AND", "*", "、",
                              "NOT 没有", "年:2023 AND 没有", "首都和", ""}) {
        CAPTURE(query);
        for (const Suggestion& each : engine.suggestions(query)) {
            CHECK(each.kind != Suggestion::Kind::Rewritten);
        }
    }
}

TEST_CASE("suggestions: a query that is rewritten is one without mistakes") {
    const Engine engine = make_engine();
    Random random(8);
    const char* const pieces[] = {
        "沈洁", "科技", "、", "，",    "和", "或",  " ",       "AND",  " OR ", "NOT ", "(", ")",
        "\"",   "*",    "!",  "标题:", "-",  "近(", "年:2023", " 非 ", "app",  "3,5",  "|", "　"};
    for (int round = 0; round < test::rounds(4000); ++round) {
        std::string query;
        for (int i = 0; i < 7; ++i) query += pieces[below(random, std::size(pieces))];
        if (!engine.search(query).problems.empty()) continue;
        CAPTURE(query);
        for (const Suggestion& each : engine.suggestions(query)) {
            if (each.kind != Suggestion::Kind::Rewritten) continue;
            CAPTURE(each.text);
            const Results results = engine.search(each.text);
            REQUIRE(results.problems.empty());
            REQUIRE(results.occurrences == each.count);
        }
    }
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
