// Rewrites a web page so that parsing it costs no more than its size promises.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace kexie {

// The page with all of its text, and the tags that say how it is printed. Scripts, style sheets,
// titles, form fields and comments are gone. Elements nest 400 deep at most: parsers recurse, and
// formatting that is never closed is opened again in every paragraph, so that a small page can
// become a huge tree. Attributes are those that the reader looks at.
//
// Error "html-too-large" for pages with more than 300,000 tags. O(n).
Result<std::string> tamed_html(std::string_view html);

}  // namespace kexie
