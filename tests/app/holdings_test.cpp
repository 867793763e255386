#include "app/holdings.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace kexie;

namespace {

std::shared_ptr<const Issue> issue(std::optional<int> year, std::optional<int> number) {
    Issue made;
    made.year = year;
    made.number = number;
    return std::make_shared<const Issue>(std::move(made));
}

}  // namespace

TEST_CASE("holdings: every number up to the highest, and those without one") {
    const auto years = find_holdings({issue(2023, 3), issue(2023, {}), issue(2023, 1),
                                      issue(2024, 2), issue({}, {}), issue(2023, 3)});
    REQUIRE(years.size() == 3);
    CHECK(years[0].year == 2023);
    CHECK(years[0].by_number == std::vector<int>{2, -1, 0});
    CHECK(years[0].others == std::vector<int>{1, 5});
    CHECK(years[0].held == 4);
    CHECK(years[1].by_number == std::vector<int>{-1, 3});
    CHECK_FALSE(years[2].year.has_value());
    CHECK(find_holdings({}).empty());
}

TEST_CASE("holdings: each issue appears exactly once, whatever its number") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::shared_ptr<const Issue>> issues;
        for (auto n = random() % 20; n > 0; --n) {
            const int odd[] = {-5, 0, 1000000, 2147483647};
            const int number =
                random() % 5 == 0 ? odd[random() % 4] : static_cast<int>(random() % 60);
            issues.push_back(issue(static_cast<int>(2020 + random() % 3), number));
        }
        std::multiset<int> seen;
        for (const YearHoldings& year : find_holdings(issues)) {
            CHECK(year.by_number.size() <= 400);
            if (!year.by_number.empty()) CHECK(year.by_number.back() >= 0);
            int held = 0;
            for (std::size_t i = 0; i < year.by_number.size(); ++i) {
                const int index = year.by_number[i];
                if (index < 0) continue;
                ++held;
                seen.insert(index);
                CHECK(issues[static_cast<std::size_t>(index)]->number == static_cast<int>(i) + 1);
            }
            for (const int index : year.others) seen.insert(index);
            CHECK(year.held == held + static_cast<int>(year.others.size()));
        }
        CHECK(seen.size() == issues.size());
        CHECK(std::set<int>(seen.begin(), seen.end()).size() == issues.size());
    }
}
