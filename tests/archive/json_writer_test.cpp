#include "archive/json_writer.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"

using namespace kexie;

TEST_CASE("JSON writer: every code point comes back through another reader") {
    std::string all;
    for (char32_t c = 0; c <= 0x10FFFF; c = c == 0xD7FF ? 0xE000 : c + 1) append_utf8(all, c);
    JsonWriter json(JsonWriter::Layout::Compact);
    json.text(all);
    const auto back = nlohmann::json::parse(json.str(), nullptr, false);
    REQUIRE(back.is_string());
    CHECK(back.get<std::string>() == all);
}

TEST_CASE("JSON writer: layouts") {
    const auto write = [](JsonWriter::Layout layout) {
        JsonWriter json(layout);
        json.begin_object();
        json.key("a");
        json.begin_array();
        json.end_array();
        json.key("b");
        json.begin_array(JsonWriter::Layout::Compact);
        json.integer(1);
        json.begin_array();
        json.boolean(true);
        json.null();
        json.end_array();
        json.end_array();
        json.key("c");
        json.begin_array();
        json.text("x");
        json.text("y");
        json.end_array();
        json.end_object();
        return json.str();
    };
    CHECK(write(JsonWriter::Layout::Compact) == R"({"a":[],"b":[1,[true,null]],"c":["x","y"]})");
    CHECK(
        write(JsonWriter::Layout::Indented) ==
        "{\n  \"a\": [],\n  \"b\": [1, [true, null]],\n  \"c\": [\n    \"x\",\n    \"y\"\n  ]\n}");
}

TEST_CASE("JSON writer: decimals have at most four places") {
    struct Case {
        double value;
        const char* text;
    };
    const Case cases[] = {{0, "0"},
                          {1, "1"},
                          {-1.5, "-1.5"},
                          {0.00004, "0"},
                          {-0.00004, "0"},
                          {0.00005, "0.0001"},
                          {12.34567, "12.3457"},
                          {1e9, "1000000000"},
                          {99.99999, "100"}};
    for (const Case& expected : cases) {
        JsonWriter json(JsonWriter::Layout::Compact);
        json.decimal(expected.value);
        CHECK(json.str() == expected.text);
    }
}
