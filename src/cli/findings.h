// Prints findings. `file` is always the path as given on the command line.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "bulletin/check.h"
#include "cli/console.h"

namespace kexie::cli {

// Sorts by path, in order of first appearance, then by line.
void sort_findings(std::vector<Finding>& findings);

// "FILE:LINE: severity: code: message"
std::string describe_finding(const Finding& finding);

// Groups and aligns findings on a terminal; elsewhere prints one line of describe_finding() each.
// Findings must be sorted.
void print_findings(const Console& console, const std::vector<Finding>& findings);

// Findings by severity, in the order of the enumeration.
std::array<std::size_t, 3> count_findings(const std::vector<Finding>& findings);

// "1 issue", "2 issues"; `what` in the singular.
std::string counted(std::size_t count, const char* what);

// "1 error, 2 warnings, 0 notes"
std::string describe_counts(const std::array<std::size_t, 3>& counts);

}  // namespace kexie::cli
