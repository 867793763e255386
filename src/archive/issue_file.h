// Parses the bytes of a text file into issues.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/parse.h"
#include "document/document.h"

namespace kexie {

struct IssueFile {
    std::string path;
    Document document;  // The segments of `issues` are offsets into its text.
    std::vector<ParsedIssue> issues;
    // About the file as a whole: malformed bytes, or no text.
    std::vector<Diagnostic> diagnostics;
};

// `name` becomes Issue::source.file. Frees the bytes before parsing, which needs several times the
// memory of the text. Returns the errors of decode_text(). O(bytes).
Result<IssueFile> parse_issue_file(std::string bytes, std::string_view name,
                                   const Profile* known = nullptr);

// The same from a document that has been read already; `sha256` is that of its file.
IssueFile parse_document(Document document, std::string_view name, std::string_view sha256,
                         const Profile* known = nullptr);

// Reads the files of a folder a second time with what they teach about each other; see Profile. A
// single file stays as it is. The result does not depend on the order. O(text).
void learn_from_each_other(std::vector<IssueFile>& files);

// Stores in each issue (Issue::source) the lines it was parsed from, to be shown beside the text.
// Together, the issues of a file hold all of its lines exactly once.
void keep_source_text(IssueFile& file);

}  // namespace kexie
