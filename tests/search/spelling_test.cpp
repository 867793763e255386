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
    for (const char* text :
         {"科协", "著名", "乾坤", "app", "a4", "2023年", "123", "0123", "1.2345"}) {
        CAPTURE(text);
        const auto others = other_spellings(fold(text), {});
        // Only letters with digits could be scripts.
        CHECK(others.size() == (std::string_view(text) == "a4" ? 2 : 0));
    }
    REQUIRE(other_spellings(u"随着著", {}).size() == 1);
    CHECK(other_spellings(u"随着著", {})[0].units == u"随著著");
    REQUIRE(other_spellings(u"随著", {}).size() == 1);
    CHECK(other_spellings(u"随著", {})[0].units == u"随着");
    // Many at once stay few.
    CHECK(other_spellings(u"1000人2000人3000人4000人5000人h2o2n2", {}).size() == 7);
}

namespace {

struct NumberCase {
    const char* text;
    const char* query;
    unsigned places;
    const char* marked;  // What the first mark covers.
};

void check_numbers(const NumberCase& expected) {
    for (const bool indexed : {false, true}) {
        CAPTURE(std::string(expected.text));
        CAPTURE(std::string(expected.query));
        CAPTURE(indexed);
        const Engine engine = make_engine(expected.text, indexed);
        const Results results = engine.search(expected.query);
        CHECK(results.occurrences == expected.places);
        CHECK(results.total == (expected.places > 0 ? 1 : 0));
        const std::vector<Mark> marks = engine.marks(expected.query, 0, 0);
        REQUIRE(marks.size() == expected.places);
        if (expected.places == 0) continue;
        const std::string text = expected.text;
        CHECK(text.substr(marks[0].begin, marks[0].end - marks[0].begin) == expected.marked);
        const Snippet snippet = engine.snippet(expected.query, results.hits[0]);
        CHECK(snippet.marks.size() == expected.places);
    }
}

}  // namespace

TEST_CASE("spelling: a number is found with and without thousands separators") {
    const NumberCase cases[] = {
        {"共1,200人参加", "1200", 1, "1,200"},
        {"共１，２００人参加", "1200", 1, "１，２００"},
        {"共1200人参加", "1,200", 1, "1200"},
        {"共1200人，1,200人，１，２００人", "1200", 3, "1200"},
        {"共1,200人参加", "共1200人", 1, "共1,200人"},
        {"1,234,567元", "1234567", 1, "1,234,567"},
        {"1234567元", "1,234,567元", 1, "1234567元"},
        {"12,345.67万元", "12345.67", 1, "12,345.67"},
        {"1,200.5万元", "1200.5万", 1, "1,200.5万"},
        {"2023年1,200人", "2023年1200人", 1, "2023年1,200人"},
        {"达1,200，300人次", "1200", 0, ""},  // Could be a number.
        {"达1,200，2023年再增", "1200", 1, "1,200"},
        {"5，1,200人", "1200", 1, "1,200"},
        {"12 1,200 300", "1200", 1, "1,200"},
        {"从1,200增至3400", "1,200增至3,400", 1, "1,200增至3400"},
        {"共1,200 人", "\"1200 人\"", 1, "1,200 人"},
        {"近1,200人的大会", "近(1200人,大会)", 2, "1,200人"},
        // Other numbers.
        {"共11,200人", "1200", 0, ""},
        {"共1,200,000人", "1200", 0, ""},
        {"共3,001,200人", "1200", 0, ""},
        {"共1,2005人", "1200", 0, ""},
        {"共12,00人", "1200", 0, ""},
        {"共1,20人", "120", 0, ""},
        {"第1, 200页", "1200", 0, ""},
        {"共11200人", "1,200", 0, ""},
        {"共12005人", "1,200", 0, ""},
        {"0.1,200", "1200", 0, ""},
        {"0.200,300", "200300", 0, ""},
        {"1,200,300", "200300", 0, ""},
        {"2,023项", "2023年", 0, ""},
        {"2023年", "2,023", 0, ""},
        {"1,200,300人", "1200,300", 0, ""},
        {"共1 200人", "\"1,200\"", 0, ""},
        {"共1,200人", "1,20", 1, "1,20"},     // A piece of the text is always found,
        {"共11,200人", "1,200", 1, "1,200"},  // as it stands.
        {"共11200人", "1200", 1, "1200"},
    };
    for (const NumberCase& expected : cases) check_numbers(expected);
}

TEST_CASE("spelling: digits are found above and below the line, and units as one character") {
    const NumberCase cases[] = {
        {"减少CO₂排放", "CO2", 1, "CO₂"},
        {"减少CO2排放", "CO₂", 1, "CO2"},
        {"减少CO₂排放", "\"co2 排放\"", 1, "CO₂排放"},
        {"H₂O与H2O", "h2o", 2, "H₂O"},
        {"Ca(OH)₂溶液", "ca(oh)2", 1, "Ca(OH)₂"},
        {"PM₂.₅浓度与PM2.5", "PM2.5", 2, "PM₂.₅"},
        {"面积2000m²", "2000m2", 1, "2000m²"},
        {"面积2000㎡", "2000m2", 1, "2000㎡"},
        {"面积2000㎡", "2000m²", 1, "2000㎡"},
        {"面积2,000㎡", "2000m2", 1, "2,000㎡"},
        {"面积2000m2", "2000㎡", 1, "2000m2"},
        {"面积2000ｍ２", "2000㎡", 1, "2000ｍ２"},
        {"长5㎝，重3㎏，12㎞／h", "5cm", 1, "5㎝"},
        {"重3kg", "3㎏", 1, "3kg"},
        {"速度12㎧", "12m/s", 1, "12㎧"},
        {"容量5㎖", "5ml", 1, "5㎖"},
        {"气温20℃", "20°C", 1, "20℃"},
        {"㎡㎡", "m²", 2, "㎡"},
        // Other numbers.
        {"10²米", "102", 0, ""},
        {"CO₂₂", "CO2", 0, ""},
        {"CO25", "CO₂", 0, ""},
        {"CO₃", "CO2", 0, ""},
        {"面积20000㎡", "2000m3", 0, ""},
        {"面积12,000㎡", "2000m2", 0, ""},
        {"面积2000㎡3", "2000m23", 0, ""},
        {"面积2000㎥", "2000m2", 0, ""},
        {"注²", "注2", 0, ""},
    };
    for (const NumberCase& expected : cases) check_numbers(expected);
    // Two terms in one character are one mark.
    const Engine engine = make_engine("㎡", true);
    CHECK(engine.search("m ²").occurrences == 2);
    CHECK(engine.marks("m ²", 0, 0) == std::vector<Mark>{{Field::Paragraph, 0, 0, 3}});
}

TEST_CASE("spelling: ratio and fraction signs are those of the keyboard") {
    const NumberCase cases[] = {
        {"比例1∶50", "1:50", 1, "1∶50"},  {"比例1：50", "1∶50", 1, "1：50"},
        {"占1⁄2", "1/2", 1, "1⁄2"},       {"占1∕2", "1/2", 1, "1∕2"},
        {"占１／２", "1⁄2", 1, "１／２"}, {"比例1∶5", "1:50", 0, ""},
        {"比例15∶0", "1:50", 0, ""},      {"占1⁄2", "12", 0, ""},
        {"比例1∶50", "150", 0, ""},
    };
    for (const NumberCase& expected : cases) check_numbers(expected);
}
