#include "archive/gaps.h"

#include <doctest/doctest.h>

using namespace kexie;

namespace {

struct Held {
    int year;    // 0: not known.
    int number;  // 0: not known.
};

std::vector<std::shared_ptr<const Issue>> archive_of(const std::vector<Held>& held) {
    std::vector<std::shared_ptr<const Issue>> issues;
    for (const Held& each : held) {
        Issue issue;
        if (each.year > 0) issue.year = each.year;
        if (each.number > 0) issue.number = each.number;
        issues.push_back(std::make_shared<const Issue>(issue));
    }
    return issues;
}

}  // namespace

TEST_CASE("gaps: what the numbers of the issues held say is missing") {
    struct Case {
        const char* name;
        std::vector<Held> held;  // Oldest first.
        std::vector<Gap> gaps;
    };
    const Case cases[] = {
        {"nothing held", {}, {}},
        {"nothing missing", {{2023, 1}, {2023, 2}, {2023, 3}}, {}},
        {"only issues without numbers", {{2023, 0}, {0, 0}}, {}},
        {"before the first, and between",
         {{2023, 3}, {2023, 18}},
         {{2023, 1, 2, -1, false}, {2023, 4, 17, 0, false}}},
        {"one issue missing", {{2023, 1}, {2023, 3}}, {{2023, 2, 2, 0, false}}},
        {"the archive of 2023: unnumbered issues of June and December",
         {{2023, 3}, {2023, 18}, {2023, 0}, {2023, 21}, {2023, 0}},
         {{2023, 1, 2, -1, false}, {2023, 4, 17, 0, false}, {2023, 19, 20, 1, true}}},
        {"an unnumbered issue before the first", {{2023, 0}, {2023, 2}}, {{2023, 1, 1, -1, true}}},
        {"an unnumbered issue of another year, or of none",
         {{2022, 0}, {0, 0}, {2023, 2}},
         {{2023, 1, 1, -1, false}}},
        {"every year begins anew",
         {{2022, 1}, {2022, 50}, {2023, 2}},
         {{2022, 2, 49, 0, false}, {2023, 1, 1, -1, false}}},
        {"the same number twice", {{2023, 1}, {2023, 1}, {2023, 2}}, {}},
        {"numbers against the order of dates",
         {{2023, 1}, {2023, 5}, {2023, 0}, {2023, 3}},
         {{2023, 2, 2, 0, true}, {2023, 4, 4, 3, true}}},
        {"a number without a year", {{0, 7}}, {}},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.name);
        CHECK(find_gaps(archive_of(expected.held)) == expected.gaps);
    }
}

TEST_CASE("gaps: the year may come from the date alone") {
    Issue issue;
    issue.number = 2;
    issue.date = Date{2024, 1, 9};
    CHECK(find_gaps({std::make_shared<const Issue>(issue)}) ==
          std::vector<Gap>{{2024, 1, 1, -1, false}});
}
