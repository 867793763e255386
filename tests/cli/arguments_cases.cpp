#include <doctest/doctest.h>

#include "cli/process.h"

using namespace kexie::test;

TEST_CASE("arguments: wrong usage ends with 2, says why, and prints nothing as a result") {
    const std::vector<std::string> cases[] = {
        {},
        {"frobnicate"},
        {"parse"},
        {"parse", "--format", "xml", "a.txt"},
        {"check"},
        {"build", shipped_issues()},
        {"build", "-o", "x.json"},
        {"search"},
        {"search", "a.json"},
        {"search", "a.json", "x", "--limit", "-1"},
        {"search", "a.json", "x", "--limit", "many"},
        {"search", "a.json", "x", "--sort", "upwards"},
        {"stats"},
        {"export", "a.json"},
        {"export", "a.json", "--format", "pdf"},
        {"verify"},
        {"verify", "a.json", "--unknown"},
    };
    for (const auto& arguments : cases) {
        std::string line;
        for (const std::string& argument : arguments) line += " " + argument;
        CAPTURE(line);
        const Ended ended = run_kexie(arguments);
        CHECK(ended.exit_code == 2);
        CHECK(ended.out.empty());
        CHECK_FALSE(ended.err.empty());
    }
}

TEST_CASE("arguments: help and version are results") {
    const Ended help = run_kexie({"--help"});
    CHECK(help.exit_code == 0);
    CHECK(help.err.empty());
    for (const char* command :
         {"parse", "check", "build", "search", "stats", "export", "verify", "Exit codes"}) {
        CAPTURE(command);
        CHECK(help.out.find(command) != std::string::npos);
    }
    const Ended of_search = run_kexie({"search", "--help"});
    CHECK(of_search.exit_code == 0);
    CHECK(of_search.out.find("--limit N") != std::string::npos);
    CHECK(of_search.out.find("relevance|") == std::string::npos);
    CHECK(of_search.out.find("newest|oldest|relevance") != std::string::npos);
    CHECK(of_search.out.find("QUERY") != std::string::npos);
    const Ended version = run_kexie({"--version"});
    CHECK(version.exit_code == 0);
    CHECK(version.out.substr(0, 6) == "kexie ");
}
