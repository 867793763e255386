// The proof that parsing loses nothing.
#pragma once

#include <string_view>
#include <vector>

#include "bulletin/parse.h"

namespace kexie {

// Checks the result of parse_issues(text, …) against `text`, sharing no code with the parser's
// stages: every non-blank character is in exactly one segment, in order, and every field equals the
// text of its segments but for blanks and width. Returns one diagnostic of severity Error, code
// "text-lost", for each violation; empty if all is well. O(n log n).
std::vector<Diagnostic> verify_coverage(std::string_view text,
                                        const std::vector<ParsedIssue>& issues);

}  // namespace kexie
