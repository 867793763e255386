// An issue as a readable outline, to check it against the paper in a minute.
#pragma once

#include <string>

#include "bulletin/issue.h"

namespace kexie {

// Masthead, contents, then each article with its section, lines, length, the first and last words
// of every paragraph and its attribution, then footer, noise and diagnostics. Ends with a line
// end. O(size of the issue).
std::string outline(const Issue& issue);

}  // namespace kexie
