// The hand-made structure of a real issue, and how a parsed one differs from it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "bulletin/issue.h"

namespace kexie::test {

// The hand-made structure as an Issue: masthead, contents with their targets, articles with their
// first lines, footer, noise. Without what the file does not say: id, article dates, diagnostics.
// Nothing if it cannot be read.
std::optional<Issue> issue_of_truth(const std::filesystem::path& truth_file);

// One sentence for each difference; empty if all is the same. Where the file accepts other
// readings, any of them is equal.
std::vector<std::string> differences_from_truth(const std::filesystem::path& truth_file,
                                                const Issue& issue);

// The same without lines and noise, which are those of the text file: for the issue in other print.
std::vector<std::string> structure_differences_from_truth(const std::filesystem::path& truth_file,
                                                          const Issue& issue);

}  // namespace kexie::test
