#include "archive/bundle.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

#include "archive/file_bundle.h"
#include "base/sha256.h"
#include "support/random_issue.h"

using namespace kexie;

namespace {

Archive random_archive(std::uint32_t seed) {
    test::IssueGenerator generator(seed);
    Archive archive;
    archive.title = generator.issue().title.value_or("");
    archive.note = generator.issue().publisher.value_or("");
    for (std::uint32_t left = seed % 5; left > 0; --left) {
        archive.issues.push_back(std::make_shared<const Issue>(generator.issue()));
    }
    sort_issues(archive.issues);
    return archive;
}

bool same(const Archive& a, const Archive& b) {
    return a.title == b.title && a.note == b.note &&
           std::equal(a.issues.begin(), a.issues.end(), b.issues.begin(), b.issues.end(),
                      [](const auto& x, const auto& y) { return *x == *y; });
}

// The smallest bundle with an issue that has one of everything.
const char* const sample =
    R"({"format":"kexie-archive","version":1,"title":"动态","issues":[{"id":"2023-18",)"
    R"("title":"动态","year":2023,"number":18,"total_number":71,"publisher":"办公室",)"
    R"("date":"2023-06-12","inferred":{"year":false,"date":false},)"
    R"("toc":[{"text":"甲","target":{"article":0}},{"text":"乙","target":{"section":"乙"}},)"
    R"({"text":"丙","target":null}],)"
    R"("articles":[{"section":"乙","title":"甲","paragraphs":["正文"],"attribution":null,)"
    R"("date":"2023-06-08","source_lines":[31,58]}],)"
    R"("footer":{"editor":null,"reviewer":"审","distribution":["分送"],"email":null},)"
    R"("noise":[{"line":12,"text":"- 9 -","kind":"page-number"}],)"
    R"("diagnostics":[{"line":3,"severity":"warning","code":"c","message":"m"}],)"
    R"("source":{"file":"a.txt","sha256":"00"}}]})";

// `sample` with its only occurrence of `from` replaced.
std::string sample_with(std::string_view from, std::string_view to) {
    std::string json = sample;
    const std::size_t at = json.find(from);
    REQUIRE(at != std::string::npos);
    REQUIRE(json.find(from, at + 1) == std::string::npos);
    return json.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("bundle: what is written is read back, and written again byte for byte") {
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        CAPTURE(seed);
        const Archive archive = random_archive(seed);
        const std::string json = write_bundle(archive);
        const auto back = read_bundle(json, "test");
        REQUIRE_MESSAGE(back.ok(), (back.ok() ? "" : back.error().message));
        REQUIRE(same(back.value(), archive));
        REQUIRE(write_bundle(back.value()) == json);
    }
}

TEST_CASE(
    "bundle: malformed UTF-8 in a field is written as U+FFFD, so that the bundle stays readable") {
    Issue issue;
    issue.id = "1";
    issue.title = "a\xC3\x28\xF0\x9F";
    Archive archive;
    archive.issues.push_back(std::make_shared<const Issue>(issue));
    const auto back = read_bundle(write_bundle(archive), "test");
    REQUIRE(back.ok());
    CHECK(back.value().issues[0]->title == "a\uFFFD(\uFFFD");
}

TEST_CASE("bundle: the schema of the contract, without later additions") {
    const auto archive = read_bundle(sample, "test");
    REQUIRE_MESSAGE(archive.ok(), (archive.ok() ? "" : archive.error().message));
    REQUIRE(archive.value().issues.size() == 1);
    const Issue& issue = *archive.value().issues[0];
    CHECK(issue.id == "2023-18");
    CHECK(issue.date == Date{2023, 6, 12});
    CHECK(issue.total_number == 71);
    REQUIRE(issue.toc.size() == 3);
    CHECK(issue.toc[0].article == 0);
    CHECK(issue.toc[1].section == "乙");
    CHECK_FALSE(issue.toc[2].article.has_value());
    REQUIRE(issue.articles.size() == 1);
    CHECK(issue.articles[0].source_lines == LineRange{31, 58});
    CHECK(issue.articles[0].paragraph_lines.empty());
    CHECK(issue.footer.distribution == std::vector<std::string>{"分送"});
    CHECK(issue.noise[0].kind == "page-number");
    CHECK(issue.diagnostics[0].severity == Severity::Warning);
    CHECK(archive.value().note.empty());
}

TEST_CASE("bundle: members that a newer minor version may add are skipped, whatever they hold") {
    for (const char* added : {R"("new":null,)", R"("new":[[[{"a":[1,{"title":7}]}]]],)",
                              R"("new":{"id":3,"articles":[{}]},)", R"("new":-1.5e300,)"}) {
        CAPTURE(added);
        for (const char* before : {R"("format")", R"("id")", R"("section":"乙","title")",
                                   R"("editor")", R"("kind")", R"("year":false)", R"("file")"}) {
            CAPTURE(before);
            const auto archive = read_bundle(sample_with(before, added + std::string(before)), "");
            REQUIRE_MESSAGE(archive.ok(), (archive.ok() ? "" : archive.error().message));
            CHECK(archive.value().issues[0]->articles[0].title == "甲");
        }
    }
}

TEST_CASE("bundle: the order of members does not matter, that of issues is mended") {
    const auto reordered = read_bundle(
        R"({"issues":[],"note":"n","title":"t","version":1,"format":"kexie-archive"})", "");
    REQUIRE(reordered.ok());
    CHECK(reordered.value().note == "n");

    // The same issue again, as an earlier one, behind it.
    const std::string json = sample;
    std::string earlier = json.substr(json.find(R"({"id")"));
    earlier.replace(earlier.find("2023-18"), 7, "2023-03");
    earlier.replace(earlier.find("2023-06-12"), 10, "2023-02-03");
    const auto sorted = read_bundle(json.substr(0, json.size() - 2) + "," + earlier, "");
    REQUIRE_MESSAGE(sorted.ok(), (sorted.ok() ? "" : sorted.error().message));
    REQUIRE(sorted.value().issues.size() == 2);
    CHECK(sorted.value().issues[0]->id == "2023-03");
}

TEST_CASE("bundle: a wrong member is named, with its issue and its place in the file") {
    struct Case {
        const char* from;
        const char* to;
        const char* code;
        const char* in_message;
    };
    const Case cases[] = {
        {R"("title":"甲",)", "", "bundle-schema", "issues[0].articles[0].title is missing"},
        {R"("title":"甲")", R"("title":null)", "bundle-schema",
         "issues[0].articles[0].title must be a text"},
        {R"("title":"甲")", R"("title":{})", "bundle-schema", "articles[0].title must be a text"},
        {R"(["正文"])", R"("正文")", "bundle-schema", "articles[0].paragraphs must be a list"},
        {R"(["正文"])", R"(["正文",3])", "bundle-schema", "paragraphs[1] must be a text"},
        {R"(2023-06-08)", "2023-02-30", "bundle-schema", "articles[0].date must be a date"},
        {R"([31,58])", "[31]", "bundle-schema", "source_lines must be a pair"},
        {R"("sha256":"00")", R"("sha256":"00","first_line":0)", "bundle-schema",
         "first_line must be the number of a line"},
        {R"([31,58])", "[31,58,90]", "bundle-schema", "source_lines must be a pair"},
        {R"([31,58])", "[31,-1]", "bundle-schema", "source_lines[1] must be a whole number"},
        {R"([31,58])", R"([31,58],"paragraph_lines":[[1,2],[3,4]])", "bundle-schema",
         "as many paragraph_lines as paragraphs"},
        {R"("number":18)", R"("number":18.5)", "bundle-schema", "issues[0].number must be"},
        {R"("number":18)", R"("number":99999999999999999999999)", "bundle-schema", "number must"},
        {R"("number":18)", R"("number":18,"number":19)", "bundle-schema", "number is there twice"},
        {R"("warning")", R"("fatal")", "bundle-schema", "severity must be \"note\""},
        {R"({"article":0})", R"({"article":1})", "bundle-schema", "points at an article"},
        {R"("id":"2023-18")", R"("id":"")", "bundle-schema", "id that is not empty"},
        {R"({"year":false,"date":false})", "null", "bundle-schema", "inferred must be an object"},
        {R"("version":1,)", "", "bundle-schema", "version is missing"},
        {R"("version":1)", R"("version":2)", "bundle-version", "reads up to 1"},
        {R"("version":1)", R"("version":0)", "bundle-version", "version is 0"},
        {R"("format":"kexie-archive",)", "", "bundle-format", "not a kexie archive"},
        {R"("kexie-archive")", R"("zip")", "bundle-format", "another kind of file"},
        {R"("kexie-archive")", "7", "bundle-format", "not a kexie archive"},
        {R"("paragraphs":)", R"("author":3,"paragraphs":)", "bundle-schema", "author must be"},
        {R"("paragraphs":)", R"("captions":"a","paragraphs":)", "bundle-schema", "captions must"},
        {R"("paragraphs":)", R"("confidence":"low","paragraphs":)", "bundle-schema",
         "must be \"high\" or \"doubtful\""},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.from);
        CAPTURE(expected.to);
        const auto archive = read_bundle(sample_with(expected.from, expected.to), "a.json");
        REQUIRE_FALSE(archive.ok());
        const Error& error = archive.error();
        CAPTURE(error.message);
        CHECK(error.code == expected.code);
        CHECK(error.message.find(expected.in_message) != std::string::npos);
        CHECK(error.source == "a.json");
        REQUIRE(error.offset.has_value());
        CHECK(*error.offset <= std::string(sample).size() + 40);
    }
    const auto in_issue = read_bundle(sample_with(R"("title":"甲")", R"("title":1)"), "");
    REQUIRE_FALSE(in_issue.ok());
    CHECK(in_issue.error().message.find("in issue 2023-18") != std::string::npos);
    const std::size_t place = std::string(sample).find(R"("甲","paragraphs)");
    CHECK(*in_issue.error().offset >= place);
    CHECK(*in_issue.error().offset <= place + 3);
}

