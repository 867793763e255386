// Adds parsed issues to an archive.
#pragma once

#include <string>
#include <vector>

#include "archive/bundle.h"

namespace kexie {

// An issue whose id was already taken.
struct Repeat {
    std::string id;          // The id that both claim.
    std::string file;        // Base name of the file that came later,
    std::string first_file;  // and of the one that keeps the id.
    std::string new_id;      // The id given to the later one; empty if it was dropped because it
                             // repeats the first word for word.
};

// Adds `issues` in order and sorts the archive. Ids stay unique, so every issue has an address. No
// text is lost: an issue that differs from the one holding its id gets that id plus "~" and the
// first six digits of its SHA-256. O(n log n).
std::vector<Repeat> merge_issues(Archive& archive, std::vector<Issue> issues);

// The most frequent title, the first of several equally frequent ones; empty if no issue has one.
std::string common_title(const std::vector<std::shared_ptr<const Issue>>& issues);

}  // namespace kexie
