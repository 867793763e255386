// What the entries of a table of contents point at.
#pragma once

#include "bulletin/issue.h"

namespace kexie {

// Sets the target of every toc entry: the article of equal title, else the section of equal name,
// else the most similar title, preferably between the targets of the neighbouring entries.
// O(entries × articles).
void resolve_toc_targets(Issue& issue);

}  // namespace kexie
