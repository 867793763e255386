#include "archive/meta.h"

#include <doctest/doctest.h>

using namespace kexie;

TEST_CASE("meta file: title and note, each optional") {
    const auto both = read_meta(R"({"title": "动态", "note": "摘要。"})", "m");
    REQUIRE(both.ok());
    CHECK(both.value().title == "动态");
    CHECK(both.value().note == "摘要。");
    const auto none = read_meta("{}", "m");
    REQUIRE(none.ok());
    CHECK_FALSE(none.value().title.has_value());
    CHECK_FALSE(none.value().note.has_value());
}

TEST_CASE("meta file: what is wrong with it is said") {
    struct Case {
        const char* json;
        const char* code;
        const char* in_message;
    };
    const Case cases[] = {
        {"", "meta-damaged", "JSON"},
        {"{\"title\": ", "meta-damaged", "JSON"},
        {"{\"title\": \"\xFF\"}", "meta-damaged", "JSON"},
        {"[]", "meta-schema", "one object"},
        {R"({"titel": "动态"})", "meta-schema", "\"titel\" is not known"},
        {R"({"title": 3})", "meta-schema", "title must be a text"},
        {R"({"note": null})", "meta-schema", "note must be a text"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.json);
        const auto meta = read_meta(expected.json, "m.json");
        REQUIRE_FALSE(meta.ok());
        CHECK(meta.error().code == expected.code);
        CHECK(meta.error().message.find(expected.in_message) != std::string::npos);
        CHECK(meta.error().source == "m.json");
    }
}
