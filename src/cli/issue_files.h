// Reads and parses text files of issues.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "archive/issue_file.h"
#include "base/result.h"

namespace kexie::cli {

// Errors: those of read_file() and decode_text(), with the path as their source.
Result<IssueFile> read_issue_file(const std::string& path);

// Reads all files, then once more with what they teach about each other. Calls `step` before each
// file; what cannot be read goes into `errors`.
std::vector<IssueFile> read_issue_files(const std::vector<std::string>& paths,
                                        std::vector<Error>& errors,
                                        const std::function<void()>& step = {});

}  // namespace kexie::cli
