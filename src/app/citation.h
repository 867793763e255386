// Citations of an article, in the forms that people and their programs use.
//
// What the issue does not say is left out, and what was worked out from its text is said to be:
// 约, a note, or the square brackets in which GB/T 7714 puts an estimated year.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "bulletin/issue.h"

namespace kexie {

enum class CitationStyle { GbT7714, Plain, Markdown, BibTeX, Ris };

// What a citation says beside the issue itself.
struct CitationContext {
    std::string bulletin;          // Named where the issue has no masthead.
    std::string link;              // Of the article; left out unless it is a web address.
    std::optional<Date> accessed;  // The day on which it was read there.
};

// `quote`: the text that is cited; may be empty. It stands before the citation, or, in the formats
// for programs, in a note.
std::string cite(const Issue& issue, const Article& article, CitationStyle style,
                 const CitationContext& context, std::string_view quote = {});

}  // namespace kexie
