// A bulletin as a web page to be printed: by Chromium, WeasyPrint or wkhtmltopdf.
#pragma once

#include <string>

#include "support/print_flow.h"

namespace kexie::test {

// A page of HTML with its style sheet: A4, with page numbers and running heads in the margins. The
// titles that are drawn twice are so by a pseudo-element over them.
std::string html_document(const PrintFlow& flow, const PrintLook& look);

}  // namespace kexie::test
