// search, compared with a plain scan of what `kexie parse` prints.
#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cli/process.h"

using namespace kexie::test;
using Json = nlohmann::json;

namespace {

// A bundle of a folder of issues, and its contents.
struct Bundle {
    explicit Bundle(const std::string& issues) {
        path = folder / "archive.json";
        REQUIRE(run_kexie({"build", issues, "-o", path}).exit_code == 0);
        json = Json::parse(read_bytes(path), nullptr, false);
        REQUIRE_FALSE(json.is_discarded());
    }

    TemporaryFolder folder;
    std::string path;
    Json json;
};

struct Counts {
    std::size_t articles = 0;
    std::size_t places = 0;
};

std::size_t places_in(const Json& field, const std::string& term) {
    if (!field.is_string()) return 0;
    const std::string text = field;
    std::size_t count = 0;
    for (std::size_t at = text.find(term); at != std::string::npos;
         at = text.find(term, at + term.size())) {
        ++count;
    }
    return count;
}

// As grep would count, field by field, without any folding.
Counts plain_scan(const Json& bundle, const std::string& term) {
    Counts counts;
    for (const auto& issue : bundle["issues"]) {
        for (const auto& article : issue["articles"]) {
            std::size_t here = places_in(article["title"], term);
            here += places_in(article["attribution"], term);
            for (const auto& paragraph : article["paragraphs"]) here += places_in(paragraph, term);
            counts.articles += here > 0 ? 1 : 0;
            counts.places += here;
        }
    }
    return counts;
}

Json search(const Bundle& bundle, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"search", bundle.path});
    const Ended ended = run_kexie(arguments);
    CHECK(ended.err.empty());
    const Json json = Json::parse(ended.out, nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    CHECK(ended.exit_code == (json["total"].get<int>() > 0 ? 0 : 1));
    return json;
}

}  // namespace

TEST_CASE("search: counts equal those of a plain scan") {
    for (const std::string& issues : issue_folders()) {
        CAPTURE(issues);
        const Bundle bundle(issues);
        // Terms whose characters have no variants, so that folding changes nothing.
        for (const char* term : {"沈洁", "殷皓", "赵树兵", "刘晓勘", "刘晓勤", "李金涛", "韩耕",
                                 "科协", "的", "、", "会", "学会动态", "创新服务中心",
                                 "国际科技组织", "延庆区科协", "科学中心", "不存在的词"}) {
            CAPTURE(term);
            const Counts expected = plain_scan(bundle.json, term);
            const Json found = search(bundle, {term, "--limit", "0"});
            CHECK(found["total"] == expected.articles);
            CHECK(found["occurrences"] == expected.places);
            CHECK(found["hits"].size() == expected.articles);
            std::size_t sum = 0;
            for (const auto& hit : found["hits"]) sum += hit["occurrences"].get<std::size_t>();
            CHECK(sum == expected.places);
        }
        CHECK(plain_scan(bundle.json, "沈洁").articles == 18);
    }
}

TEST_CASE("search: every hit says where it is, and its marks cover the term") {
    const Bundle bundle(shipped_issues());
    const Json found = search(bundle, {"沈洁", "--limit", "0"});
    CHECK(found["query"] == "沈洁");
    CHECK_FALSE(found["explanation"].get<std::string>().empty());
    CHECK(found["problems"].empty());
    for (const auto& hit : found["hits"]) {
        CAPTURE(hit.dump());
        bool held = false;
        for (const auto& issue : bundle.json["issues"]) {
            if (issue["id"] != hit["issue"]) continue;
            held = true;
            const auto& article = issue["articles"][hit["article"].get<std::size_t>()];
            CHECK(article["title"] == hit["title"]);
            CHECK(article["section"] == hit["section"]);
            CHECK(issue["date"] == hit["date"]);
            CHECK(issue["inferred"]["date"] == hit["inferred_date"]);
        }
        CHECK(held);
        CHECK(hit["score"].is_number());
        const std::u32string text = kexie::to_utf32(hit["snippet"]["text"].get<std::string>());
        REQUIRE(hit["snippet"]["marks"].size() > 0);
        for (const auto& mark : hit["snippet"]["marks"]) {
            const std::size_t begin = mark[0];
            const std::size_t end = mark[1];
            REQUIRE(end <= text.size());
            CHECK(text.substr(begin, end - begin) == U"沈洁");
        }
    }
}

