#include "app/results_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"

using namespace kexie;
using Json = nlohmann::json;

namespace {

Engine small_engine() {
    Issue issue;
    issue.id = "2023-18";
    issue.date = Date{2023, 6, 12};
    issue.inferred.date = true;
    issue.articles.resize(3);
    issue.articles[0].title = "科普活动";
    issue.articles[0].section = "科普工作";
    issue.articles[0].paragraphs = {"𠮷祥的科普活动在AI展区举行，科普志愿者到场。"};
    issue.articles[0].attribution = "科普部";
    issue.articles[1].title = "座谈";
    issue.articles[1].paragraphs = {"谈到了科普。"};
    issue.articles[2].title = "会议";
    Engine engine;
    engine.add(std::make_shared<const Issue>(issue));
    return engine;
}

Json search(const Engine& engine, std::string_view query, std::size_t limit = 0) {
    SearchOptions options;
    options.limit = limit;
    const Results results = engine.search(query, options);
    Json json = Json::parse(results_json(engine, query, options, results), nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    return json;
}

}  // namespace

TEST_CASE("results as JSON: the members of the contract, with marks in code points") {
    const Engine engine = small_engine();
    const Json found = search(engine, "科普");
    CHECK(found["query"] == "科普");
    CHECK(found["total"] == 2);
    CHECK(found["occurrences"] == 5);
    CHECK(found["problems"] == Json::array());
    CHECK_FALSE(found["explanation"].get<std::string>().empty());
    CHECK_FALSE(found["explanation_en"].get<std::string>().empty());
    REQUIRE(found["hits"].size() == 2);
    const Json& hit = found["hits"][0];
    CHECK(hit["issue"] == "2023-18");
    CHECK(hit["article"] == 0);
    CHECK(hit["title"] == "科普活动");
    CHECK(hit["date"] == "2023-06-12");
    CHECK(hit["inferred_date"] == true);
    CHECK(hit["section"] == "科普工作");
    CHECK(hit["attribution"] == "科普部");
    CHECK(hit["occurrences"] == 4);
    CHECK(hit["score"].is_number());
    CHECK(found["hits"][1]["section"].is_null());

    for (const Json& each : found["hits"]) {
        const std::u32string text = to_utf32(each["snippet"]["text"].get<std::string>());
        REQUIRE(each["snippet"]["marks"].size() > 0);
        for (const Json& mark : each["snippet"]["marks"]) {
            const std::size_t begin = mark[0];
            const std::size_t end = mark[1];
            REQUIRE(begin < end);
            REQUIRE(end <= text.size());
            CHECK(text.substr(begin, end - begin) == U"科普");
        }
    }
}

TEST_CASE("results as JSON: the limit cuts the list and nothing else") {
    const Engine engine = small_engine();
    const Json all = search(engine, "科普");
    const Json one = search(engine, "科普", 1);
    CHECK(one["total"] == all["total"]);
    CHECK(one["occurrences"] == all["occurrences"]);
    REQUIRE(one["hits"].size() == 1);
    CHECK(one["hits"][0] == all["hits"][0]);
    CHECK(search(engine, "科普", 9)["hits"] == all["hits"]);
    const Json none = search(engine, "没有的词");
    CHECK(none["total"] == 0);
    CHECK(none["hits"] == Json::array());
}

TEST_CASE("results as JSON: a query without hits comes with homophones") {
    const Engine engine = small_engine();
    CHECK(search(engine, "科普")["suggestions"] == Json::array());
    const Json found = search(engine, "刻普");
    CHECK(found["total"] == 0);
    REQUIRE(found["suggestions"].size() > 0);
    CHECK(found["suggestions"][0]["text"] == "科普");
    CHECK(found["suggestions"][0]["kind"] == "sound");
    CHECK(found["suggestions"][0]["occurrences"] == 5);
    const Json rewritten = search(engine, "科普 AND 活动");
    REQUIRE(rewritten["suggestions"].size() == 1);
    CHECK(rewritten["suggestions"][0]["text"] == "科普 活动");
    CHECK(rewritten["suggestions"][0]["kind"] == "rewritten");
    CHECK(rewritten["suggestions"][0]["occurrences"] == 6);
}

TEST_CASE("results as JSON: mistakes are located in code points of the query") {
    const Engine engine = small_engine();
    const std::string query = "𠮷祥 (科普";
    const Results results = engine.search(query);
    REQUIRE(results.problems.size() > 0);
    const Json found = search(engine, query);
    REQUIRE(found["problems"].size() == results.problems.size());
    for (std::size_t i = 0; i < results.problems.size(); ++i) {
        const Problem& problem = results.problems[i];
        const Json& shown = found["problems"][i];
        CHECK(byte_offset_of(query, shown["begin"]) == problem.begin);
        CHECK(byte_offset_of(query, shown["end"]) == problem.end);
        CHECK(shown["zh"] == problem.zh);
        CHECK(shown["en"] == problem.en);
    }
}

TEST_CASE("results as JSON: any bytes as a query give well-formed JSON") {
    const Engine engine = small_engine();
    for (const std::string query : {"\xFF\xFE", "\"", "\\", "a\nb", "科\xE7"}) {
        CHECK(search(engine, query)["query"].is_string());
    }
    CHECK(search(engine, std::string("\0科", 4))["query"].is_string());
}
