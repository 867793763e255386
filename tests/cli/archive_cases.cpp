// stats, export and verify: what a bundle holds.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/archive_folder.h"
#include "cli/process.h"
#include "support/golden.h"

using namespace kexie::test;
using Json = nlohmann::json;

namespace {

std::string build(const TemporaryFolder& folder, const std::string& issues) {
    const std::string path = folder / "archive.json";
    REQUIRE(run_kexie({"build", issues, "-o", path}).exit_code == 0);
    return path;
}

std::size_t article_count(const std::string& bundle) {
    std::size_t count = 0;
    const Json json = Json::parse(read_bytes(bundle), nullptr, false);
    for (const auto& issue : json["issues"]) count += issue["articles"].size();
    return count;
}

}  // namespace

TEST_CASE("stats: counts, and the gaps that the numbers show") {
    for (const std::string& issues : issue_folders()) {
        CAPTURE(issues);
        const TemporaryFolder folder;
        const std::string bundle = build(folder, issues);
        const Ended ended = run_kexie({"stats", bundle});
        CHECK(ended.exit_code == 0);
        CHECK(ended.err.empty());
        const Json stats = Json::parse(ended.out, nullptr, false);
        REQUIRE_FALSE(stats.is_discarded());
        CHECK(stats["issues"] == 5);
        CHECK(stats["articles"] == article_count(bundle));
        CHECK(stats["first"] == "2023-02-03");
        CHECK(stats["last"] == "2023-12-21");
        const Json gaps = Json::parse(
            R"([{"year":2023,"first":1,"last":2,"uncertain":false},
                {"year":2023,"first":4,"last":17,"uncertain":false},
                {"year":2023,"first":19,"last":20,"uncertain":true}])");
        CHECK(stats["gaps"] == gaps);
    }
    const TemporaryFolder folder;
    const std::string bundle = build(folder, shipped_issues());
    check_golden("cli/stats.json", run_kexie({"stats", bundle}).out);
    const Ended text = run_kexie({"stats", bundle, "--format", "text"});
    CHECK(text.out.find("第 4–17 期 未收录") != std::string::npos);
    check_golden("cli/stats.txt", text.out);
}

TEST_CASE("export: every article in each format") {
    const TemporaryFolder folder;
    const std::string bundle = build(folder, shipped_issues());
    const std::size_t articles = article_count(bundle);

    const Ended jsonl = run_kexie({"export", bundle, "--format", "jsonl"});
    CHECK(jsonl.exit_code == 0);
    CHECK(static_cast<std::size_t>(std::count(jsonl.out.begin(), jsonl.out.end(), '\n')) ==
          articles);
    const Ended csv = run_kexie({"export", bundle, "--format", "csv"});
    CHECK(csv.exit_code == 0);
    CHECK(csv.out.substr(0, 9) == "\xEF\xBB\xBFissue,");
    const Ended markdown = run_kexie({"export", bundle, "--format", "markdown"});
    CHECK(markdown.exit_code == 0);
    check_golden("cli/export.md", markdown.out);

    const std::string file = folder / "articles.csv";
    const Ended to_file = run_kexie({"export", bundle, "--format", "csv", "-o", file});
    CHECK(to_file.exit_code == 0);
    CHECK(to_file.out.empty());
    CHECK(read_bytes(file) == csv.out);
}

TEST_CASE("verify: proves sound bundles") {
    for (const std::string& issues : issue_folders()) {
        CAPTURE(issues);
        const TemporaryFolder folder;
        const std::string bundle = build(folder, issues);
        const Ended ended = run_kexie({"verify", bundle, "--issues", issues});
        CAPTURE(ended.out);
        CHECK(ended.exit_code == 0);
        CHECK(ended.err.empty());
        CHECK(ended.out.find("5 issues, 39 articles, ") != std::string::npos);
        CHECK(ended.out.find("5 issues re-parsed") != std::string::npos);
        CHECK(ended.out.find(": no mismatches\n") != std::string::npos);
        // No article was left out.
        CHECK(ended.out.find("note: Article") == std::string::npos);
    }
}

TEST_CASE("verify: finds what was changed") {
    const TemporaryFolder folder;
    const std::string bundle = build(folder, shipped_issues());
    const std::string bytes = read_bytes(bundle);
    const std::string person = "赵树兵";
    const std::size_t at = bytes.find(person);
    REQUIRE(at != std::string::npos);

    std::string changed = bytes;
    changed.replace(at, person.size(), "赵树宾");
    const std::string edited = folder / "edited.json";
    write_bytes(edited, changed);
    const Ended compared = run_kexie({"verify", edited, "--issues", shipped_issues()});
    CHECK(compared.exit_code == 1);
    CHECK(compared.out.find("error: Issue 2023-18 in the bundle differs") != std::string::npos);

    // The bundle's own text gives it away, too.
    const Ended alone = run_kexie({"verify", edited});
    CHECK(alone.exit_code == 1);
    CHECK(alone.out.find("error: Issue 2023-18 of the bundle is not what its own text says") !=
          std::string::npos);
    CHECK(alone.out.find("4 issues re-parsed") != std::string::npos);

    const std::string spaced = folder / "spaced.json";
    write_bytes(spaced, " " + bytes);
    const Ended form = run_kexie({"verify", spaced});
    CHECK(form.exit_code == 1);
    CHECK(form.out.find("not byte for byte") != std::string::npos);

    const TemporaryFolder fewer;
    write_bytes(fewer / "2023-18.txt", read_bytes(shipped_issues() + "/2023-18.txt"));
    const Ended missing = run_kexie({"verify", bundle, "--issues", fewer.path()});
    CHECK(missing.exit_code == 1);
    CHECK(missing.out.find("is not in the folder") != std::string::npos);
}

TEST_CASE("verify: a bundle of an older version, without the text of the files") {
    const TemporaryFolder folder;
    std::string bytes = read_bytes(build(folder, shipped_issues()));
    const std::string key = "\"sha256\":\"";
    for (std::size_t at = 0; (at = bytes.find(key, at)) != std::string::npos;) {
        at += key.size() + 64 + 1;
        bytes.erase(at, bytes.find('}', bytes.find("\"first_line\":", at)) - at);
    }
    REQUIRE(bytes.find("first_line") == std::string::npos);
    const std::string older = folder / "older.json";
    write_bytes(older, bytes);
    const Ended ended = run_kexie({"verify", older, "--issues", shipped_issues()});
    CAPTURE(ended.out);
    CHECK(ended.exit_code == 0);
    CHECK(ended.out.find("note: 5 issues without the full source text") != std::string::npos);
}

TEST_CASE("a folder opens without the files that cannot be read, which are named") {
    const TemporaryFolder folder;
    write_bytes(folder / "a.txt", "科协简报\n第3期\n2019年3月4日\n\n一篇\n　　正文。\n");
    write_bytes(folder / "b.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    std::vector<kexie::Error> unread;
    const auto opened = kexie::cli::open_archive(folder.path(), unread);
    REQUIRE(opened.ok());
    CHECK(opened.value().issues.size() == 1);
    REQUIRE(unread.size() == 1);
    CHECK(unread[0].source == folder / "b.doc");

    std::filesystem::remove(folder / "a.txt");
    CHECK_FALSE(kexie::cli::open_archive(folder.path(), unread).ok());
}
