#include "archive/json_reader.h"

#include <doctest/doctest.h>

#include <random>

#include "archive/bundle.h"
#include "support/json_oracle.h"
#include "support/random_issue.h"

using namespace kexie;
using namespace kexie::test;

namespace {

using Token = JsonReader::Token;

void compare(const std::string& json) {
    CAPTURE(json);
    const std::string difference = compare_json_readers(json);
    REQUIRE_MESSAGE(difference.empty(), difference);
}

// Reads to the end.
JsonReader read(std::string_view json) {
    JsonReader reader(json);
    while (reader.next() < Token::End) {
    }
    return reader;
}

}  // namespace

TEST_CASE("JSON reader: reports what the library reports") {
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
                             "\xEF\xBB",
                             "\xEF\xBB\xBF{}",
                             "\xEF\xBB\xBF\xEF\xBB\xBF{}",
                             "-9223372036854775808",
                             "-9223372036854775809",
                             "18446744073709551616",
                             "[1e308,1e309,2]",
                             "[-1e999]",
                             "\"\xC0\x80\"",
                             "\"\xED\xA0\x80\"",
                             "\"\xF4\x90\x80\x80\"",
                             "{\"a\" 1}",
                             "{\"a\":1,\"a\":2}",
                             "/**/1"}) {
        compare(json);
    }
}

TEST_CASE("JSON reader: random JSON and random damage, as the library takes them") {
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

TEST_CASE("JSON reader: tells a cut from damage, and where") {
    const std::string json = "{\"中\": [\"甲乙\\u4e2d\", 12, true, null]}";
    for (std::size_t size = 0; size < json.size(); ++size) {
        CAPTURE(size);
        const JsonReader reader = read(std::string_view(json).substr(0, size));
        CHECK(reader.token() == Token::Cut);
        CHECK(reader.offset() == size);
    }
    CHECK(read("[1, x]").token() == Token::Damaged);
    CHECK(read("[1, x]").offset() == 4);
    CHECK(read(std::string_view("1\0", 2)).token() == Token::Damaged);
}

TEST_CASE("JSON reader: a depth that would overflow a stack") {
    const std::size_t depth = 1000000;
    CHECK(read(std::string(depth, '[') + std::string(depth, ']')).token() == Token::End);
}

TEST_CASE("JSON reader: random bytes changed in a bundle, as the library takes them") {
    IssueGenerator generator(3);
    Archive archive;
    for (int i = 0; i < 3; ++i) {
        archive.issues.push_back(std::make_shared<const Issue>(generator.issue()));
    }
    const std::string bundle = write_bundle(archive);
    compare(bundle);
    std::mt19937 random(5);
    for (int round = 0; round < 2000; ++round) {
        std::string damaged = bundle;
        for (auto left = 1 + random() % 3; left > 0; --left) {
            damaged[random() % damaged.size()] = static_cast<char>(random());
        }
        compare(damaged);
    }
}
