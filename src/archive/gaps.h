// Finds the issues that the archive lacks, from the numbers of those it holds.
#pragma once

#include <memory>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

// Issues first..last of `year` are missing. The gap follows the issue with index `after`; -1: it
// comes before all issues of that year.
struct Gap {
    int year = 0;
    int first = 0;
    int last = 0;
    int after = -1;
    // An unnumbered issue lies in the gap and may be one of those missing.
    bool uncertain = false;

    bool operator==(const Gap&) const = default;
};

// Gaps between the numbered issues of each year, and before the first of it. `issues` is oldest
// first.
std::vector<Gap> find_gaps(const std::vector<std::shared_ptr<const Issue>>& issues);

}  // namespace kexie
