// The hand-made structure of a real issue, and how a parsed one differs from it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "bulletin/issue.h"

namespace kexie::test {

// One sentence a difference: masthead, contents and their targets, sections, titles, paragraphs,
// contributing units, lines, footer, noise. Where the file accepts other readings, any of them is
// equal. Empty if all is the same.
std::vector<std::string> differences_from_truth(const std::filesystem::path& truth_file,
                                                const Issue& issue);

// The hand-made structure as an Issue: masthead, contents with their targets, articles, footer.
// Without what the file does not say: id, article dates, lines, diagnostics. Nothing if it cannot
// be read.
std::optional<Issue> issue_of_truth(const std::filesystem::path& truth_file);

}  // namespace kexie::test
