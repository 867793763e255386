// Files that the person joins to the archive: issues as text, or whole bundles.
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
    std::string id;  // Of its bytes: the same file has the same id.
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
    // Why it will be gone after this visit.
    StorageProblem storage = StorageProblem::None;
};

// Never fails: a file that cannot be read says why in `error`. O(bundle).
OwnFile read_own_file(const DroppedFile& file);

// Puts the file in the place of the one with the same id, or behind the others.
void add_own_file(std::vector<OwnFile>& files, OwnFile file);

// The archive and the issues of all files, as one: see merge_issues(). A title is taken from the
// issues where `base` has none. O(n log n).
Archive join_own_files(const Archive& base, const std::vector<OwnFile>& files);

// Adds the issues of a file to what was joined before, as the last of the files.
void join_own_file(Archive& archive, const OwnFile& file);

}  // namespace kexie
