#include "app/trends.h"

#include <doctest/doctest.h>

#include <random>

#include "app/update.h"
#include "base/utf8.h"
#include "support/small_archive.h"

using namespace kexie;
using test::make_article;
using test::make_issue;
using test::open_state;

namespace {

std::uint32_t plain_count(const std::string& text, const std::string& term) {
    std::uint32_t count = 0;
    for (std::size_t at = text.find(term); at != std::string::npos; at = text.find(term, at + 1)) {
        ++count;
    }
    return count;
}

// Occurrences in one issue, field by field, without the engine.
std::uint32_t plain_count(const Issue& issue, const std::string& term) {
    std::uint32_t count = 0;
    for (const Article& article : issue.articles) {
        count += plain_count(article.title, term);
        for (const std::string& paragraph : article.paragraphs) {
            count += plain_count(paragraph, term);
        }
        if (article.attribution) count += plain_count(*article.attribution, term);
    }
    return count;
}

std::size_t plain_characters(const Issue& issue) {
    std::size_t count = 0;
    for (const Article& article : issue.articles) {
        count += count_code_points(article.title);
        for (const std::string& paragraph : article.paragraphs) {
            count += count_code_points(paragraph);
        }
        if (article.attribution) count += count_code_points(*article.attribution);
    }
    return count;
}

Library random_library(std::mt19937& random, int issues) {
    const std::u32string alphabet = U"科普沙龙学会，。";
    const auto text = [&](std::size_t most) {
        std::u32string out = U"科";
        for (std::size_t n = random() % most; n > 0; --n)
            out += alphabet[random() % alphabet.size()];
        return to_utf8(out);
    };
    Archive archive;
    for (int i = 0; i < issues; ++i) {
        std::vector<Article> articles;
        for (auto n = random() % 3; n > 0; --n) {
            articles.push_back(make_article("要闻", text(8).c_str(), text(60).c_str(), nullptr));
        }
        auto issue = std::make_shared<Issue>(*make_issue(i % 12 + 1, std::move(articles)));
        issue->id = std::to_string(i);
        archive.issues.push_back(std::move(issue));
    }
    return Library(std::move(archive));
}

}  // namespace

TEST_CASE("trends: terms are separated by commas of either width") {
    using Terms = std::vector<std::string>;
    CHECK(trend_terms("沙龙") == Terms{"沙龙"});
    CHECK(trend_terms("沙龙, 年会，讲座、科普") == Terms{"沙龙", "年会", "讲座", "科普"});
    CHECK(trend_terms(" ,沙龙,,沙龙 ,") == Terms{"沙龙"});
    CHECK(trend_terms("AI GC,\"x y\"") == Terms{"AI GC", "\"x y\""});
    CHECK(trend_terms("1,2,3,4,5,6,7").size() == trend_terms_max);
    CHECK(trend_terms("").empty());
    CHECK(trend_terms(" ， ").empty());
}

TEST_CASE("trends: counts equal a plain scan, period by period") {
    std::mt19937 random(20230612);
    for (int round = 0; round < 40; ++round) {
        const Library library = random_library(random, static_cast<int>(random() % 30));
        const std::size_t periods_max = 1 + random() % 12;
        const std::vector<std::string> terms = {"科普", "沙", "学会沙", "没有"};
        const Trends trends = compute_trends(library, terms, periods_max);
        CAPTURE(round);
        REQUIRE(trends.periods.size() <= periods_max);
        int next = 0;
        for (std::size_t p = 0; p < trends.periods.size(); ++p) {
            const TrendPeriod& period = trends.periods[p];
            REQUIRE(period.first == next);
            REQUIRE(period.last >= period.first);
            next = period.last + 1;
            std::size_t characters = 0;
            for (int i = period.first; i <= period.last; ++i) {
                characters += plain_characters(library.issue(i));
            }
            REQUIRE(period.characters == characters);
            for (std::size_t s = 0; s < trends.series.size(); ++s) {
                std::uint32_t count = 0;
                for (int i = period.first; i <= period.last; ++i) {
                    count += plain_count(library.issue(i), terms[s]);
                }
                REQUIRE(trends.series[s].counts[p] == count);
                const double issues = period.last - period.first + 1;
                REQUIRE(trend_value(trends, s, p, TrendUnit::PerIssue) ==
                        doctest::Approx(count / issues));
                const double rate =
                    characters == 0 ? 0 : count * 10000.0 / static_cast<double>(characters);
                REQUIRE(trend_value(trends, s, p, TrendUnit::PerTenThousandChars) ==
                        doctest::Approx(rate));
            }
        }
        REQUIRE(next == library.issue_count());
    }
}

TEST_CASE("trends: from a search to its trend, and from a point to its articles") {
    State state = open_state();
    update(state, command::SetQuery{"沙龙"});
    update(state, command::OpenTrends{});
    CHECK(write_address(state.route) == "#/trends?q=沙龙");
    REQUIRE(state.trends.series.size() == 1);
    CHECK(state.trends.series[0].total == 4);
    // The box holds the terms.
    update(state, command::TypeQuery{"沙龙，年会"});
    CHECK(state.route.kind == Route::Kind::Trends);
    CHECK(state.trends.series.size() == 2);
    update(state, command::SetTrendUnit{TrendUnit::PerTenThousandChars});
    CHECK(write_address(state.route) == "#/trends?q=沙龙，年会&per=characters");
    update(state, command::OpenTrendHits{0, 0});
    CHECK(state.route.kind == Route::Kind::Search);
    CHECK(state.route.query == "沙龙");
    CHECK(state.search.results.occurrences == 2);
    update(state, command::OpenTrends{});
    update(state, command::OpenTrendHits{7, {}});
    CHECK(state.route.kind == Route::Kind::Trends);
}