TEST_CASE("bundle: optional members of an article are written only if there is something to say") {
    const auto plain = read_bundle(sample, "");
    REQUIRE(plain.ok());
    const std::string written = write_bundle(plain.value());
    for (const char* name : {"author", "source_note", "captions", "confidence"}) {
        CHECK(written.find("\"" + std::string(name) + "\"") == std::string::npos);
    }
    const std::string all =
        R"("author":"文甲","source_note":"某报","captions":["图1"],"confidence":"doubtful",)";
    const auto full = read_bundle(sample_with(R"("paragraphs":)", all + R"("paragraphs":)"), "");
    REQUIRE(full.ok());
    const Article& article = full.value().issues[0]->articles[0];
    CHECK(article.author == "文甲");
    CHECK(article.source_note == "某报");
    CHECK(article.captions == std::vector<std::string>{"图1"});
    CHECK(article.confidence == Confidence::Doubtful);
    CHECK(write_bundle(full.value()).find(all.substr(0, all.size() - 1)) != std::string::npos);
    const auto high =
        read_bundle(sample_with(R"("paragraphs":)", R"("confidence":"high","paragraphs":)"), "");
    REQUIRE(high.ok());
    CHECK(write_bundle(high.value()) == written);
}

TEST_CASE("bundle: other files are told from damaged ones") {
    struct Case {
        std::string bytes;
        const char* code;
    };
    const Case cases[] = {
        {"", "bundle-damaged"},
        {"科协每周动态", "bundle-damaged"},
        {"<!doctype html>", "bundle-damaged"},
        {"[]", "bundle-format"},
        {"3", "bundle-format"},
        {"null", "bundle-format"},
        {"{}", "bundle-format"},
        {R"({"name":"x","version":"1.0.0"})", "bundle-format"},
        {"\x1F\x8B\x08", "bundle-format"},
        {std::string(sample) + "x", "bundle-damaged"},
        {std::string(1, '\0'), "bundle-damaged"},
        {"{\"format\":\"kexie-archive\",\"title\":\"\xFF\"}", "bundle-damaged"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.bytes);
        const auto archive = read_bundle(expected.bytes, "");
        REQUIRE_FALSE(archive.ok());
        CHECK(archive.error().code == expected.code);
    }
    CHECK(read_bundle("\xEF\xBB\xBF" + std::string(sample), "").ok());
}

