// Citations of an article, in common formats for people and programs.
//
// Unknown facts are left out; inferred ones are marked as such: by 约, a note, or the square
// brackets in which GB/T 7714 puts an estimated year.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "bulletin/issue.h"

namespace kexie {

enum class CitationStyle { GbT7714, Plain, Markdown, BibTeX, Ris };

// What a citation needs besides the issue.
struct CitationContext {
    std::string bulletin;          // Used if the issue has no masthead.
    std::string link;              // To the article; left out unless it is a web address.
    std::optional<Date> accessed;  // The day of access.
};

// `quote`: the quoted text; may be empty. Put before the citation or, in formats for programs, into
// a note.
std::string cite(const Issue& issue, const Article& article, CitationStyle style,
                 const CitationContext& context, std::string_view quote = {});

}  // namespace kexie
