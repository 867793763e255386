// Diagnostics that need several issues: duplicates and contradictions between them.
#pragma once

#include <string>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

// A diagnostic with its file.
struct Finding {
    std::string file;  // Issue::source.file
    Diagnostic diagnostic;

    bool operator==(const Finding&) const = default;
};

// Duplicate issues, totals and numbers that contradict their neighbours (total minus number is
// constant within a year), dates out of order. `issues` in any order; null pointers are skipped.
// Findings are ordered by file, then line. O(n log n).
std::vector<Finding> check_issues(const std::vector<const Issue*>& issues);

}  // namespace kexie