TEST_CASE("bundle: told from text of issues by how the file begins") {
    for (const char* json : {sample, "{}", "{", "{\n  \"name\": \"package\"}", " \t\r\n{ }",
                             "\xEF\xBB\xBF{\"format\":"}) {
        CAPTURE(json);
        CHECK(is_bundle(json));
        const auto bundle = bundle_of_file(json, "a");
        REQUIRE(bundle.ok());
        CHECK(bundle.value() == json);
    }
    for (const char* text :
         {"", "科协每周动态", "{科协}每周动态", "[]", "\xEF\xBB\xBF第1期", "  ", "\x1F\x8B\x08"}) {
        CAPTURE(text);
        CHECK_FALSE(is_bundle(text));
    }
    const auto parsed = bundle_of_file("科协每周动态\n2023年第1期\n", "a.txt");
    REQUIRE(parsed.ok());
    CHECK(read_bundle(parsed.value(), "").ok());
}

TEST_CASE("bundle: of a PDF that another program has read") {
    const char* const runs =
        "P\t59500\t84200\t100\n"
        "T\t20000\t7000\t32000\t9000\t2000\t100\t0\t0\t科协每周动态\n"
        "T\t7200\t12000\t20000\t13200\t1200\t0\t0\t0\t2023年第1期\n";
    const auto bundle = bundle_of_pdf("%PDF-1.7 and more", runs, "a.pdf");
    REQUIRE(bundle.ok());
    const auto archive = read_bundle(bundle.value(), "");
    REQUIRE(archive.ok());
    REQUIRE(archive.value().issues.size() == 1);
    const Issue& issue = *archive.value().issues.front();
    CHECK(issue.title == "科协每周动态");
    CHECK(issue.source.file == "a.pdf");
    CHECK(issue.source.sha256 == sha256_hex("%PDF-1.7 and more"));
    CHECK(issue.source.format == "pdf");
    CHECK(issue.source.pages == 1);

    const auto empty = bundle_of_pdf("%PDF-1.7", "P\t59500\t84200\t0\n", "a.pdf");
    REQUIRE_FALSE(empty.ok());
    CHECK(empty.error().code == "pdf-no-text");
    const auto cut = bundle_of_pdf("%PDF-1.7", "P\t59500\n", "a.pdf");
    REQUIRE_FALSE(cut.ok());
    CHECK(cut.error().code == "pdf-runs");

    // Text that nothing names is said where it is a page's part, and where it is all of it.
    const std::string pages =
        "P\t59500\t84200\t200\n" + std::string(runs).substr(18) + "P\t59500\t84200\t200\n";
    const auto partial = bundle_of_pdf("%PDF-1.7", pages, "a.pdf");
    REQUIRE(partial.ok());
    CHECK(partial.value().find("第 1 页有一部分文字的字体没有说明") != std::string::npos);
    CHECK(partial.value().find("第 2 页的字体没有说明") != std::string::npos);
}

