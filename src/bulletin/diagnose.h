// What a person should look at in one issue.
#pragma once

#include "bulletin/draft.h"
#include "bulletin/wraps.h"

namespace kexie {

// Points every entry of the contents at an article or a section, in the order of the issue where
// there is a choice. O(entries × articles).
void link_contents(Issue& issue);

// Adds what is missing, unusual or contradicts itself, and sorts the diagnostics by line.
void diagnose(Draft& draft);

}  // namespace kexie
