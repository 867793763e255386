// The holdings: which issues of each year the archive has, by number.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

struct YearHoldings {
    std::optional<int> year;  // None: issues of unknown year.
    // The index of the issue with each number, number 1 first; -1: not held. Ends with the highest
    // number that is held. Empty where the numbers are too high to be those of weekly issues.
    std::vector<int> by_number;
    std::vector<int> others;  // Issues that are not in `by_number`, oldest first.
    int held = 0;
};

// One entry per year. `issues` and the result are oldest first.
std::vector<YearHoldings> find_holdings(const std::vector<std::shared_ptr<const Issue>>& issues);

}  // namespace kexie
