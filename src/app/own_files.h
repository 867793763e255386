// Own files: issues as text, or bundles, that the person adds to the archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/bundle.h"
#include "base/result.h"

namespace kexie {

// A file as the platform hands it over.
struct DroppedFile {
    std::string id;  // Hash of its bytes.
    std::string name;
    std::uint64_t bytes = 0;
    std::string bundle;          // A bundle, or what was parsed from a text, as a bundle.
    std::optional<Error> error;  // Why there is no bundle.
};

enum class StorageProblem { None, Full, Forbidden };

struct OwnFile {
    std::string id;
    std::string name;
    std::uint64_t bytes = 0;
    std::vector<std::shared_ptr<const Issue>> issues;
    std::optional<Error> error;  // The file was refused.
    // Why it will not be there at the next visit.
    StorageProblem storage = StorageProblem::None;
};

// Never fails: sets `error` if the file cannot be read. O(bundle).
OwnFile read_own_file(const DroppedFile& file);

// Replaces the file with the same id, or appends.
void add_own_file(std::vector<OwnFile>& files, OwnFile file);

// The archive with the issues of all files: see merge_issues(). If `base` has no title, the issues'
// common one is used. O(n log n).
Archive join_own_files(const Archive& base, const std::vector<OwnFile>& files);

// Adds the issues of one more file.
void join_own_file(Archive& archive, const OwnFile& file);

}  // namespace kexie
