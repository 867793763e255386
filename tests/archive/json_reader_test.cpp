#include "archive/json_reader.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "base/utf8.h"

using namespace kexie;

namespace {

// Writes down what it is told, as nlohmann/json tells it below.
class Record final : public JsonEvents {
public:
    std::string said;

    bool null() override { return say("null"); }
    bool boolean(bool value) override { return say(value ? "true" : "false"); }
    bool whole_number(std::int64_t value) override { return say(std::to_string(value)); }
    bool other_number() override { return say("number"); }
    bool text(std::string& value) override { return say("'" + value + "'"); }
    bool key(std::string& name) override { return say(name + ":"); }
    bool begin_object() override { return say("{"); }
    bool end_object() override { return say("}"); }
    bool begin_array() override { return say("["); }
    bool end_array() override { return say("]"); }

private:
    bool say(const std::string& what) {
        said += what + " ";
        return true;
    }
};

struct Oracle : nlohmann::json_sax<nlohmann::json> {
    Record record;

    bool null() override { return record.null(); }
    bool boolean(bool value) override { return record.boolean(value); }
    bool number_integer(number_integer_t value) override { return record.whole_number(value); }
    bool number_unsigned(number_unsigned_t value) override {
        return value >> 63 ? record.other_number()
                           : record.whole_number(static_cast<std::int64_t>(value));
    }
    bool number_float(number_float_t, const std::string&) override { return record.other_number(); }
    bool string(std::string& value) override { return record.text(value); }
    bool binary(nlohmann::json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return record.begin_object(); }
    bool end_object() override { return record.end_object(); }
    bool start_array(std::size_t) override { return record.begin_array(); }
    bool end_array() override { return record.end_array(); }
    bool key(std::string& name) override { return record.key(name); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
        return false;
    }
};

void compare(const std::string& json) {
    CAPTURE(json);
    Record record;
    const JsonEnd end = read_json(json, record);
    Oracle oracle;
    const bool whole = nlohmann::json::sax_parse(json, &oracle);
    REQUIRE((end.how == JsonEnd::How::Whole) == whole);
    REQUIRE(end.offset <= json.size());
    if (whole) REQUIRE(record.said == oracle.record.said);
}

}  // namespace

TEST_CASE("json reader: says what another reader says") {
    for (const char* json : {"",
                             " ",
                             "null",
                             "true",
                             "falsy",
                             "0",
                             "-0",
                             "01",
                             "1.",
                             "1.5",
                             "1e",
                             "1e+3",
                             "-",
                             "+1",
                             "9223372036854775807",
                             "9223372036854775808",
                             "\"\"",
                             "\"\\u4e2d\\n\"",
                             "\"\\ud83d\\ude00\"",
                             "\"\\ud83d\"",
                             "\"\\ude00\"",
                             "\"\\x\"",
                             "\"\n\"",
                             "\"\xEF\xBF\xBD\"",
                             "\"\xFF\"",
                             "\"\xE4\xB8\"",
                             "[]",
                             "[ ]",
                             "[1,]",
                             "[1 2]",
                             "[1,[2,{}]]",
                             "{}",
                             "{\"a\":1}",
                             "{\"a\":1,}",
                             "{\"a\" : [ ] , \"b\":{\"c\":null}}",
                             "{a:1}",
                             "{\"a\"}",
                             "[}",
                             "[1]]",
                             "1 1",
                             "\"a",
                             "{\"a\":",
                             "\xEF\xBB"}) {
        compare(json);
    }
}

TEST_CASE("json reader: random JSON and random damage, as another reader takes them") {
    std::mt19937 random(11);
    const std::string pieces[] = {"{",      "}",           "[",  "]",  ",",      ":",
                                  "\"甲\"", "\"\\u00e9\"", "12", "-3", "1.5",    "null",
                                  "true",   " ",           "\"", "\\", "\"k\":", "\xE7"};
    for (int round = 0; round < 20000; ++round) {
        std::string json;
        for (auto left = random() % 9; left > 0; --left) {
            json += pieces[random() % std::size(pieces)];
        }
        compare(json);
        compare("[" + json + "]");
        compare("{\"k\":[" + json + "]}");
    }
}

TEST_CASE("json reader: tells a cut from damage, and where") {
    const std::string json = "{\"中\": [\"甲乙\\u4e2d\", 12, true, null]}";
    for (std::size_t size = 0; size < json.size(); ++size) {
        CAPTURE(size);
        Record record;
        const JsonEnd end = read_json(std::string_view(json).substr(0, size), record);
        CHECK(end.how == JsonEnd::How::Cut);
        CHECK(end.offset == size);
    }
    Record record;
    CHECK(read_json("[1, x]", record).offset == 4);
}

TEST_CASE("json reader: a depth that no stack would bear") {
    const std::size_t depth = 1000000;
    Record record;
    const JsonEnd end = read_json(std::string(depth, '[') + std::string(depth, ']'), record);
    CHECK(end.how == JsonEnd::How::Whole);
}
