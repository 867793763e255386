// What an issue that is set in type says, in words: the whole of it, whatever part is in sight.
#pragma once

#include "ui/issue_layout.h"

namespace kexie {

// Adds every block of the page. `x`, `top`: where its text and the page begin, in the window.
void add_issue_semantics(const Ui& ui, const IssueLayout& page, float x, float top);

}  // namespace kexie
