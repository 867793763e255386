// Reads and parses files of issues.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "archive/issue_file.h"
#include "base/result.h"

namespace kexie::cli {

// Reads all files, those in zip files included, then once more with what they teach about each
// other. Calls `step` before each file; what cannot be read goes into `errors`.
std::vector<IssueFile> read_issue_files(const std::vector<std::string>& paths,
                                        std::vector<Error>& errors,
                                        const std::function<void()>& step = {});

}  // namespace kexie::cli
