#include "app/holdings.h"

#include <algorithm>

namespace kexie {

namespace {

// More than a daily paper has in a year: a larger number is a misprint.
constexpr int highest_number = 400;

void add(YearHoldings& holdings, const Issue& issue, int index) {
    ++holdings.held;
    const int number = issue.number.value_or(0);
    if (number < 1 || number > highest_number) {
        holdings.others.push_back(index);
        return;
    }
    auto& by_number = holdings.by_number;
    if (static_cast<int>(by_number.size()) < number)
        by_number.resize(static_cast<std::size_t>(number), -1);
    int& slot = by_number[static_cast<std::size_t>(number - 1)];
    if (slot >= 0) {
        holdings.others.push_back(index);
    } else {
        slot = index;
    }
}

}  // namespace

std::vector<YearHoldings> find_holdings(const std::vector<std::shared_ptr<const Issue>>& issues) {
    std::vector<YearHoldings> years;
    for (std::size_t i = 0; i < issues.size(); ++i) {
        const Issue& issue = *issues[i];
        auto year = std::find_if(years.begin(), years.end(),
                                 [&](const YearHoldings& each) { return each.year == issue.year; });
        if (year == years.end()) {
            years.push_back({issue.year, {}, {}, 0});
            year = years.end() - 1;
        }
        add(*year, issue, static_cast<int>(i));
    }
    return years;
}

}  // namespace kexie
