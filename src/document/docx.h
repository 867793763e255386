// Word documents (.docx, .docm, .dotx) as lines with print.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace kexie {

// Reads what Word would print: with the numbers of lists, changes accepted, hidden text left out;
// headers before the text, notes and footers after it. A line is a paragraph, a part of one between
// line breaks, or a row of a table. Documents have no pages until they are laid out: print.page
// counts the page breaks that are written into them, and pages of the document is 0.
//
// Errors: "docx-encrypted", "docx-old" (.doc, .wps), "docx-damaged", "docx-none" (no Word
// document), and those of parse_xml() and ZipReader. What is left out is in the notes.
Result<Document> read_docx(std::string_view bytes);

// The same of a zip file that says it is a Word document; nothing for any other.
std::optional<Result<Document>> read_if_docx(std::string_view bytes);

}  // namespace kexie
