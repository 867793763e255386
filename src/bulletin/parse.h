// Turns the text of one or more issues into Issue values.
//
// Parsing never fails. What it does not understand stays in the result and is reported in
// `diagnostics`; every non-blank character of the input is in exactly one field.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

// What a run of source characters became.
enum class SegmentRole : std::uint8_t {
    Label,  // Only labels a field; kept in Issue::labels.
    Noise,
    MastheadTitle,
    MastheadYear,
    MastheadNumber,
    MastheadTotal,
    MastheadPublisher,
    MastheadDate,
    Toc,
    Section,
    Title,
    Paragraph,
    Attribution,
    FooterEditor,
    FooterReviewer,
    FooterDistribution,
    FooterEmail,
};

// Bytes [begin, end) of the decoded UTF-8 text, no blank at either end. On one line, but for the
// single noise item of a text that was not read at all.
struct Segment {
    std::size_t begin = 0;
    std::size_t end = 0;
    int line = 0;  // 1-based.
    SegmentRole role{};
    int index = -1;      // Article, toc entry, noise item or label it belongs to, 0-based; else -1.
    int paragraph = -1;  // For SegmentRole::Paragraph, 0-based within the article; else -1.
};

struct ParsedIssue {
    Issue issue;
    std::vector<Segment> segments;  // In order of the source; together every non-blank character.
};

// `text` is UTF-8 without BOM (see text/encoding.h); `file` is the base name put into
// Issue::source, `sha256` that of the file's bytes. O(text.size()) time, no I/O; the result keeps
// no view into `text`. Text without any non-blank character gives no issue.
std::vector<ParsedIssue> parse_issues(std::string_view text, std::string_view file,
                                      std::string_view sha256);

// The proof that nothing is lost, from the result alone: every non-blank character of `text` is in
// exactly one segment, in order, and every field equals the text of its segments but for blanks
// and width. One diagnostic of severity Error, code "text-lost", for each breach; empty if all
// is well.
std::vector<Diagnostic> account(std::string_view text, const std::vector<ParsedIssue>& issues);

}  // namespace kexie
