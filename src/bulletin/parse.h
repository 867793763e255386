// Turns the text of one or more issues into Issue values.
//
// Parsing never fails. What the parser does not understand stays in the result and is reported in
// `diagnostics`. Every non-blank character of the input ends up in exactly one field; coverage.h
// proves it.
#pragma once

#include <string_view>
#include <vector>

#include "bulletin/issue.h"
#include "bulletin/profile.h"
#include "bulletin/segment.h"
#include "document/document.h"

namespace kexie {

struct ParsedIssue {
    Issue issue;
    std::vector<Segment> segments;  // In source order; together every non-blank character.
};

// `text` is UTF-8 without BOM (see text/encoding.h); `file` is the base name put into
// Issue::source, `sha256` that of the file's bytes. `known` is what other issues of the bulletin
// taught; where it decides, a note says so. O(text.size()) time, no I/O; the result keeps no view
// into `text`. Text without any non-blank character gives no issue.
std::vector<ParsedIssue> parse_issues(std::string_view text, std::string_view file,
                                      std::string_view sha256, const Profile* known = nullptr);

// The same with the print of the document as evidence.
std::vector<ParsedIssue> parse_issues(const Document& document, std::string_view file,
                                      std::string_view sha256, const Profile* known = nullptr);

}  // namespace kexie
