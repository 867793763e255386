// A small archive with a state over it, for the tests of app and ui.
#pragma once

#include <memory>
#include <vector>

#include "app/state.h"

namespace kexie::test {

// Issue `number` of 2023, dated the first of the month with that number.
std::shared_ptr<const Issue> make_issue(int number, std::vector<Article> articles);

// `section` and `source` may be null.
Article make_article(const char* section, const char* title, const char* text, const char* source);

// Three issues (1, 2, 5); 沙龙 stands in three articles, twice in one of them.
State open_state();

}  // namespace kexie::test
