// What the entries of a table of contents point at.
#pragma once

#include <vector>

#include "bulletin/issue.h"

namespace kexie {

// Sets the target of every toc entry: the article of equal title, else the section of equal name,
// else the most similar title, preferably between the targets of the neighbouring entries; else the
// only article left between these, if they share words. `is_section` tells which entries are names
// of sections: these are no titles. O(entries × articles).
void resolve_toc_targets(Issue& issue, const std::vector<bool>& is_section);

}  // namespace kexie
