// An own file with printed pages, opened beside its text.
#pragma once

#include <memory>
#include <string>

#include "support/headless_ui.h"

namespace kexie::test {

// An issue of two pages, whose first article has a title, a paragraph of two lines and a
// contributing unit: lines 1 to 4 of `text`. `print` is as in Source::print.
std::shared_ptr<const Issue> printed_issue(std::string text, std::string print);

// Opens an archive with a note and nothing else, the own file `file_id` with the issue, and the
// source of its first article.
void open_printed_source(HeadlessUi& headless, std::shared_ptr<const Issue> issue,
                         const std::string& file_id);

}  // namespace kexie::test