TEST_CASE("bundle: Markdown is Markdown by its name") {
    const std::string text = "# 科协简报\n\n第3期\n2019年3月4日\n\n## 一篇\n\n正文。\n";
    for (const auto& [file, format] :
         {std::pair("a.MD", "markdown"), {"a.markdown", "markdown"}, {"a.txt", ""}, {"md", ""}}) {
        const std::string name = file;
        CAPTURE(name);
        const auto bundle = bundle_of_file(text, name);
        REQUIRE(bundle.ok());
        const auto archive = read_bundle(bundle.value(), "");
        REQUIRE(archive.ok());
        CHECK(archive.value().issues.front()->source.format == format);
    }
}

TEST_CASE("bundle: cut anywhere, it is refused with the place of the cut") {
    const std::string json = sample;
    for (std::size_t size = 0; size < json.size(); ++size) {
        CAPTURE(size);
        const auto archive = read_bundle(std::string_view(json).substr(0, size), "");
        REQUIRE_FALSE(archive.ok());
        REQUIRE(archive.error().code == "bundle-damaged");
        REQUIRE(archive.error().offset <= size);
        REQUIRE(*archive.error().offset + 8 >= size);
    }
}

TEST_CASE("bundle: random damage is refused or read, and never more than that") {
    const std::string json = write_bundle(random_archive(4));
    std::mt19937 random(7);
    int refused = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string damaged = json;
        for (std::uint32_t left = 1 + random() % 4; left > 0; --left) {
            const std::size_t at = random() % damaged.size();
            if (random() % 3 == 0) {
                damaged.erase(at, 1 + random() % 20);
            } else {
                damaged[at] = static_cast<char>(random());
            }
            if (damaged.empty()) damaged = "{";
        }
        const auto archive = read_bundle(damaged, "");
        if (!archive.ok()) {
            ++refused;
            REQUIRE_FALSE(archive.error().message.empty());
            REQUIRE(archive.error().offset.value_or(0) <= damaged.size());
        }
    }
    CHECK(refused > 2000);
}

