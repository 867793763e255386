// An issue as an outline that a person can check against the paper in a minute.
#pragma once

#include <string>

#include "bulletin/issue.h"

namespace kexie::cli {

// Masthead, table of contents with its targets, every article with the first and last words of
// each paragraph and its lines in the source, footer, noise and diagnostics.
std::string outline(const Issue& issue);

}  // namespace kexie::cli
