// The real issues against their hand-made structure or, for those without one, against what a
// person counted.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "bulletin/coverage.h"
#include "bulletin/parse.h"
#include "support/files.h"
#include "support/skip.h"
#include "support/truth.h"
#include "text/encoding.h"

namespace kexie {

namespace {

std::vector<ParsedIssue> parse_file(const std::filesystem::path& path, std::string& text) {
    const std::string bytes = test::read_file(path).value_or("");
    auto decoded = decode_text(bytes);
    REQUIRE(decoded.ok());
    text = decoded.take().text;
    return parse_issues(text, path.filename().string(), sha256_hex(bytes));
}

}  // namespace

TEST_CASE("real issues equal their hand-made structure" *
          test::needs(test::has_real_issues(), test::real_issues)) {
    for (const char* number : {"001", "002", "004"}) {
        CAPTURE(number);
        std::string text;
        const auto issues = parse_file(test::real_issue(number), text);
        REQUIRE(issues.size() == 1);
        for (const std::string& difference :
             test::differences_from_truth(test::truth_file(number), issues[0].issue)) {
            FAIL_CHECK(difference);
        }
    }
}

TEST_CASE("real issues lose no character" *
          test::needs(test::has_real_issues(), test::real_issues)) {
    for (const auto& path : test::files_in(test::shared_folder("archive"))) {
        CAPTURE(path);
        std::string text;
        const auto issues = parse_file(path, text);
        for (const Diagnostic& loss : verify_coverage(text, issues)) FAIL_CHECK(loss.message);
    }
}

namespace {

struct Counted {
    const char* section;  // Empty: none.
    const char* title_start;
    int title_length;
    std::size_t paragraphs;
    const char* attribution;  // Empty: none.
    const char* date;
};

void check_counted(const Issue& issue, const std::vector<Counted>& wanted) {
    REQUIRE(issue.articles.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        CAPTURE(i);
        const Article& article = issue.articles[i];
        CHECK(article.section.value_or("") == wanted[i].section);
        CHECK(article.title.starts_with(wanted[i].title_start));
        CHECK(article.title.size() == static_cast<std::size_t>(wanted[i].title_length));
        CHECK(article.paragraphs.size() == wanted[i].paragraphs);
        CHECK(article.attribution.value_or("") == wanted[i].attribution);
        CHECK((article.date ? to_iso(*article.date) : "") == wanted[i].date);
        for (const std::string& paragraph : article.paragraphs) {
            CHECK((paragraph.ends_with("。") || paragraph.ends_with("”。")));
        }
    }
}

}  // namespace

TEST_CASE("real issues without a masthead: what a person counted" *
          test::needs(test::has_real_issues(), test::real_issues)) {
    std::string text;
    const auto june = parse_file(test::real_issue("000"), text);
    REQUIRE(june.size() == 1);
    const Issue& first = june[0].issue;
    CHECK(first.id == "2023-06-30~807c66");
    CHECK(first.inferred == Inferred{true, true});
    CHECK_FALSE(first.title.has_value());
    CHECK(first.footer.email.value_or("").ends_with("@bast.net.cn"));
    REQUIRE(first.noise.size() == 1);
    CHECK(first.noise[0] == NoiseItem{259, "- 9 -", "page-number"});
    check_counted(first, {{"主题教育", "市科协党组理", 66, 3, "", "2023-06-28"},
                          {"主题教育", "市科协领导赴", 57, 3, "", "2023-06-27"},
                          {"科创工作", "学会聚力赋能", 48, 3, "", "2023-06-27"},
                          {"科普工作", "科学文化教育", 54, 2, "", "2023-06-30"},
                          {"基层动态", "中国制冷学会", 72, 3, "北京制冷学会", "2023-06-26"},
                          {"基层动态", "昌平区科协组", 57, 3, "昌平区科协", "2023-06-27"},
                          {"基层动态", "东城区科协邀", 69, 2, "东城区科协", "2023-06-30"}});

    const auto december = parse_file(test::real_issue("003"), text);
    REQUIRE(december.size() == 1);
    const Issue& second = december[0].issue;
    CHECK(second.id == "2023-12-21~28b12d");
    CHECK(second.inferred == Inferred{true, true});
    REQUIRE(second.noise.size() == 1);
    CHECK(second.noise[0] == NoiseItem{197, "- 7 -", "page-number"});
    check_counted(second, {{"", "市科协迅速传", 57, 3, "", "2023-12-21"},
                           {"", "北京市科协第", 75, 8, "", "2023-12-20"},
                           {"", "科创中国·北", 77, 4, "", "2023-12-21"},
                           {"", "北京市科协召", 46, 3, "", "2023-12-14"},
                           {"", "北京市科协与", 72, 4, "", "2023-12-12"},
                           {"区科协动态", "延庆区科协第", 48, 6, "", "2023-12-18"},
                           {"基层动态", "北京大学人民", 66, 4, "", "2023-12-11"},
                           {"基层动态", "新时代首都科", 66, 3, "", "2023-12-15"}});
}

}  // namespace kexie