TEST_CASE("bundle: depth and size that no archive has") {
    const std::size_t deep = 1000000;
    const std::string brackets(deep, '[');
    CHECK_FALSE(read_bundle(brackets, "").ok());
    CHECK_FALSE(read_bundle(R"({"format":"kexie-archive","x":)" + brackets, "").ok());
    const auto skipped = read_bundle(R"({"format":"kexie-archive","version":1,"x":)" + brackets +
                                         std::string(deep, ']') + R"(,"title":"","issues":[]})",
                                     "");
    CHECK(skipped.ok());
    CHECK_FALSE(
        read_bundle(R"({"format":"kexie-archive","version":1)" + std::string(100000, '0'), "")
            .ok());
}

TEST_CASE("bundle: two issues cannot have one id") {
    Issue issue;
    issue.id = "2023-18";
    Archive archive;
    archive.issues.assign(2, std::make_shared<const Issue>(issue));
    const auto back = read_bundle(write_bundle(archive), "");
    REQUIRE_FALSE(back.ok());
    CHECK(back.error().message.find("two issues with the id 2023-18") != std::string::npos);
}

TEST_CASE("bundle: issues are sorted by date, number and id, those without a date last") {
    struct Row {
        const char* id;
        std::optional<Date> date;
        std::optional<int> number;
    };
    const Row sorted[] = {
        {"b", Date{2022, 12, 30}, 50},
        {"a", Date{2023, 1, 2}, 1},
        {"e", Date{2023, 1, 2}, 2},
        {"d", Date{2023, 1, 2}, {}},
        {"f", Date{2023, 1, 2}, {}},
        {"g", {}, 4},
        {"c", {}, {}},
    };
    std::vector<std::shared_ptr<const Issue>> issues;
    for (const Row& row : sorted) {
        Issue issue;
        issue.id = row.id;
        issue.date = row.date;
        issue.number = row.number;
        issues.push_back(std::make_shared<const Issue>(issue));
    }
    std::mt19937 random(1);
    for (int round = 0; round < 50; ++round) {
        std::shuffle(issues.begin(), issues.end(), random);
        sort_issues(issues);
        for (std::size_t i = 0; i < issues.size(); ++i) REQUIRE(issues[i]->id == sorted[i].id);
    }
}
