// The names of the bulletin that other issues taught: what the parser does with them.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"
#include "bulletin/profile.h"

namespace kexie {

// Takes over what files other than that of the issue have.
void use_profile(Draft& draft, const Profile& known);

// Where the masthead has no title or no publisher: takes the line that is the known one, word for
// word, among those that the masthead could not explain or right below it. `contents` is the first
// line after the masthead; returns the new one.
std::size_t find_known_names(Draft& draft, std::size_t contents);

// Marks lines from `first` on that are running heads of other issues. O(text).
void mark_known_running_heads(Draft& draft, std::size_t first);

}  // namespace kexie
