#include <doctest/doctest.h>

#include <random>

#include "app/route.h"
#include "base/utf8.h"

using namespace kexie;

namespace {

std::string random_text(std::mt19937& random) {
    // Separators, escapes, CJK, and characters beyond the BMP.
    const std::u32string alphabet = U"科协沈洁 &=?#%/+-\"'<>~éA1\n\u3000𠮷：（）";
    std::u32string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += alphabet[random() % alphabet.size()];
    return to_utf8(text);
}

std::string random_name(std::mt19937& random) {
    const std::string text = random_text(random);
    return text.empty() ? "栏目" : text;
}

Date random_date(std::mt19937& random) {
    return {static_cast<int>(2000 + random() % 50), static_cast<int>(1 + random() % 12),
            static_cast<int>(1 + random() % 28)};
}

Route random_route(std::mt19937& random) {
    Route route;
    switch (random() % 6) {
        case 0:
            break;
        case 1:
            route.kind = Route::Kind::Issue;
            route.target.issue = random_name(random);
            break;
        case 2:
            route.kind = Route::Kind::Article;
            route.target = {random_name(random), static_cast<int>(random() % 99)};
            break;
        case 3:
            route.kind = Route::Kind::Trends;
            route.query = random_text(random);
            if (random() % 2) route.unit = TrendUnit::PerTenThousandChars;
            break;
        case 4:
            route.kind = Route::Kind::Source;
            route.target = {random_name(random), static_cast<int>(random() % 99)};
            break;
        default:
            route.kind = Route::Kind::Search;
            route.query = random_text(random);
            route.sort = static_cast<Sort>(random() % 3);
            for (auto n = random() % 3; n > 0; --n) {
                route.filters.years.push_back(static_cast<int>(1950 + random() % 100));
                route.filters.sections.push_back(random_name(random));
                route.filters.sources.push_back(random_name(random));
            }
            if (random() % 2) route.filters.from = random_date(random);
            if (random() % 2) route.filters.to = random_date(random);
            if (random() % 3 == 0) route.filters.scope = Field::Title;
            if (random() % 3 == 0) route.filters.scope = Field::Attribution;
            if (random() % 2) {
                route.open = ArticleAddress{random_name(random), static_cast<int>(random() % 9)};
            }
    }
    return route;
}

}  // namespace

TEST_CASE("addresses: every route survives the round trip") {
    std::mt19937 random(20230612);
    for (int i = 0; i < 20000; ++i) {
        const Route route = random_route(random);
        const std::string address = write_address(route);
        CAPTURE(address);
        REQUIRE(parse_address(address) == route);
    }
}

TEST_CASE("addresses: the forms of the contract") {
    struct Case {
        const char* address;
        Route::Kind kind;
        const char* issue;
        int article;
        const char* query;
    };
    const Case cases[] = {
        {"#/", Route::Kind::Home, "", 0, ""},
        {"", Route::Kind::Home, "", 0, ""},
        {"#", Route::Kind::Home, "", 0, ""},
        {"#/issue/2023-18", Route::Kind::Issue, "2023-18", 0, ""},
        {"#/issue/2023-18/3", Route::Kind::Article, "2023-18", 3, ""},
        {"#/issue/2023-06-30~ad535a/0", Route::Kind::Article, "2023-06-30~ad535a", 0, ""},
        {"#/search?q=%E6%B2%88%E6%B4%81", Route::Kind::Search, "", 0, "沈洁"},
        {"#/search?q=沈洁&sort=newest", Route::Kind::Search, "", 0, "沈洁"},
        {"#/search", Route::Kind::Search, "", 0, ""},
        {"#/trends?q=甲,乙", Route::Kind::Trends, "", 0, "甲,乙"},
        {"#/trends", Route::Kind::Trends, "", 0, ""},
        {"#/source/2023-18/3", Route::Kind::Source, "2023-18", 3, ""},
        {"#/search?q=100%", Route::Kind::Search, "", 0, "100%"},
        {"#/issue/2023-18/", Route::Kind::Issue, "2023-18", 0, ""},
        {"#/issue/2023-18?from=singlemessage", Route::Kind::Issue, "2023-18", 0, ""},
        {"#/source/2023-18/3/?utm_source=x", Route::Kind::Source, "2023-18", 3, ""},
        {"#%2Fissue%2F2023-18%2F3", Route::Kind::Article, "2023-18", 3, ""},
        {"#%2Fsearch%3Fq%3D%E6%B2%88%E6%B4%81", Route::Kind::Search, "", 0, "沈洁"},
        {"#/search?q=a+b&utm_source=x", Route::Kind::Search, "", 0, "a+b"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.address);
        const Route route = parse_address(expected.address);
        CHECK(route.kind == expected.kind);
        CHECK(route.target.issue == expected.issue);
        CHECK(route.target.article == expected.article);
        CHECK(route.query == expected.query);
    }
}

TEST_CASE("addresses: unknown ones keep what was requested") {
    for (const char* address :
         {"#/nowhere", "#/issue/", "#/issue/2023-18/x", "#/issue/2023-18/-1", "#/issue/2023-18/1/2",
          "#/searching", "#/trendsetter", "#/source/2023-18", "#top", "#/%E7%AC%AC", "#%2Fnowhere",
          "#/nowhere?a=b/"}) {
        CAPTURE(address);
        const Route route = parse_address(address);
        CHECK(route.kind == Route::Kind::Unknown);
        CHECK(write_address(route) == address);
    }
}
