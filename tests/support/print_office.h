// A bulletin as an office prints it, as a file for LibreOffice.
#pragma once

#include <string>

#include "support/print_flow.h"

namespace kexie::test {

// As OpenDocument in one XML file (.fodt), which LibreOffice turns into .docx and .pdf. Titles and
// section headings have styles of their own, pages have numbers and some a running head. What is
// to be drawn twice has a shadow, which LibreOffice draws so.
std::string office_document(const PrintFlow& flow, const PrintLook& look);

}  // namespace kexie::test
