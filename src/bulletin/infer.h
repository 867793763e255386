// Facts inferred from an issue's own text: when it appeared, what happened when, its id.
#pragma once

#include <cstddef>
#include <optional>

#include "bulletin/issue.h"
#include "bulletin/printed_dates.h"

namespace kexie {

// Infers year and date if the masthead does not give them: the date is that of the latest past
// event in the text, within `period` if the masthead prints one; its last day if it is printed from
// day to day, its first if the text tells nothing. Sets `inferred` and reports what it did.
// docs/PARSING.md has the rules.
void infer_date(Issue& issue, const std::optional<PrintedDate>& period);

// Sets Article::date: the first day mentioned in the body, its year resolved against the issue's
// date.
void date_articles(Issue& issue);

// Sets Issue::id: "2023-18"; without a number "2023-06-30~807c66"; without a date too
// "undated~807c66". `ordinal` is the 0-based position of the issue in its file: from the second on,
// an id made from the hash gets "-2", "-3" ….
void assign_id(Issue& issue, std::size_t ordinal);

}  // namespace kexie
