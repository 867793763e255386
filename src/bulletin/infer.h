// What an issue's own text says about when it appeared and what happened when.
#pragma once

#include "bulletin/issue.h"

namespace kexie {

// Year and date of an issue whose masthead does not give them: the date is the latest past event
// that it reports. Sets `inferred` and reports what it did. See docs/PARSING.md for the rules.
void infer_date(Issue& issue);

// Article::date: the first day mentioned in the body, its year resolved against the issue's date.
void date_articles(Issue& issue);

// Issue::id: "2023-18"; "2023-06-30~807c66" without a number; "undated~807c66" without a date,
// too. `ordinal` is the 0-based place of the issue in its file: from the second on, an id made
// from the hash gets "-2", "-3" ….
void name_issue(Issue& issue, std::size_t ordinal);

}  // namespace kexie
