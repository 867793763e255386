// How far the structure of each article can be trusted.
#pragma once

#include "bulletin/draft.h"

namespace kexie {

// True if a finding puts the structure of the article at its line in doubt: a warning or an error,
// and not one about the facts of the masthead or about single characters.
bool is_doubt(const Diagnostic& found);

// Reports as warnings what makes the structure of an article, or of the contents, doubtful. Sets
// Article::confidence to Doubtful where a doubt stands at the lines of an article, whatever stage
// reported it. Needs the fields and the targets of the contents. O(text).
void judge_confidence(Draft& draft);

}  // namespace kexie
