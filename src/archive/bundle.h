// The archive as a value and as a file, archive.json. docs/ARCHITECTURE.md describes the schema.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/issue.h"
#include "bulletin/profile.h"

namespace kexie {

struct Archive {
    std::string title;  // e.g. "科协每周动态"
    std::string note;   // Shown to readers, e.g. that the texts are digests; may be empty.
    std::vector<std::shared_ptr<const Issue>> issues;  // Oldest first.
};

inline constexpr std::string_view bundle_format = "kexie-archive";
inline constexpr int bundle_version = 1;

// Tells a bundle from text by content: true if the file begins like a JSON object. That includes
// other kinds of JSON and damaged bundles, which read_bundle() refuses with a reason. `head` is the
// start of the unpacked file; 4 KB are enough.
bool is_bundle(std::string_view head);

// Deterministic: the same archive gives the same bytes on any machine.
std::string write_bundle(const Archive& archive);

// What the issues of the archive teach about others. O(headings).
Profile profile_of(const Archive& archive);

// Errors, with a byte offset: "bundle-damaged" (not JSON, or truncated), "bundle-format" (another
// kind of file), "bundle-version" (newer than this program), "bundle-schema" (a member is missing
// or has the wrong type; the message gives its path). `source` goes into errors. O(json).
Result<Archive> read_bundle(std::string_view json, std::string_view source);

// The array printed by `kexie parse`, one issue per line.
std::string write_issues(const std::vector<Issue>& issues);

// Oldest first: by date, then number, then id; issues without a date last.
void sort_issues(std::vector<std::shared_ptr<const Issue>>& issues);

}  // namespace kexie
