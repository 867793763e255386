// The archive as one value and as one file, archive.json: see the schema in docs/ARCHITECTURE.md.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/issue.h"

namespace kexie {

struct Archive {
    std::string title;  // e.g. "科协每周动态"
    std::string note;   // Shown to readers, e.g. that the texts are digests; may be empty.
    std::vector<std::shared_ptr<const Issue>> issues;  // Oldest first.
};

inline constexpr std::string_view bundle_format = "kexie-archive";
inline constexpr int bundle_version = 1;

// The one rule for what a file given by the reader is, by its content: a bundle where it begins
// like a JSON object, so that another kind of JSON or a damaged bundle is refused by read_bundle()
// in a sentence; else text of issues. `head` is the beginning of the file, unpacked; 4 KB are
// enough.
bool is_bundle(std::string_view head);

// Deterministic: the same archive gives the same bytes on any machine.
std::string write_bundle(const Archive& archive);

// Reads JSON as a stream of events. Errors: "bundle-damaged" (not JSON, or cut; with offset),
// "bundle-format" (another kind of file), "bundle-version" (newer than this program),
// "bundle-schema" (a field is missing or of the wrong type; names it). `source` goes into errors.
Result<Archive> read_bundle(std::string_view json, std::string_view source);

// One issue object, indented; the array of `kexie parse`.
std::string write_issues(const std::vector<Issue>& issues);

// Oldest first: by date, then number, then id; issues without a date last.
void sort_issues(std::vector<std::shared_ptr<const Issue>>& issues);

}  // namespace kexie
