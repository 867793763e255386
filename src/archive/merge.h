// Joins newly parsed issues to an archive.
#pragma once

#include <string>
#include <vector>

#include "archive/bundle.h"

namespace kexie {

// An issue whose id the archive held already.
struct Repeat {
    std::string id;          // The id that both claim.
    std::string file;        // Base name of the file that came later,
    std::string first_file;  // and of the one that keeps the id.
    std::string new_id;      // Under which the later one was added; empty: it says the same as the
                             // first, word for word, and was left out.
};

// Adds `issues` in their order and sorts the archive. Every id stays unique, so that every issue
// has an address, and no text is lost: an issue that differs from the holder of its id gets the id
// with "~" and the first six digits of its SHA-256. O(n log n).
std::vector<Repeat> merge_issues(Archive& archive, std::vector<Issue> issues);

// The title that most issues carry, the first of them where several are equally frequent; empty
// where none has one.
std::string common_title(const std::vector<std::shared_ptr<const Issue>>& issues);

}  // namespace kexie
