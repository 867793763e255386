// Which issues of each year the archive holds, by their numbers.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

struct YearHoldings {
    std::optional<int> year;  // Nothing: issues whose year is unknown.
    // The index of the issue with each number, number 1 first; -1: not held. Ends with the highest
    // number that is held. Empty where the numbers are too high to be those of weekly issues.
    std::vector<int> by_number;
    std::vector<int> others;  // Issues that have no place in `by_number`, oldest first.
    int held = 0;
};

// One a year, in the order of the archive, oldest first. `issues` is oldest first.
std::vector<YearHoldings> find_holdings(const std::vector<std::shared_ptr<const Issue>>& issues);

}  // namespace kexie
