// The semantic tree of the open issue: all of it, not only what is in sight.
#pragma once

#include "ui/issue_layout.h"

namespace kexie {

// Adds a node for each block. `x`: left edge of the text; `top`: top of the page, in the window.
void add_issue_semantics(const Ui& ui, const IssueLayout& page, float x, float top);

}  // namespace kexie
