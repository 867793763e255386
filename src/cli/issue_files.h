// Reads and parses text files of issues.
#pragma once

#include <string>

#include "archive/issue_file.h"
#include "base/result.h"

namespace kexie::cli {

// Errors: those of read_file() and decode_text(), with the path as their source.
Result<IssueFile> read_issue_file(const std::string& path);

}  // namespace kexie::cli
