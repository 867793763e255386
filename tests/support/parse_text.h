// Short cuts for tests that parse literal text.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "bulletin/coverage.h"
#include "bulletin/parse.h"

namespace kexie::test {

// Parses and checks that nothing is lost.
inline std::vector<ParsedIssue> parse_text(std::string_view text) {
    std::vector<ParsedIssue> issues = parse_issues(text, "test.txt", std::string(64, 'a'));
    for (const Diagnostic& loss : verify_coverage(text, issues)) FAIL_CHECK(loss.message);
    return issues;
}

inline Issue parse_one(std::string_view text) {
    const std::vector<ParsedIssue> issues = parse_text(text);
    REQUIRE(issues.size() == 1);
    return issues[0].issue;
}

inline bool has_code(const Issue& issue, std::string_view code) {
    for (const Diagnostic& found : issue.diagnostics) {
        if (found.code == code) return true;
    }
    return false;
}

}  // namespace kexie::test
