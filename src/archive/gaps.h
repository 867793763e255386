// Which issues the archive does not hold, from the numbers of those that it does.
#pragma once

#include <memory>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

// Issues first..last of `year` are not in the archive; it stands after the issue with index
// `after` (or -1: before all of that year).
struct Gap {
    int year = 0;
    int first = 0;
    int last = 0;
    int after = -1;
    // True where an unnumbered issue lies in the same stretch and may be one of the missing.
    bool uncertain = false;

    bool operator==(const Gap&) const = default;
};

// Gaps between the numbered issues of each year, and before the first of it. `issues` is oldest
// first.
std::vector<Gap> find_gaps(const std::vector<std::shared_ptr<const Issue>>& issues);

}  // namespace kexie
