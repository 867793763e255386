// PDF files that need no font of their own.
#pragma once

#include <string>

namespace kexie::test {

// Each page has the same line of Latin text.
std::string small_pdf(const std::string& line, int pages = 1);

// Whether kexie-pdf was built.
bool has_pdf_reader();

}  // namespace kexie::test
