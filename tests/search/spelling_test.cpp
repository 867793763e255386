// 隨著 is 随着 and 餅乾 is 饼干, but 名著 and 乾坤 stay what they are.
#include "search/query/spelling.h"

#include <doctest/doctest.h>

#include <memory>

#include "search/engine.h"
#include "text/fold.h"

using namespace kexie;

namespace {

Engine make_engine(const char* text, bool indexed) {
    auto issue = std::make_shared<Issue>();
    Article article;
    article.title = "题目";
    article.paragraphs = {text};
    issue->articles.push_back(article);
    Engine engine;
    engine.add(issue);
    while (indexed && engine.index_some(1000)) {
    }
    return engine;
}

}  // namespace

TEST_CASE("spelling: traditional text is found by modern queries and the other way round") {
    struct Case {
        const char* text;
        const char* query;
        unsigned places;
    };
    const Case cases[] = {
        {"伴隨著科技的發展", "随着", 1},
        {"伴隨著科技的發展", "伴随着科技", 1},
        {"伴隨著科技的發展", "隨著", 1},
        {"随着科技的发展", "隨著", 1},
        {"他着手研究，我著手寫作", "着手", 2},
        {"執著的人與执着的人", "执着", 2},
        {"朝著目標走著，看著", "着", 3},
        {"餅乾與饼干，烘乾機", "饼干", 2},
        {"乾淨", "干净", 1},
        {"干净", "乾淨", 1},
        {"隨著隨著", "随着随着", 1},
        {"意味著隨著", "\"味着随着\"", 1},
        {"隨著甲，隨着乙", "近(随着,乙,3)", 2},
        // Each is itself.
        {"世界名著", "着", 0},
        {"世界名著", "名着", 0},
        {"跟随著名科学家", "随着", 0},
        {"跟随著名科学家", "着", 0},
        {"跟随著名科学家", "著名", 1},
        {"着名", "著名", 0},
        {"名著重印", "着重", 0},
        {"專著", "专着", 0},
        {"扭轉乾坤", "干", 0},
        {"乾隆年間", "干隆", 0},
        {"干部", "乾部", 0},
        {"着", "著", 0},
    };
    for (const Case& expected : cases) {
        for (const bool indexed : {false, true}) {
            CAPTURE(std::string(expected.text));
            CAPTURE(std::string(expected.query));
            CAPTURE(indexed);
            const Engine engine = make_engine(expected.text, indexed);
            const Results results = engine.search(expected.query);
            CHECK(results.occurrences == expected.places);
            CHECK(results.total == (expected.places > 0 ? 1 : 0));
            CHECK(engine.marks(expected.query, 0, 0).size() == expected.places);
        }
    }
}

TEST_CASE("spelling: terms without such characters have one spelling") {
    for (const char* text : {"科协", "著名", "乾坤", "app2023"}) {
        CHECK(other_spellings(fold(text)).empty());
    }
    CHECK(other_spellings(u"随着著") == std::vector<std::u16string>{u"随著著"});
    CHECK(other_spellings(u"随著") == std::vector<std::u16string>{u"随着"});
}
