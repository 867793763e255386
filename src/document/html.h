// Web pages (.html, .htm) and web archives (.mht) as lines with print.
#pragma once

#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace kexie {

// Reads the text of a page: a line for each block and line break, and for each row of a table; not
// menus, footers of the site, scripts and hidden text. The encoding is that of the byte order mark,
// else what the page says, else what the content looks like. Of style sheets only inline ones
// count.
//
// Errors: "html-none" (an archive without a page), "html-too-large", and those of decode_text().
// What is left out is in the notes.
Result<Document> read_html(std::string_view bytes);

}  // namespace kexie
