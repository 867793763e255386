// From the bytes of a text file to its issues.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/parse.h"

namespace kexie {

struct IssueFile {
    std::string path;
    std::string text;  // Decoded; what the segments of `issues` are offsets into.
    std::vector<ParsedIssue> issues;
    // About the file as a whole: bytes that no encoding explains, or nothing in it.
    std::vector<Diagnostic> diagnostics;
};

// `name` becomes Issue::source.file. The bytes are gone when parsing begins, which takes several
// times the text. Errors as of decode_text(). O(bytes).
Result<IssueFile> parse_issue_file(std::string bytes, std::string_view name);

// Puts into each issue of `file` the lines that it was read from (Issue::source): the issues of a
// file share out all of its text, and none of it twice. What the archive shows beside the text.
void keep_source_text(IssueFile& file);

}  // namespace kexie
