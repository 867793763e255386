// A text file and the issues found in it.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "bulletin/parse.h"

namespace kexie::cli {

struct IssueFile {
    std::string path;
    std::string text;  // Decoded.
    std::vector<ParsedIssue> issues;
    std::vector<Diagnostic> diagnostics;  // Of the file as a whole.
};

// Errors: those of read_file() and decode_text(), with the path as their source.
Result<IssueFile> read_issue_file(const std::string& path);

}  // namespace kexie::cli