TEST_CASE("search: limit, order, and words given apart") {
    const Bundle bundle(shipped_issues());
    const Json all = search(bundle, {"科", "--limit", "0"});
    REQUIRE(all["total"].get<std::size_t>() > 20);
    CHECK(search(bundle, {"科"})["hits"].size() == 20);
    const Json three = search(bundle, {"科", "--limit", "3", "--format", "json"});
    CHECK(three["total"] == all["total"]);
    REQUIRE(three["hits"].size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(three["hits"][i] == all["hits"][i]);

    for (const bool newest : {true, false}) {
        const Json sorted =
            search(bundle, {"科", "--limit", "0", "--sort", newest ? "newest" : "oldest"});
        CHECK(sorted["total"] == all["total"]);
        const auto& hits = sorted["hits"];
        for (std::size_t i = 1; i < hits.size(); ++i) {
            const std::string before = hits[i - 1]["date"];
            const std::string after = hits[i]["date"];
            CHECK((newest ? before >= after : before <= after));
        }
    }
    CHECK(search(bundle, {"沈洁", "殷皓"}) == search(bundle, {"沈洁 殷皓"}));
    CHECK(search(bundle, {"--", "-沈洁", "殷皓"})["query"] == "-沈洁 殷皓");
}

TEST_CASE("search: what --explain gives adds up to the score") {
    const Bundle bundle(shipped_issues());
    const auto units = [](const Json& score) { return std::llround(score.get<double>() * 1e4); };
    const Json found = search(bundle, {"科协 学会", "--limit", "0", "--explain"});
    REQUIRE_FALSE(found["hits"].empty());
    std::size_t close = 0;
    for (const Json& hit : found["hits"]) {
        long long sum = 0;
        for (const Json& part : hit["score_parts"]) {
            sum += units(part["score"]);
            if (part["kind"] == "closeness") ++close;
        }
        CHECK(sum == units(hit["score"]));
    }
    CHECK(close > 0);
    const Ended text = run_kexie({"search", bundle.path, "科协", "--explain", "--format", "text"});
    CHECK(text.out.find("得分 ") != std::string::npos);
}

TEST_CASE("search: nothing found ends with 1 and is still said") {
    const Bundle bundle(shipped_issues());
    const Ended json = run_kexie({"search", bundle.path, "这里没有的话"});
    CHECK(json.exit_code == 1);
    const Json found = Json::parse(json.out, nullptr, false);
    CHECK(found["total"] == 0);
    CHECK(found["occurrences"] == 0);
    CHECK(found["hits"].empty());
    const Ended text = run_kexie({"search", bundle.path, "这里没有的话", "--format", "text"});
    CHECK(text.exit_code == 1);
    CHECK(text.out.find("0 篇，0 处") != std::string::npos);
}

TEST_CASE("search: as text for people") {
    const Bundle bundle(shipped_issues());
    const Ended ended = run_kexie({"search", bundle.path, "赵树兵", "--format", "text"});
    CHECK(ended.exit_code == 0);
    CHECK(ended.out.find("1 篇，1 处") != std::string::npos);
    CHECK(ended.out.find("【赵树兵】") != std::string::npos);
    CHECK(ended.out.find("2023-18/") != std::string::npos);
    CHECK(ended.out.find('\x1B') == std::string::npos);
}

TEST_CASE("search: bundles that cannot be read end with 3 and a sentence") {
    const Bundle bundle(shipped_issues());
    const std::string bytes = read_bytes(bundle.path);
    struct Case {
        const char* name;
        std::string bytes;
        const char* in_message;
    };
    const Case cases[] = {
        {"cut.json", bytes.substr(0, bytes.size() / 2), "ends too early"},
        {"empty.json", "", "ends too early"},
        {"text.json", "科协", "not well-formed JSON"},
        {"other.json", "{\"format\": \"other\"}", "another kind of file"},
        {"newer.json", "{\"format\": \"kexie-archive\", \"version\": 2}", "newer program"},
        {"packed.json.gz", "\x1F\x8B\x08", "cut or damaged"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.name);
        const std::string path = bundle.folder / each.name;
        write_bytes(path, each.bytes);
        for (const std::vector<std::string>& arguments :
             {std::vector<std::string>{"search", path, "科"},
              {"stats", path},
              {"verify", path},
              {"export", path, "--format", "csv"}}) {
            const Ended ended = run_kexie(arguments);
            CHECK(ended.exit_code == 3);
            CHECK(ended.out.empty());
            CHECK(ended.err.find("kexie: " + path + ": ") == 0);
            CHECK(ended.err.find(each.in_message) != std::string::npos);
        }
    }
    CHECK(run_kexie({"search", bundle.folder / "absent.json", "科"}).exit_code == 3);
}
